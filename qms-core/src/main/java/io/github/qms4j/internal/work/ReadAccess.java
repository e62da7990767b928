package io.github.qms4j.internal.work;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.inspection.InspectorAccess;
import io.github.qms4j.inspection.InspectorAccessLifeCycle;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.TransitionRules;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.Kind;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Who may read what: by the policy, in their own roles or delegated ones, or an inspector by an access that was granted
 * to them and is committed. It decides before anything is looked up, so that a denial does not tell whether there is
 * anything.
 */
final class ReadAccess {
    /** In place of a record's id where many are asked for. */
    static final String ANY = "*";

    private static final Permission TEXTS = new Permission(ErasableTexts.TYPE + ":read", Role.WORKING);

    private final Engine engine;
    private final Actor actor;
    private final String reason;

    ReadAccess(Engine engine, Actor actor, String reason) {
        this.engine = engine;
        this.actor = actor;
        this.reason = reason;
    }

    static Asked of(RecordType<?> type, String id, Supplier<String> asked) {
        return new Asked(type.name(), type.schemaVersion(), type.reading(), id, asked);
    }

    static Asked ofText(String hash) {
        return new Asked(ErasableTexts.TYPE, 1, TEXTS, hash, () -> "reveal");
    }

    boolean isInspector() {
        return actor.roles().contains(Role.INSPECTOR);
    }

    /**
     * What stands against it; empty when nothing does, and then it is on record if it has to be.
     *
     * @throws io.github.qms4j.StorageException when it cannot be put on record; then nothing may be read
     */
    Optional<Decision.Denied> against(Asked asked) {
        if (!isInspector()) {
            return new Authority(engine, actor, engine.now()).has(asked.permission())
                    ? Optional.empty()
                    : Optional.of(TransitionRules.notPermitted(actor, asked.permission()));
        }
        Optional<Versioned<InspectorAccess>> access = accessTo(asked.type());
        access.ifPresent(granted -> record(asked, granted));
        return access.isPresent() ? Optional.empty() : Optional.of(TransitionRules.notOpened(actor, asked.type()));
    }

    /** Whether nothing stands against it; puts nothing on record. */
    boolean permits(Asked asked) {
        return isInspector()
                ? accessTo(asked.type()).isPresent()
                : new Authority(engine, actor, engine.now()).has(asked.permission());
    }

    private Optional<Versioned<InspectorAccess>> accessTo(String type) {
        RecordQuery query = RecordQuery.of(engine.tenant(), InspectorAccess.TYPE.name())
                .where(
                        InspectorAccessLifeCycle.INSPECTOR.is(actor.id()),
                        InspectorAccessLifeCycle.STATUS.is(InspectorAccess.Status.GRANTED));
        Instant now = engine.now();
        AtomicReference<Versioned<InspectorAccess>> found = new AtomicReference<>();
        Pages.whileTrue(engine.outsideHostTransaction().storage(), query, row -> {
            Versioned<InspectorAccess> access = Rows.read(InspectorAccess.TYPE, row);
            if (access.state().opens(type, actor.id(), now)) {
                found.set(access);
            }
            return found.get() == null;
        });
        return Optional.ofNullable(found.get());
    }

    private void record(Asked asked, Versioned<InspectorAccess> granted) {
        TrailEntry entry = TrailEntry.of(new TrailEntry.Content(
                Kind.ACCESS,
                engine.tenant(),
                asked.type(),
                asked.id(),
                -1,
                asked.schemaVersion(),
                asked.action(),
                actor,
                engine.now(),
                engine.ids().get(),
                reason,
                asked.words().get(),
                TrailEntry.NO_PREVIOUS,
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(new ReliedOn(InspectorAccess.TYPE.name(), granted.id(), granted.version())),
                null,
                ""));
        engine.outsideHostTransaction().storage().apply(ChangeSet.of(TrailRows.insert(entry)));
    }

    /**
     * What somebody is about to read.
     *
     * @param type the record type
     * @param schemaVersion of its payloads
     * @param permission what it takes
     * @param id the record's, or {@link #ANY}
     * @param words what of it
     */
    record Asked(String type, int schemaVersion, Permission permission, String id, Supplier<String> words) {
        String action() {
            return type + ".read";
        }
    }
}
