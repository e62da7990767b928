package io.github.qms4j.retention;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.util.EnumSet;

/** The record type of retention policies with its life cycle. */
public final class RetentionPolicyLifeCycle {
    private static final Declaration<RetentionPolicy, RetentionPolicy.Status> DECLARED = RecordType.declare(
            "retention-policy", RetentionPolicy.class, RetentionPolicy.Status.class, RetentionPolicy::status);

    public static final Attribute<RetentionPolicy, RetentionPolicy.Status> STATUS = DECLARED.status();

    public static final Transition<RetentionPolicy> SET = DECLARED.creates(
                    "retention-policy.set", RetentionRecords.POLICY, RetentionPolicy.Status.IN_FORCE)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<RetentionPolicy> CHANGE = DECLARED.moves(
                    "retention-policy.change",
                    RetentionRecords.POLICY,
                    EnumSet.allOf(RetentionPolicy.Status.class),
                    RetentionPolicy.Status.IN_FORCE)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<RetentionPolicy> WITHDRAW = DECLARED.moves(
                    "retention-policy.withdraw",
                    RetentionRecords.POLICY,
                    RetentionPolicy.Status.IN_FORCE,
                    RetentionPolicy.Status.WITHDRAWN)
            .note(Note.REQUIRED)
            .row();

    public static final RecordType<RetentionPolicy> TYPE = DECLARED.type();

    private RetentionPolicyLifeCycle() {}
}
