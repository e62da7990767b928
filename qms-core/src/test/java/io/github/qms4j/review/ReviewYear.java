package io.github.qms4j.review;

import static io.github.qms4j.review.ReviewFixture.QUALITY;
import static io.github.qms4j.review.ReviewFixture.SERVICE;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.capa.ActionKind;
import io.github.qms4j.capa.CapaDraft;
import io.github.qms4j.capa.CapaId;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.kpi.Direction;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiFormula;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.kpi.MeasurementSource;
import io.github.qms4j.organisation.OrganisationImage;
import io.github.qms4j.organisation.PersonDetails;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.organisation.ProcessDetails;
import io.github.qms4j.organisation.ProcessDetails.Criticality;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.quantity.Bound;
import io.github.qms4j.quantity.Comparator;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something of every kind that a review is given, around a day. */
final class ReviewYear {
    static final String KPI = "resolved-in-time";
    private static final Actor AGENT = Actor.of("u-agent", Role.SERVICE_AGENT);

    private final ReviewFixture house;
    private @Nullable NonconformityId complaint;
    private @Nullable CapaId capa;
    private @Nullable ActionId preventive;
    private @Nullable LocalDate around;
    private int tickets;

    ReviewYear(ReviewFixture house) {
        this.house = house;
    }

    /** Puts it on record as of the day, and sets the clock back to what it was. */
    void of(LocalDate day) {
        Instant now = house.clock.instant();
        around = day;
        house.clock.set(day.atTime(9, 0).toInstant(ZoneOffset.UTC).toString());
        complaint = raised(NonconformitySource.COMPLAINT, day);
        raised(NonconformitySource.AUDIT, day);
        raised(NonconformitySource.VENDOR, day);
        openCapa(day);
        if (house.as(QUALITY).kpis().find(KPI).isEmpty()) {
            define();
        }
        measured(day.withDayOfMonth(1), "91");
        ticket(day, true);
        ticket(day, false);
        organise(day);
        house.clock.set(now.toString());
    }

    NonconformityId complaint() {
        return Objects.requireNonNull(complaint);
    }

    NonconformityId raised(NonconformitySource source, LocalDate day) {
        return house.as(SERVICE)
                .nonconformities()
                .raise(NonconformityReport.of(source, "something was not as it should be", day, "ISO 9001:2015 8.5.1"));
    }

    void contain(NonconformityId number) {
        house.as(SERVICE).nonconformities().contain(number, "the batch was set apart");
    }

    private void openCapa(LocalDate day) {
        NonconformityId number = raised(NonconformitySource.SLA_BREACH, day);
        house.as(QUALITY).nonconformities().assess(number, new Severity(Severity.Level.MAJOR, "matrix v3"));
        capa = house.as(SERVICE).capas().open(CapaDraft.of("late at night", number));
        house.as(QUALITY).capas().triage(capa, SERVICE.id(), Severity.Level.MAJOR, day.plusDays(60));
        preventive = house.as(SERVICE)
                .capas()
                .addAction(
                        capa,
                        ActionDraft.of(
                                ActionKind.PREVENTIVE, "look at the other groups", SERVICE.id(), day.plusDays(30)));
    }

    private void define() {
        for (KpiDefinition kpi : List.of(kpi(KPI, "Resolved in time"), kpi("never-measured", "Never measured"))) {
            house.as(QUALITY).kpis().define(kpi);
            house.as(QUALITY).kpis().activate(kpi.id());
        }
    }

    private static KpiDefinition kpi(String id, String name) {
        return KpiDefinition.builder(id, name, new KpiFormula.Entered())
                .unit("%")
                .direction(Direction.HIGHER_IS_BETTER)
                .target(new Bound(Comparator.AT_LEAST, Quantity.of("95", "%")))
                .purpose("customers wait")
                .source("service desk")
                .owner(QUALITY.id())
                .collector(SERVICE.id())
                .build();
    }

    /** A month's value. */
    void measured(LocalDate month, String percent) {
        house.as(QUALITY)
                .kpis()
                .record(
                        "batch " + month + " " + percent,
                        List.of(Measurement.entered(
                                KPI,
                                month,
                                month.plusMonths(1),
                                Result.measured(Quantity.of(percent, "%")),
                                MeasurementSource.named("report"))));
    }

    private void ticket(LocalDate day, boolean resolved) {
        Instant opened = day.atTime(9, 0).toInstant(ZoneOffset.UTC);
        String id = house.as(AGENT)
                .serviceDesk()
                .open(Ticket.builder("phone", "INC-" + ++tickets, TicketKind.INCIDENT)
                        .event(new TicketEvent.Opened(opened))
                        .build());
        if (resolved) {
            house.as(AGENT).serviceDesk().record(id, new TicketEvent.Resolved(opened.plus(Duration.ofHours(2))));
        }
    }

    private void organise(LocalDate day) {
        house.as(QUALITY)
                .organisation()
                .synchronise(OrganisationImage.on(day)
                        .person(PersonId.of("ann"), PersonDetails.named("Ann"))
                        .person(PersonId.of("bob"), PersonDetails.named("Bob"))
                        .process(
                                ProcessId.of("release"),
                                ProcessDetails.named("Release of " + day.getYear(), Criticality.HIGH)));
    }

    /** Changes at least one record that each source read. */
    void changeEverything(ActionId ofTheLastReview) {
        LocalDate day = Objects.requireNonNull(around);
        raised(NonconformitySource.COMPLAINT, day);
        raised(NonconformitySource.AUDIT, day);
        raised(NonconformitySource.VENDOR, day);
        house.as(QUALITY).capas().extend(Objects.requireNonNull(capa), day.plusDays(500));
        house.as(QUALITY).capas().extendAction(Objects.requireNonNull(preventive), day.plusDays(500));
        measured(day.withDayOfMonth(1), "99");
        ticket(day, true);
        house.as(QUALITY)
                .organisation()
                .synchronise(OrganisationImage.on(
                                house.clock.instant().atZone(ZoneOffset.UTC).toLocalDate())
                        .process(ProcessId.of("release"), ProcessDetails.named("Release", Criticality.LOW)));
        house.reviews(SERVICE).completeAction(ofTheLastReview, "contracts 17 and 18");
    }
}
