package io.github.qms4j.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.complaint.TamperedStorage;
import io.github.qms4j.complaint.WatchedStorage;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.TrailEntry;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Verifies("X-12")
class ErasableTextTest {
    private static final Permission KEEP = Permission.of("reporter:keep", Role.SERVICE_AGENT);
    private static final Declaration<Reporter, Status> REPORTER_DECLARATION =
            RecordType.declare("acme.reporter", Reporter.class, Status.class, Reporter::status);

    static final Attribute<Reporter, Status> STATUS = REPORTER_DECLARATION.status();

    static final Transition<Reporter> ENTER =
            REPORTER_DECLARATION.creates("reporter.enter", KEEP, Status.KNOWN).row();
    static final Transition<Reporter> CORRECT =
            REPORTER_DECLARATION.edits("reporter.correct", KEEP, Status.KNOWN).row();

    static final RecordType<Reporter> REPORTER = REPORTER_DECLARATION.type();

    private final SettableClock clock = new SettableClock("2026-03-01T09:00:00Z");
    private final TamperedStorage storage = new TamperedStorage();
    private final Qms qms = engine(storage, "default");
    private final RecordStore agent = agent(qms);
    private final RecordStore compliance =
            qms.as(Actor.of("u-compliance", Role.COMPLIANCE), "Art. 17 GDPR").records();

    enum Status {
        KNOWN
    }

    /** Who reported something, and under which names they did before. */
    record Reporter(Status status, ErasableText name, List<ErasableText> formerNames) {}

    private Qms engine(QmsStorage over, String tenant) {
        return Qms.builder()
                .storage(over)
                .clock(clock)
                .tenant(tenant)
                .random(new Random(7))
                .recordType(REPORTER)
                .build();
    }

    private static RecordStore agent(Qms qms) {
        return qms.as(Actor.of("u-agent", Role.SERVICE_AGENT), "by phone").records();
    }

    private static ErasableText entered(RecordStore store, String id, String name) {
        return store.commit(unit -> unit.create(
                        REPORTER.transition("reporter.enter"),
                        id,
                        by -> new Reporter(Status.KNOWN, unit.keepErasable(name), List.of())))
                .state()
                .name();
    }

    private static ErasableText renamed(RecordStore store, String id, String name) {
        return store.commit(unit -> unit.change(
                        REPORTER.transition("reporter.correct"),
                        id,
                        r -> new Reporter(Status.KNOWN, unit.keepErasable(name), List.of(r.name()))))
                .state()
                .name();
    }

    private Versioned<Erasure> erased(ErasableText... texts) {
        return compliance.commit(unit -> unit.erase(Set.of(texts)));
    }

    private static RecordKey row(ErasableText text) {
        return new RecordKey("default", "erasable-text", text.erasable());
    }

    private String problem() {
        List<String> problems = qms.trail().verify(REPORTER, "r1").problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    @Test
    void what_was_kept_is_revealed() {
        ErasableText name = entered(agent, "r1", "Zoë \"Zed\" Ångström");

        assertThat(agent.reveal(name)).contains("Zoë \"Zed\" Ångström");
        assertThat(qms.trail().verify(REPORTER, "r1").problems()).isEmpty();
    }

    @Test
    void a_text_stands_in_its_own_row_and_nowhere_else_in_whatever_was_ever_written() {
        WatchedStorage watched = new WatchedStorage();
        RecordStore store = agent(engine(watched, "default"));
        entered(store, "r1", "Ann Ek");
        renamed(store, "r1", "Ann Roth");

        List<String> holders = watched.applied().stream()
                .flatMap(set -> set.changes().stream())
                .map(change ->
                        change instanceof Change.Insert insert ? insert.record() : ((Change.Update) change).record())
                .filter(row -> row.toString().contains("Ann"))
                .map(row -> row.key().type())
                .toList();
        assertThat(holders).containsExactly("erasable-text", "erasable-text");
    }

    @Test
    void the_stored_row_is_the_documented_canonical_text() {
        ErasableText name = entered(agent, "r1", "Ann Ek");

        StoredRecord stored = storage.raw(row(name));
        assertThat(stored.payload()).matches("\\{\"salt\":\"[0-9a-f]{64}\",\"text\":\"Ann Ek\"}");
        assertThat(Hashes.content(stored.payload())).isEqualTo(name.erasable());
        assertThat(stored.attributes()).isEmpty();
    }

    @Test
    void the_same_text_twice_is_not_recognised_by_its_hash() {
        assertThat(entered(agent, "r1", "Ann Ek")).isNotEqualTo(entered(agent, "r2", "Ann Ek"));
    }

    @Test
    void what_was_erased_is_gone_from_the_storage() {
        ErasableText name = entered(agent, "r1", "Ann Ek");
        erased(name);

        assertThat(agent.reveal(name)).isEmpty();
        assertThat(Stream.of("acme.reporter", "erasable-text", "trail-entry", "erasure", "erased-text")
                        .flatMap(type -> storage.query(RecordQuery.of("default", type)).records().stream())
                        .map(StoredRecord::toString))
                .isNotEmpty()
                .noneMatch(row -> row.contains("Ann"));
    }

    @Test
    @Verifies("X-5")
    void after_an_erasure_history_proof_and_past_are_what_they_were() {
        ErasableText first = entered(agent, "r1", "Ann Ek");
        clock.set("2026-03-02T09:00:00Z");
        renamed(agent, "r1", "Ann Roth");
        List<TrailEntry> before = qms.trail().history("acme.reporter", "r1");
        erased(first);

        assertThat(qms.trail().verify(REPORTER, "r1").problems()).isEmpty();
        assertThat(qms.trail().history("acme.reporter", "r1")).isEqualTo(before);
        assertThat(agent.asOf(REPORTER, "r1", Instant.parse("2026-03-01T12:00:00Z"))
                        .orElseThrow()
                        .state()
                        .name())
                .isEqualTo(first);
    }

    @Test
    @Verifies("X-5")
    void an_erasure_is_itself_on_record_with_who_when_why_and_what() {
        ErasableText name = entered(agent, "r1", "Ann Ek");
        Versioned<Erasure> erasure = erased(name);

        assertThat(erasure.id()).isEqualTo("ERA-2026-0001");
        assertThat(agent.get(Erasure.TYPE, "ERA-2026-0001").state())
                .isEqualTo(new Erasure(List.of(name), "u-compliance", clock.instant()));
        assertThat(qms.trail().history("erasure", "ERA-2026-0001"))
                .singleElement()
                .extracting(TrailEntry::reason)
                .isEqualTo("Art. 17 GDPR");
        assertThat(qms.trail().verify("erasure", "ERA-2026-0001").problems()).isEmpty();
        assertThat(qms.trail().verify("erased-text", name.erasable()).problems())
                .isEmpty();
    }

    @Test
    @Verifies("X-3")
    void who_may_not_erase_is_refused_and_that_is_in_the_trail() {
        ErasableText name = entered(agent, "r1", "Ann Ek");

        assertThatThrownBy(() -> agent.commit(unit -> unit.erase(Set.of(name))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("erasable-text:erase");
        assertThat(qms.trail().refusals("erasure", "ERA-2026")).hasSize(1);
        assertThat(agent.reveal(name)).contains("Ann Ek");
    }

    @Test
    @Verifies("X-5")
    void an_erasure_takes_a_reason() {
        ErasableText name = entered(agent, "r1", "Ann Ek");
        RecordStore silent = qms.as(Actor.of("u-qm", Role.QUALITY_MANAGER)).records();

        assertThatThrownBy(() -> silent.commit(unit -> unit.erase(Set.of(name))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("reason");
    }

    @Test
    void what_is_not_there_cannot_be_erased() {
        ErasableText name = entered(agent, "r1", "Ann Ek");
        erased(name);

        assertThatThrownBy(() -> erased(name))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(name.erasable());
        assertThatThrownBy(this::erased).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new ErasableText("Ann Ek")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void an_erasure_that_names_one_text_too_many_erases_none() {
        ErasableText name = entered(agent, "r1", "Ann Ek");
        ErasableText gone = entered(agent, "r2", "Bo Li");
        erased(gone);

        assertThatThrownBy(() -> compliance.commit(unit -> {
                    assertThatThrownBy(() -> unit.erase(Set.of(name, gone))).isInstanceOf(InvalidInputException.class);
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");
        compliance.commit(unit -> {
            assertThatThrownBy(() -> unit.erase(Set.of(name, gone))).isInstanceOf(InvalidInputException.class);
            return "went on without it";
        });
        assertThat(agent.reveal(name)).contains("Ann Ek");
        assertThat(agent.find(Erasure.TYPE, "ERA-2026-0002")).isEmpty();
    }

    @Test
    void a_text_and_its_record_are_stored_together_or_not_at_all() {
        WatchedStorage watched = new WatchedStorage();
        RecordStore store = agent(engine(watched, "default"));
        entered(store, "r1", "Ann Ek");

        assertThatThrownBy(() -> entered(store, "r1", "Bo Li")).hasMessageContaining("exists already");
        assertThat(watched.applied()).hasSize(1);
        assertThat(watched.applied().get(0).changes()).hasSize(3);
    }

    @Test
    void an_altered_text_is_named_and_not_revealed() {
        ErasableText name = entered(agent, "r1", "Ann Ek");
        storage.alterPayload(row(name), p -> p.replace("Ann", "Eve"));

        assertThat(problem()).contains("reporter r1").contains(name.erasable()).contains("a text of another hash");
        assertThatThrownBy(() -> agent.reveal(name))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining(name.erasable());
    }

    @Test
    void texts_cannot_change_places() {
        ErasableText name = entered(agent, "r1", "Ann Ek");
        String other = storage.payload(row(entered(agent, "r2", "Eve Li")));
        storage.alterPayload(row(name), p -> other);

        assertThat(problem()).contains("a text of another hash");
    }

    @Test
    void a_text_that_was_removed_behind_the_library_s_back_is_missed() {
        ErasableText name = entered(agent, "r1", "Ann Ek");
        storage.remove(row(name));

        assertThat(problem()).contains("neither stored nor erased");
        assertThatThrownBy(() -> agent.reveal(name)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void an_erasure_that_was_rewritten_to_hide_a_removal_is_found_out() {
        ErasableText name = entered(agent, "r1", "Ann Ek");
        ErasableText other = entered(agent, "r2", "Bo Li");
        erased(other);
        erased(name);
        storage.alterPayload(
                new RecordKey("default", "erased-text", name.erasable()), p -> p.replace("-0002", "-0001"));
        assertThat(problem()).contains("no sound erasure ERA-2026-0001 says so");

        storage.alterPayload(
                new RecordKey("default", "erasure", "ERA-2026-0001"),
                p -> p.replace(other.erasable(), name.erasable()));
        assertThat(problem()).contains("no sound erasure ERA-2026-0001 says so");
    }

    @Test
    void a_text_that_came_back_with_a_backup_is_named_and_can_be_erased_again() {
        InMemoryStorage restored = new InMemoryStorage();
        Qms engine = engine(restored, "default");
        RecordStore officer = engine.as(Actor.of("u-qm", Role.QUALITY_MANAGER), "Art. 17 GDPR")
                .records();
        ErasableText name = entered(agent(engine), "r1", "Ann Ek");
        StoredRecord backup = restored.find(row(name)).orElseThrow();
        officer.commit(unit -> unit.erase(Set.of(name)));
        restored.apply(ChangeSet.of(new Change.Insert(backup)));

        assertThat(engine.trail().verify(REPORTER, "r1").problems())
                .singleElement()
                .asString()
                .contains("stored again after erasure ERA-2026-0001");
        officer.commit(unit -> unit.erase(Set.of(name)));
        assertThat(engine.trail().verify(REPORTER, "r1").problems()).isEmpty();
    }

    @Test
    void every_text_of_a_list_is_verified() {
        ErasableText first = entered(agent, "r1", "Ann Ek");
        renamed(agent, "r1", "Ann Roth");
        storage.remove(row(first));

        assertThat(problem()).contains(first.erasable());
    }

    @Test
    @Verifies("X-14")
    void tenants_neither_see_nor_erase_each_other_s_texts() {
        InMemoryStorage shared = new InMemoryStorage();
        Qms ulm = engine(shared, "ulm");
        Qms bonn = engine(shared, "bonn");
        ErasableText inUlm = entered(agent(ulm), "r1", "Ann Ek");
        RecordStore bonnOfficer =
                bonn.as(Actor.of("u-qm", Role.QUALITY_MANAGER), "curious").records();

        assertThatThrownBy(() -> bonnOfficer.reveal(inUlm)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> bonnOfficer.commit(unit -> unit.erase(Set.of(inUlm))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("bonn");
        assertThat(agent(ulm).reveal(inUlm)).contains("Ann Ek");
    }

    @Test
    void a_record_that_names_a_text_which_was_never_kept_does_not_verify() {
        agent.commit(unit -> unit.create(
                REPORTER.transition("reporter.enter"),
                "r1",
                by -> new Reporter(Status.KNOWN, new ErasableText("0".repeat(64)), List.of())));

        assertThat(problem()).contains("neither stored nor erased");
    }

    @Test
    void no_type_can_take_the_name_of_the_rows() {
        assertThatThrownBy(() -> RecordType.declare("erasable-text", Reporter.class, Status.class, Reporter::status))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
