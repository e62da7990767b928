package io.github.qms4j.objective;

import static io.github.qms4j.objective.ObjectiveFixture.APPROVER;
import static io.github.qms4j.objective.ObjectiveFixture.AUTHOR;
import static io.github.qms4j.objective.ObjectiveFixture.KPI;
import static io.github.qms4j.objective.ObjectiveFixture.OWNER;
import static io.github.qms4j.objective.ObjectiveFixture.SERVICE_OWNER;
import static io.github.qms4j.objective.ObjectiveFixture.START;
import static io.github.qms4j.objective.ObjectiveFixture.YEAR_BEFORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.RefusedException.Ground;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.kpi.JudgedTicket;
import io.github.qms4j.kpi.KpiValue;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.kpi.MeasurementSource;
import io.github.qms4j.kpi.TicketKpis;
import io.github.qms4j.objective.ObjectiveActions.Purpose;
import io.github.qms4j.objective.ObjectiveDefinition.Link;
import io.github.qms4j.objective.ObjectiveDefinition.Means;
import io.github.qms4j.objective.ObjectiveDefinition.Timing;
import io.github.qms4j.objective.Progress.Verdict;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.record.Seen;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The article's example, word for word: reduce incident response time by 20 % within six months. */
class ObjectiveExampleTest {
    private final ObjectiveFixture house = new ObjectiveFixture();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    @Verifies({"OBJ-1", "OBJ-2", "OBJ-3", "OBJ-4"})
    void a_host_leads_the_example_from_its_words_to_what_came_of_it() {
        Objectives objectives = house.as(AUTHOR).objectives();
        QmsSession serviceManager = house.signing(SERVICE_OWNER);
        QmsSession compliance = house.signing(APPROVER);

        Measure measure = Measure.by("incident-response-time");
        ObjectiveDefinition definition = ObjectiveDefinition.of(
                        "Reduce incident response time by 20 % within six months", "incident", "response time")
                .measuredBy(measure)
                .from(objectives.baseline(measure, LocalDate.of(2025, 2, 1), LocalDate.of(2026, 2, 1)))
                .to(Target.reducedByPercent("20"))
                .timed(Timing.months(LocalDate.of(2026, 2, 1), 6))
                .with(Means.of("u-it-lead", "u-service", "one more agent on call"))
                .linkedTo(Link.Kind.REQUIREMENT, "ISO 9001:2015 8.2.1")
                .withMonthlyMilestones();
        ObjectiveId id = objectives.draft(definition);
        ActionDraft onCall = ActionDraft.of(Purpose.CHANGE, "put an agent on call", "u-ann", LocalDate.of(2026, 4, 30));
        objectives.planAction(id, onCall);
        List<String> wanting = objectives.smart(id).deficiencies();
        objectives.propose(id);
        Seen<ObjectiveId> shown = objectives.find(id).orElseThrow().seen();
        serviceManager.objectives().agree(shown);
        compliance.objectives().activate(shown);

        assertThat(wanting)
                .containsExactly("ACHIEVABLE: service owner u-service has not signed that it can be reached; have it"
                        + " signed");
        assertThat(house.objective(id).status()).isEqualTo(ObjectiveStatus.ACTIVE);
        house.completeActions(id);
        house.on("2026-08-03");
        house.record(KPI, START, "9.6", "9.2", "9.0", "8.6", "8.3", "7.9");
        Progress outcome = compliance.objectives().conclude(id);

        assertThat(outcome.verdict()).isEqualTo(Verdict.ACHIEVED);
        assertThat(outcome.because())
                .isEqualTo("the period 2026-07-01 to 2026-07-31 came to 7.9 h; the target is ≤ 8 h (−20 %), from 10 h"
                        + " before");
        assertThat(house.objective(id).status()).isEqualTo(ObjectiveStatus.ACHIEVED);
        assertThat(house.objective(id).outcome()).isEqualTo(outcome);
    }

    @Test
    @Verifies("OBJ-3")
    void the_relative_target_comes_from_a_measured_baseline_and_the_trajectory_goes_month_by_month() {
        ObjectiveId id = house.active();
        house.on("2026-04-02");
        house.record(KPI, START, "9.6", "9.2");
        Progress progress = house.by(OWNER).progress(id, house.today());

        assertThat(progress.baseline()).isEqualTo(Quantity.of("10", "h"));
        assertThat(progress.target()).hasToString("≤ 8 h");
        assertThat(progress.trajectory())
                .extracting(Progress.Month::until, m -> m.expected().toString(), m -> measured(m.measured()))
                .containsExactly(
                        tuple(LocalDate.of(2026, 3, 1), "9.69 h", "9.6 h"),
                        tuple(LocalDate.of(2026, 4, 1), "9.35 h", "9.2 h"),
                        tuple(LocalDate.of(2026, 5, 1), "9.02 h", "none"),
                        tuple(LocalDate.of(2026, 6, 1), "8.67 h", "none"),
                        tuple(LocalDate.of(2026, 7, 1), "8.34 h", "none"),
                        tuple(LocalDate.of(2026, 8, 1), "8 h", "none"));
        assertThat(progress.reliedOn()).containsExactly(KPI + "/2026-03-01..2026-04-01 = 9.2 h over 120");
    }

    private static String measured(Result result) {
        return result instanceof Result.Measured measured ? measured.quantity().toString() : "none";
    }

    @Test
    @Verifies("OBJ-3")
    void the_verdict_says_on_track_at_risk_off_track_with_the_numbers_behind_it() {
        ObjectiveId id = house.active();
        house.on("2026-03-02");
        house.record(KPI, START, "9.6");
        assertThat(house.by(OWNER).progress(id, house.today()))
                .returns(Verdict.ON_TRACK, Progress::verdict)
                .extracting(Progress::because)
                .asString()
                .contains("came to 9.6 h", "9.69 h was expected by 2026-02-28");

        house.on("2026-04-02");
        house.record(KPI, LocalDate.of(2026, 3, 1), "9.8");
        assertThat(house.by(OWNER).progress(id, house.today()))
                .returns(Verdict.AT_RISK, Progress::verdict)
                .extracting(Progress::because)
                .asString()
                .contains("it is behind by 0.45, where 1.402 is natural variation");

        house.on("2026-05-02");
        house.record(KPI, LocalDate.of(2026, 4, 1), "10.9");
        assertThat(house.by(OWNER).progress(id, house.today()).verdict()).isEqualTo(Verdict.OFF_TRACK);
    }

    @Test
    @Verifies("OBJ-3")
    void without_a_first_response_in_the_log_there_is_no_data_and_it_says_why() {
        ObjectiveId id = house.active();
        TicketKpis computed = TicketKpis.of(List.of(ObjectiveFixture.kpi(KPI).build()), List.of());
        computed.accept(JudgedTicket.unjudged(Ticket.builder("phone", "INC-1", TicketKind.INCIDENT)
                .event(new TicketEvent.Opened(Instant.parse("2026-02-03T08:00:00Z")))
                .build()));
        KpiValue value = computed.value(KPI, Map.of()).orElseThrow();
        house.on("2026-03-02");
        house.record(List.of(
                Measurement.of(value, START, START.plusMonths(1), MeasurementSource.named("ticket log of February"))));

        Progress progress = house.by(OWNER).progress(id, house.today());

        assertThat(progress.verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(progress.because())
                .isEqualTo(
                        "KPI incident-response-time, Mean[time=OPENED_TO_FIRST_RESPONSE], has no value for 2026-02-01"
                                + " to 2026-02-28: no ticket in the period to which it applies");
        assertThat(progress.current()).isEqualTo(Result.noData(progress.because()));
    }

    @Test
    @Verifies("OBJ-2")
    void the_first_draft_is_refused_letter_by_letter_and_all_at_once() {
        ObjectiveId id = house.by(AUTHOR)
                .draft(ObjectiveDefinition.of("Get better at incidents", "incident", "response time")
                        .measuredBy(Measure.by(KPI))
                        .to(Target.atMost(Quantity.of("9.5", "h"))));

        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> house.by(AUTHOR).propose(id));

        assertThat(refused.grounds())
                .extracting(Ground::ruleId)
                .containsOnly("OBJ-2")
                .hasSize(5);
        assertThat(refused.grounds())
                .extracting(Ground::because)
                .satisfiesExactly(
                        s -> assertThat(s).contains("does not name its metric 'response time'"),
                        m -> assertThat(m).contains("there is no baseline; state value, period and source"),
                        a -> assertThat(a)
                                .contains(
                                        "nobody answers for it",
                                        "no service owner is named",
                                        "no resources are named",
                                        "≤ 9.5 h is inside this natural variation"),
                        r -> assertThat(r).contains("it serves nothing"),
                        t -> assertThat(t)
                                .contains("no start is said", "no due date is said", "no reviews are planned"));
        assertThat(house.objective(id).status()).isEqualTo(ObjectiveStatus.DRAFT);
    }

    @Test
    @Verifies("OBJ-1")
    void the_baseline_is_the_mean_of_the_kpi_over_a_time_with_its_source() {
        Baseline baseline = house.by(AUTHOR).baseline(Measure.by(KPI), YEAR_BEFORE, START);

        assertThat(baseline)
                .hasToString("10 h from 2025-02-01 to 2026-01-31 (KPI incident-response-time, mean of 12 periods)");
    }
}
