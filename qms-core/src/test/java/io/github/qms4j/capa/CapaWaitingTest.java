package io.github.qms4j.capa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.qms4j.access.Actor;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.kpi.MeasurementSource;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.worklist.WorkFilter;
import io.github.qms4j.worklist.WorkItem;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is told that something is theirs to do, at each step of a CAPA and of what belongs to it. */
@Verifies("X-17")
class CapaWaitingTest {
    private final CapaFixture people = new CapaFixture();

    @AfterEach
    void close() {
        people.close();
    }

    private List<WorkItem> listed(Actor actor, WorkFilter filter, String type) {
        return people.as(actor).worklist().list(filter, null).items().stream()
                .filter(item -> item.recordType().equals(type))
                .toList();
    }

    private record Expected(String action, @Nullable String person, Actor reader) {}

    private static @Nullable Expected expected(CapaStatus status) {
        return switch (status) {
            case TRIAGE -> new Expected("capa.triage", null, CapaFixture.QUALITY);
            case INVESTIGATION -> new Expected("capa.submit-plan", "u-owner", CapaFixture.OWNER);
            case PLAN_APPROVAL -> new Expected("capa.approve-plan", null, CapaFixture.QUALITY);
            case IMPLEMENTATION -> new Expected("capa.complete-implementation", "u-owner", CapaFixture.OWNER);
            case EFFECTIVENESS_PENDING -> new Expected("capa.begin-review", null, CapaFixture.AUDITOR);
            case EFFECTIVENESS_REVIEW -> new Expected("capa.judge-effect", null, CapaFixture.AUDITOR);
            case CLOSED, CANCELLED -> null;
        };
    }

    @ParameterizedTest
    @EnumSource
    void a_capa_waits_in_each_status_for_whoever_takes_it_on(CapaStatus status) {
        CapaId capa = people.in(status);
        @Nullable Expected expected = expected(status);

        if (expected == null) {
            assertThat(listed(CapaFixture.QUALITY, WorkFilter.all(), "capa")).isEmpty();
        } else {
            assertThat(listed(expected.reader(), WorkFilter.mine(), "capa"))
                    .extracting(WorkItem::recordId, WorkItem::action, WorkItem::person)
                    .containsExactly(tuple(capa.value(), expected.action(), expected.person()));
            assertThat(listed(CapaFixture.PEER, WorkFilter.mine(), "capa")).isEmpty();
        }
    }

    @Test
    void an_effective_capa_waits_to_be_closed() {
        people.effective();

        assertThat(listed(CapaFixture.COMPLIANCE, WorkFilter.mine(), "capa"))
                .extracting(WorkItem::action)
                .containsExactly("capa.close");
        assertThat(listed(CapaFixture.AUDITOR, WorkFilter.mine(), "capa")).isEmpty();
    }

    @Test
    void a_capa_is_overdue_from_the_day_after_its_due_date() {
        people.approved();
        people.clock.set("2026-12-31T09:00:00Z");
        assertThat(listed(CapaFixture.QUALITY, WorkFilter.all().overdue(), "capa"))
                .isEmpty();

        people.clock.set("2027-01-01T09:00:00Z");

        assertThat(listed(CapaFixture.QUALITY, WorkFilter.all().overdue(), "capa"))
                .extracting(WorkItem::until)
                .containsExactly(LocalDate.of(2026, 12, 31));
    }

    @Test
    void an_action_waits_for_its_owner_until_it_is_done() {
        CapaId capa = people.approved();
        assertThat(listed(CapaFixture.AGENT, WorkFilter.mineByName(), "capa-action"))
                .extracting(WorkItem::action, WorkItem::person, WorkItem::until)
                .containsExactly(tuple("capa-action.complete", "u-agent", LocalDate.of(2026, 4, 30)));
        assertThat(listed(CapaFixture.OWNER, WorkFilter.mineByName(), "capa-action"))
                .isEmpty();

        people.implement(capa);

        assertThat(listed(CapaFixture.QUALITY, WorkFilter.all(), "capa-action")).isEmpty();
    }

    @Test
    void a_nonconformity_waits_to_be_assessed_and_then_to_be_closed() {
        NonconformityId number = people.raised();
        assertThat(listed(CapaFixture.QUALITY, WorkFilter.mine(), "nonconformity"))
                .extracting(WorkItem::action)
                .containsExactly("nonconformity.assess");
        assertThat(listed(CapaFixture.AGENT, WorkFilter.mine(), "nonconformity"))
                .isEmpty();

        people.as(CapaFixture.QUALITY).nonconformities().assess(number, CapaFixture.MAJOR);

        assertThat(listed(CapaFixture.QUALITY, WorkFilter.mine(), "nonconformity"))
                .extracting(WorkItem::action)
                .containsExactly("nonconformity.close");
    }

    @Test
    void a_measurement_waits_to_be_verified() {
        people.defineVolume();
        LocalDate january = LocalDate.of(2026, 1, 1);
        Measurement measurement = Measurement.entered(
                "volume",
                january,
                january.plusMonths(1),
                new Result.Measured(Quantity.of(12, "1")),
                MeasurementSource.named("report"));
        people.as(CapaFixture.QUALITY).kpis().record("january", List.of(measurement));

        assertThat(listed(CapaFixture.PEER, WorkFilter.mine(), "measurement"))
                .extracting(WorkItem::action, WorkItem::until)
                .containsExactly(tuple("measurement.verify", null));

        people.as(CapaFixture.PEER).kpis().verify(measurement.id());

        assertThat(listed(CapaFixture.QUALITY, WorkFilter.all(), "measurement")).isEmpty();
    }
}
