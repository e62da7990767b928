package io.github.qms4j.example.benchmarks;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A record of a vendor's own type, twelve fields and five steps, which goes into the generic table. */
record Calibration(
        Status status,
        String instrument,
        String site,
        String department,
        String owner,
        String procedure,
        String certificate,
        Instant dueAt,
        @Nullable Instant performedAt,
        BigDecimal tolerance,
        int intervalMonths,
        String remark,
        List<Step> steps) {
    static final Instant DUE = Instant.parse("2026-06-30T12:00:00Z");
    static final int STEPS = 5;

    private static final Permission CALIBRATE = Permission.of("benchmark:calibrate", Role.SERVICE_AGENT);

    private static final Declaration<Calibration, Status> DECLARED = RecordType.declare(
                    "bench.calibration", Calibration.class, Status.class, Calibration::status)
            .drafts(EnumSet.allOf(Status.class));

    static final Attribute<Calibration, Status> STATUS = DECLARED.status();
    static final Attribute<Calibration, String> OWNER = DECLARED.text("owner", Calibration::owner);
    static final Attribute<Calibration, Instant> DUE_AT = DECLARED.instant("dueAt", Calibration::dueAt);

    static final Transition<Calibration> PLAN =
            DECLARED.creates("calibration.plan", CALIBRATE, Status.PLANNED).row();
    static final Transition<Calibration> READ =
            DECLARED.edits("calibration.read", CALIBRATE, Status.PLANNED).row();
    static final Transition<Calibration> RELEASE = DECLARED.moves(
                    "calibration.release", CALIBRATE, Status.PLANNED, Status.RELEASED)
            .row();

    static final RecordType<Calibration> TYPE = DECLARED.type();

    Calibration {
        steps = List.copyOf(steps);
    }

    enum Status {
        PLANNED,
        RELEASED
    }

    record Step(String name, BigDecimal nominal, @Nullable BigDecimal reading) {}

    static Calibration planned(String instrument) {
        List<Step> steps = IntStream.rangeClosed(1, STEPS)
                .mapToObj(i -> new Step("point " + i, BigDecimal.valueOf(10L * i), null))
                .toList();
        return new Calibration(
                Status.PLANNED,
                instrument,
                "Basel",
                "Quality control",
                "u-2044",
                "SOP-0815",
                "pending",
                DUE,
                null,
                new BigDecimal("0.50"),
                12,
                "Balance of the weighing room",
                steps);
    }

    /** With the reading of its first step. */
    Calibration read(BigDecimal reading) {
        List<Step> read = new ArrayList<>(steps);
        Step first = read.get(0);
        read.set(0, new Step(first.name(), first.nominal(), reading));
        return new Calibration(
                status,
                instrument,
                site,
                department,
                owner,
                procedure,
                certificate,
                dueAt,
                performedAt,
                tolerance,
                intervalMonths,
                remark,
                read);
    }
}
