package io.github.qms4j.example.year;

import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.calendar.BusinessCalendar;
import io.github.qms4j.calendar.OpeningWindow;
import io.github.qms4j.capa.ActionKind;
import io.github.qms4j.capa.CapaDraft;
import io.github.qms4j.capa.CapaId;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.inspection.InspectionDraft;
import io.github.qms4j.inspection.InspectionId;
import io.github.qms4j.inspection.InspectionType;
import io.github.qms4j.inspection.Inspections;
import io.github.qms4j.inspection.InspectorAccesses.Inspector;
import io.github.qms4j.inspection.Observation;
import io.github.qms4j.inspection.ObservationDraft;
import io.github.qms4j.inspection.ObservationId;
import io.github.qms4j.inspection.ObservationSeverity;
import io.github.qms4j.inspection.ReleaseId;
import io.github.qms4j.inspection.ReleasedItem;
import io.github.qms4j.inspection.RequestDraft;
import io.github.qms4j.inspection.RequestId;
import io.github.qms4j.inspection.ResponseTerm;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.View;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** An inspection: what the authority asked for, what it saw, what it observed, and by when an answer is due. */
final class October {
    static final String TITLE = "October: an inspection";
    static final String ANSWERS = "November: the answers to the inspection";

    private static final String HOLIDAYS = "us-federal";

    private final House house;
    private final Narrator narrator;

    October(House house, Narrator narrator) {
        this.house = house;
        this.narrator = narrator;
    }

    /** @return the observations */
    List<ObservationId> tell(CapaId capa, Procedures procedures) {
        narrator.chapter(TITLE);
        house.on("10-13");
        InspectionDraft announced = InspectionDraft.onSite(
                InspectionType.ROUTINE,
                "Food and Drug Administration",
                "Basel",
                "quality system and its records",
                LocalDate.of(2025, 10, 20),
                LocalDate.of(2025, 10, 22),
                Cast.REGULATORY.id());
        InspectionId inspection = host().announce(announced);
        narrator.tells("An inspection is announced, " + inspection + ".");
        house.on("10-20");
        host().begin(inspection, announced.by("Inspector"));
        grantAccess();
        ask(inspection, capa, procedures);
        look(inspection);
        List<ObservationId> observations = observe(inspection);
        endAccess(inspection);
        return observations;
    }

    private void grantAccess() {
        Instant from = house.clock.instant();
        Instant until = LocalDate.of(2025, 10, 23).atStartOfDay(House.ZONE).toInstant();
        house.as(Cast.COMPLIANCE, "inspection by the authority")
                .inspectorAccesses()
                .grant(
                        new Inspector(Cast.INSPECTOR.id(), Cast.INSPECTOR.name(), "Food and Drug Administration"),
                        from,
                        until,
                        Set.of("inspection-release"));
        narrator.tells("The inspector may read what is released to them, until the end of 22 October.");
    }

    /** Twenty-five requests go from the front room to the back room and back. */
    private void ask(InspectionId inspection, CapaId capa, Procedures procedures) {
        List<Seen<?>> wanted = wanted(capa, procedures);
        for (int number = 1; number <= 25; number++) {
            RequestId request = host().receive(inspection, RequestDraft.of("request " + number, "Inspector"));
            host().assign(request, Cast.QUALITY_ENGINEER.id());
            Inspections backRoom = house.as(Cast.QUALITY_ENGINEER).inspections();
            backRoom.prepare(request, "from the quality records");
            if (number == 1) {
                narrator.refuses(
                        "the back room hands over what it prepared itself",
                        () -> backRoom.release(request, wanted.get(0)));
            }
            if (number <= wanted.size()) {
                host().release(request, wanted.get(number - 1));
            } else {
                String file = "binder-" + number + ".pdf";
                host().releaseFile(request, file, Paper.sha256(file));
            }
            host().answer(request);
        }
        narrator.tells(host().requests(inspection).size()
                + " requests are received, prepared in the back room, looked at" + " in the front room and answered; "
                + host().released(inspection).size() + " items are released.");
        for (View<ReleaseId, ReleasedItem> item : host().released(inspection).subList(0, wanted.size())) {
            narrator.shows(item.id() + " is version " + item.state().version() + " of "
                    + item.state().recordType() + " " + item.state().recordId() + ", content "
                    + item.state().contentHash().substring(0, 12) + "….");
        }
    }

    private List<Seen<?>> wanted(CapaId capa, Procedures procedures) {
        List<Seen<?>> wanted = new ArrayList<>();
        wanted.add(house.as(Cast.REGULATORY).capas().find(capa).orElseThrow().seen());
        wanted.add(procedures.view(procedures.incidents()).seen());
        wanted.add(procedures.view(procedures.capa()).seen());
        return wanted;
    }

    /** The inspector reads what was released, and nothing else. */
    private void look(InspectionId inspection) {
        Inspections inspector = house.as(Cast.INSPECTOR, "inspection").inspections();
        int seen = inspector.released(inspection).size();
        narrator.tells("The inspector reads " + seen + " released items.");
        narrator.refuses(
                "the inspector lists the CAPAs",
                () -> house.as(Cast.INSPECTOR, "inspection").capas().list(null));
        narrator.shows("looks of the inspector that are on record: "
                + house.qms
                        .trail()
                        .accesses(Cast.INSPECTOR.id(), Instant.MIN, Instant.MAX)
                        .count() + ".");
    }

    private List<ObservationId> observe(InspectionId inspection) {
        house.on("10-22");
        house.as(Cast.QUALITY_MANAGER)
                .calendars()
                .define(BusinessCalendar.builder(HOLIDAYS, "America/New_York")
                        .open(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, OpeningWindow.of("00:00", "24:00"))
                        .holiday(LocalDate.of(2025, 11, 11), "Veterans Day")
                        .build());
        List<ObservationId> observations = new ArrayList<>();
        for (String[] observed : new String[][] {
            {"The effect of corrective action was not verified in time.", "21 CFR 820.100(a)(4)"},
            {"Two agents work by a procedure that they were not trained in.", "21 CFR 820.25(b)"},
            {"A supplier that failed its evaluation is still in use.", "21 CFR 820.50(a)"}
        }) {
            observations.add(host().issue(
                            inspection,
                            new ObservationDraft(
                                    "483 observation " + (observations.size() + 1),
                                    observed[0],
                                    observed[1],
                                    ObservationSeverity.NOT_GRADED,
                                    house.today(),
                                    new ResponseTerm.BusinessDays(15, HOLIDAYS),
                                    Cast.REGULATORY.id())));
        }
        Observation first = host().find(observations.get(0)).orElseThrow().state();
        narrator.tells("The inspector issues " + observations.size() + " observations.");
        narrator.shows("an answer is due in 15 business days, across a holiday: on "
                + Objects.requireNonNull(first.header().due()).current() + ".");
        host().leave(inspection);
        narrator.refuses(
                "regulatory affairs closes the inspection when the inspector has left",
                () -> host().close(seen(inspection), "none yet"));
        return observations;
    }

    private void endAccess(InspectionId inspection) {
        house.on("10-23");
        narrator.refuses(
                "on the day after, the inspector looks at the released items again",
                () -> house.as(Cast.INSPECTOR, "inspection").inspections().released(inspection));
    }

    /** November: responses within the term, commitments as actions, and a CAPA. */
    void answer(List<ObservationId> observations, Months months) {
        narrator.chapter(ANSWERS);
        months.close(YearMonth.of(2025, 10));
        house.on("11-10");
        for (ObservationId observation : observations) {
            house.signing(Cast.REGULATORY, "agreed with the quality manager")
                    .inspections()
                    .respond(seen(observation), "We agree. What we do about it is in the commitments below.");
        }
        ActionId training = host().commit(
                        observations.get(1),
                        ActionDraft.of(
                                ActionKind.CORRECTIVE,
                                "train the two agents",
                                Cast.TRAINER.id(),
                                LocalDate.of(2025, 12, 12)));
        NonconformityId number = house.as(Cast.QUALITY_MANAGER)
                .nonconformities()
                .raise(NonconformityReport.of(
                        NonconformitySource.SELF_REPORTED,
                        "a supplier that failed its evaluation is still in use",
                        house.today(),
                        "ISO 9001:2015 8.4.1"));
        house.as(Cast.QUALITY_MANAGER)
                .nonconformities()
                .assess(number, new Severity(Severity.Level.MAJOR, "ISO/IEC 17021-1:2015 3.12 and 3.13"));
        CapaId capa = house.as(Cast.QUALITY_MANAGER).capas().open(CapaDraft.of("Use of failed suppliers", number));
        host().answerBy(observations.get(2), capa);
        narrator.tells("All three are answered in time, each with a signature; one commitment is the action " + training
                + ", and one is " + capa + ".");
    }

    private Inspections host() {
        return house.as(Cast.REGULATORY, "inspection").inspections();
    }

    private Seen<InspectionId> seen(InspectionId inspection) {
        return host().find(inspection).orElseThrow().seen();
    }

    private Seen<ObservationId> seen(ObservationId observation) {
        return host().find(observation).orElseThrow().seen();
    }
}
