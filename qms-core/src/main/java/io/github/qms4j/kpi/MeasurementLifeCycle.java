package io.github.qms4j.kpi;

import io.github.qms4j.kpi.KpiRecords.MeasurementRecord;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;

/** The record type of measurements with its life cycle. */
public final class MeasurementLifeCycle {
    private static final Declaration<MeasurementRecord, Measurement.Status> DECLARED = RecordType.declare(
            "measurement",
            MeasurementRecord.class,
            Measurement.Status.class,
            (MeasurementRecord r) -> r.measurement().status());

    public static final Attribute<MeasurementRecord, String> KPI_ID =
            DECLARED.text("kpiId", r -> r.measurement().kpiId());
    public static final Attribute<MeasurementRecord, LocalDate> PERIOD_FROM =
            DECLARED.date("periodFrom", r -> r.measurement().from());
    public static final Attribute<MeasurementRecord, LocalDate> PERIOD_UNTIL =
            DECLARED.date("periodUntil", r -> r.measurement().until());
    public static final Attribute<MeasurementRecord, String> BREAKDOWN = DECLARED.text(
            "breakdown", r -> String.join(",", r.measurement().dimensions().keySet()));
    public static final Attribute<MeasurementRecord, String> GROUP_KEY = DECLARED.text(
            "groupKey", r -> String.join(" / ", r.measurement().dimensions().values()));
    public static final Attribute<MeasurementRecord, BigDecimal> VALUE = DECLARED.decimal(
            "value",
            r -> r.measurement().result() instanceof Result.Measured m
                    ? m.quantity().value()
                    : null);
    public static final Attribute<MeasurementRecord, String> UNIT = DECLARED.text(
            "unit",
            r -> r.measurement().result() instanceof Result.Measured m
                    ? m.quantity().unit()
                    : null);
    public static final Attribute<MeasurementRecord, Long> NUMERATOR =
            DECLARED.whole("numerator", r -> r.measurement().numerator());
    public static final Attribute<MeasurementRecord, Long> DENOMINATOR =
            DECLARED.whole("denominator", r -> r.measurement().denominator());
    public static final Attribute<MeasurementRecord, Measurement.Status> STATUS = DECLARED.status();

    static {
        DECLARED.index(List.of(KPI_ID, PERIOD_FROM));
    }

    public static final Transition<MeasurementRecord> RECORD = DECLARED.creates(
                    "measurement.record", KpiRecords.MEASURE, Measurement.Status.RECORDED)
            .row();
    public static final Transition<MeasurementRecord> CORRECT = DECLARED.moves(
                    "measurement.correct",
                    KpiRecords.MEASURE,
                    EnumSet.allOf(Measurement.Status.class),
                    Measurement.Status.RECORDED)
            .note(Note.REQUIRED)
            .row();
    public static final Transition<MeasurementRecord> VERIFY = DECLARED.moves(
                    "measurement.verify", KpiRecords.MEASURE, Measurement.Status.RECORDED, Measurement.Status.VERIFIED)
            .note(Note.NONE)
            .guard(new Guard<>(KpiRecords.SECOND_PERSON, KpiRecords::verifiedByCollector))
            .row();

    static {
        DECLARED.waitsFor(VERIFY);
    }

    public static final RecordType<MeasurementRecord> TYPE = DECLARED.type();

    private MeasurementLifeCycle() {}
}
