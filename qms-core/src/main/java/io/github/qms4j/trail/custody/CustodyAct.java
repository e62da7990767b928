package io.github.qms4j.trail.custody;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That somebody made a key of the log, changed it, or accepted a restored backup; why is the reason of its trail entry.
 *
 * @param kind what was done
 * @param status how far it came
 * @param by the id of the actor
 * @param at when it began, in UTC with milliseconds
 * @param log the origin of the log's checkpoints
 * @param logSize how many entries the log had when it began
 * @param logRoot the root of the log then, lower-case hexadecimal
 * @param earlierKeys public keys that were taken over from before; empty unless a key was created
 * @param abandoned the signed checkpoint that was given up; null unless a restored backup was accepted
 * @param key the public key that was made, {@code name+id+key}; null until it is
 * @param failure why it was not done; null unless it failed
 */
public record CustodyAct(
        Kind kind,
        Status status,
        String by,
        Instant at,
        String log,
        long logSize,
        String logRoot,
        List<String> earlierKeys,
        @Nullable String abandoned,
        @Nullable String key,
        @Nullable String failure) {
    private static final Permission KEEP = Permission.of("log:keep", Role.COMPLIANCE, Role.QUALITY_MANAGER);

    private static final Declaration<CustodyAct, Status> DECLARED = RecordType.declare(
                    "custody-act", CustodyAct.class, Status.class, CustodyAct::status)
            .numbered("CUS");

    public static final Attribute<CustodyAct, Status> STATUS = DECLARED.status();
    public static final Attribute<CustodyAct, String> KIND =
            DECLARED.text("kind", act -> act.kind().name());
    public static final Attribute<CustodyAct, String> ACTED_BY = DECLARED.text("actedBy", CustodyAct::by);
    public static final Attribute<CustodyAct, Instant> ACTED_AT = DECLARED.instant("actedAt", CustodyAct::at);

    public static final Transition<CustodyAct> CREATE_KEY = DECLARED.creates("custody.create-key", KEEP, Status.STARTED)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<CustodyAct> ROTATE_KEY = DECLARED.creates("custody.rotate-key", KEEP, Status.STARTED)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<CustodyAct> ACCEPT_RESTORED = DECLARED.creates(
                    "custody.accept-restored", KEEP, Status.STARTED)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<CustodyAct> COMPLETE = DECLARED.moves(
                    "custody.complete", KEEP, Status.STARTED, Status.COMPLETED)
            .note(Note.NONE)
            .row();
    public static final Transition<CustodyAct> FAIL = DECLARED.moves(
                    "custody.fail", KEEP, Status.STARTED, Status.FAILED)
            .note(Note.NONE)
            .row();

    /** Acts, under numbers such as {@code CUS-2026-0001}. */
    public static final RecordType<CustodyAct> TYPE = DECLARED.type();

    public CustodyAct {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(logRoot, "logRoot");
        earlierKeys = List.copyOf(earlierKeys);
    }

    /** The same, done. */
    public CustodyAct completed(@Nullable String newKey) {
        return new CustodyAct(
                kind, Status.COMPLETED, by, at, log, logSize, logRoot, earlierKeys, abandoned, newKey, null);
    }

    /** The same, failed. */
    public CustodyAct failed(String why) {
        return new CustodyAct(kind, Status.FAILED, by, at, log, logSize, logRoot, earlierKeys, abandoned, null, why);
    }

    /** What an act does. */
    public enum Kind {
        /** The first key of the log was made, or the first after all were lost. */
        KEY_CREATED,
        /** A new key took the place of the one before. */
        KEY_ROTATED,
        /** The log was accepted as a restored backup left it. */
        RESTORED_ACCEPTED
    }

    /** How far an act came. */
    public enum Status {
        STARTED,
        COMPLETED,
        FAILED
    }
}
