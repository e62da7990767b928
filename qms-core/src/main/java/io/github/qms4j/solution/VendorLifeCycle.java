package io.github.qms4j.solution;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Header;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The record type of vendors with its life cycle. */
public final class VendorLifeCycle {
    private static final Set<VendorStatus> IN_USE = EnumSet.complementOf(EnumSet.of(VendorStatus.RETIRED));

    private static final Declaration<Vendor, VendorStatus> DECLARED = RecordType.declare(
                    "vendor", Vendor.class, VendorStatus.class, Vendor::status)
            .numbered("VEN")
            .drafts(VendorStatus.REGISTERED);

    private static final Header.Attributes<Vendor, VendorStatus> HEADER =
            DECLARED.header(Vendor::header, Vendor::withHeader);
    public static final Attribute<Vendor, VendorStatus> STATUS = HEADER.status();
    public static final Attribute<Vendor, String> OWNER = HEADER.owner();
    public static final Attribute<Vendor, LocalDate> OPENED_ON = HEADER.openedOn();
    /** When they are to be evaluated anew. */
    public static final Attribute<Vendor, LocalDate> DUE_ON = HEADER.dueOn();

    public static final Attribute<Vendor, LocalDate> ENDED_ON = HEADER.endedOn();
    public static final Attribute<Vendor, String> NAME = DECLARED.text("name", Vendor::name);
    public static final Attribute<Vendor, VendorRisk> RISK = DECLARED.enumeration(
            "risk", v -> v.latest() == null ? null : v.latest().assessment().risk());

    static {
        DECLARED.index(List.of(OPENED_ON));
        DECLARED.index(List.of(DUE_ON));
    }

    public static final Transition<Vendor> REGISTER = DECLARED.creates(
                    "vendor.register", SolutionRecords.ASSESS, VendorStatus.REGISTERED)
            .row();
    public static final Transition<Vendor> CERTIFY = DECLARED.edits("vendor.certify", SolutionRecords.ASSESS, IN_USE)
            .note(Note.NONE)
            .row();
    public static final Transition<Vendor> ASSESS = DECLARED.moves(
                    "vendor.assess",
                    SolutionRecords.ASSESS,
                    IN_USE,
                    EnumSet.of(VendorStatus.APPROVED, VendorStatus.CONDITIONAL, VendorStatus.FAILED))
            .note(Note.NONE)
            .guard(VendorRules.certificatesAreValid())
            .guard(VendorRules.comesAgainInTime())
            .row();
    public static final Transition<Vendor> RETIRE = DECLARED.moves(
                    "vendor.retire", SolutionRecords.ASSESS, IN_USE, VendorStatus.RETIRED)
            .note(Note.REQUIRED)
            .row();

    static {
        DECLARED.waitsForOwner(ASSESS);
    }

    public static final RecordType<Vendor> TYPE = DECLARED.type();

    private VendorLifeCycle() {}
}
