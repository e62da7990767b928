package io.github.qms4j.solution;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.LocalDate;
import java.util.List;

/** The record type of failed assessments of vendors. */
public final class VendorFailureLifeCycle {
    private static final Declaration<VendorFailure, VendorFailure.Status> DECLARED = RecordType.declare(
            "vendor-failure", VendorFailure.class, VendorFailure.Status.class, VendorFailure::status);

    public static final Attribute<VendorFailure, VendorId> VENDOR = DECLARED.id("vendor", VendorFailure::vendor);
    public static final Attribute<VendorFailure, LocalDate> FAILED_ON = DECLARED.date("failedOn", VendorFailure::on);

    static {
        DECLARED.index(List.of(FAILED_ON));
    }

    public static final Transition<VendorFailure> RECORD = DECLARED.creates(
                    "vendor-failure.record", SolutionRecords.ASSESS, VendorFailure.Status.RECORDED)
            .note(Note.NONE)
            .row();

    public static final RecordType<VendorFailure> TYPE = DECLARED.type();

    private VendorFailureLifeCycle() {}
}
