package io.github.qms4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.capa.NonconformityLifeCycle;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Every action of each table in every status by every role. */
class AuditTransitionsTest {
    private static final List<Role> ROLES = Stream.concat(
                    Role.WORKING.stream().sorted(), Stream.of(Role.INSPECTOR, new Role("CLEANER")))
            .toList();
    private static final Set<String> ROLE_OR_STATUS = Set.of("X-1", "X-2", "X-11");

    private final AuditFixture house = new AuditFixture();

    @Test
    @Verifies({"X-1", "X-2", "X-3", "AUD-2"})
    void every_action_on_an_audit_in_every_status_by_every_role_is_allowed_or_refused_as_the_table_says() {
        Map<String, RecordId> audits = new LinkedHashMap<>();
        for (AuditStatus status : AuditStatus.values()) {
            audits.put(status.name(), house.in(status));
        }
        assertTable(AuditLifeCycle.TYPE, audits);
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "AUD-6"})
    void every_action_on_a_finding_in_every_status_by_every_role_is_allowed_or_refused_as_the_table_says() {
        Map<String, RecordId> findings = new LinkedHashMap<>();
        findings.put("OPEN", house.finding(house.issued()));
        findings.put("RESPONDED", responded());
        findings.put("ACCEPTED", accepted());
        findings.put("CLOSED", house.finding(house.closed()));
        findings.put("WITHDRAWN", withdrawn());
        assertTable(FindingLifeCycle.TYPE, findings);
    }

    private FindingId responded() {
        FindingId finding = house.finding(house.issued());
        house.as(AuditFixture.OWNER).audits().findings().respond(finding, "cause", "correction");
        return finding;
    }

    private FindingId accepted() {
        FindingId finding = house.finding(house.issued());
        house.accept(finding);
        return finding;
    }

    private FindingId withdrawn() {
        FindingId finding = house.finding(house.reporting());
        house.as(AuditFixture.COMPLIANCE).audits().findings().withdraw(finding);
        return finding;
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "AUD-1"})
    void every_action_on_a_programme_in_every_status_by_every_role_is_allowed_or_refused_as_the_table_says() {
        Map<String, RecordId> programmes = new LinkedHashMap<>();
        for (ProgrammeStatus status : ProgrammeStatus.values()) {
            programmes.put(status.name(), programme(status));
        }
        assertTable(ProgrammeLifeCycle.TYPE, programmes);
    }

    private AuditProgrammeId programme(ProgrammeStatus status) {
        AuditProgrammes programmes = house.as(AuditFixture.QUALITY).audits().programmes();
        // Over before anything is due.
        AuditProgrammeId programme = programmes.open("short", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 2));
        AuditFrequency seldom = AuditFrequency.judged(60, "outsourced");
        programmes.cover(programme, AuditFixture.RELEASE, "", seldom, AuditFixture.ISO_9001);
        programmes.cover(programme, AuditFixture.PURCHASE, "", seldom, AuditFixture.ISO_9001);
        AuditId audit = house.as(AuditFixture.QUALITY)
                .audits()
                .plan(AuditPlan.of("both", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 2))
                        .covering(AuditFixture.RELEASE, AuditFixture.ISO_9001)
                        .covering(AuditFixture.PURCHASE, AuditFixture.ISO_9001)
                        .under(programme));
        if (status != ProgrammeStatus.DRAFT) {
            house.signing(AuditFixture.COMPLIANCE)
                    .audits()
                    .programmes()
                    .approve(programmes.find(programme).orElseThrow().seen());
        }
        if (status == ProgrammeStatus.CLOSED) {
            house.as(AuditFixture.QUALITY).audits().cancel(audit);
            programmes.close(programme);
        }
        return programme;
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "AUD-5"})
    void every_action_on_a_line_in_every_status_by_every_role_is_allowed_or_refused_as_the_table_says() {
        assertTable(
                ChecklistLineLifeCycle.TYPE,
                Map.of(
                        "NOT_ASSESSED",
                        house.lines(house.started()).get(0),
                        "ASSESSED",
                        house.lines(house.issued()).get(0)));
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "AUD-10"})
    void every_action_on_a_sample_in_every_status_by_every_role_is_allowed_or_refused_as_the_table_says() {
        AuditId audit = house.started();
        house.as(AuditFixture.OWNER)
                .nonconformities()
                .raise(NonconformityReport.of(
                        NonconformitySource.SELF_REPORTED, "late", house.today(), "ISO 9001:2015 7.5.3"));
        AuditSamples samples = house.as(AuditFixture.LEAD).audits().samples();
        AuditSampleId fixed = samples.fix(audit, NonconformityLifeCycle.TYPE, SampleDraft.all());
        AuditSampleId drawn = samples.fix(audit, NonconformityLifeCycle.TYPE, SampleDraft.all());
        samples.draw(drawn);
        AuditSampleId concluded = samples.fix(audit, NonconformityLifeCycle.TYPE, SampleDraft.all());
        samples.draw(concluded);
        samples.conclude(concluded, 1);
        assertTable(AuditSampleLifeCycle.TYPE, Map.of("FIXED", fixed, "DRAWN", drawn, "CONCLUDED", concluded));
    }

    private <S extends Record> void assertTable(RecordType<S> type, Map<String, ? extends RecordId> records) {
        List<Transition<S>> changes =
                type.transitions().rows().stream().filter(row -> !row.creates()).toList();
        int allowed = 0;
        int refused = 0;
        for (Map.Entry<String, ? extends RecordId> each : records.entrySet()) {
            for (Transition<S> row : changes) {
                for (Role role : ROLES) {
                    boolean lawful = row.from().contains(each.getKey())
                            && row.permission().defaultRoles().contains(role);
                    if (lawful) {
                        assertNotAgainstRoleOrStatus(row, each.getValue(), role);
                        allowed++;
                    } else {
                        assertRefusedAndRecorded(row, each.getValue(), role);
                        refused++;
                    }
                }
            }
        }
        System.out.printf(
                "%s: %d cells of action, status and role refused and on record, %d allowed%n", type, refused, allowed);
        assertThat(records).hasSameSizeAs(type.transitions().statuses());
        assertThat(allowed).isPositive();
        assertThat(refused).isPositive();
    }

    private QmsSession newcomer(Role role) {
        house.competent.add("u-newcomer");
        return house.signing(Actor.of("u-newcomer", role));
    }

    private <S extends Record> void assertNotAgainstRoleOrStatus(Transition<S> row, RecordId record, Role role) {
        Decision decision = newcomer(role).can(row, record);
        Stream<Decision.Because> against =
                decision instanceof Decision.Denied denied ? denied.reasons().stream() : Stream.empty();
        assertThat(against)
                .as(row.name() + " by " + role + " on " + record)
                .noneMatch(because -> ROLE_OR_STATUS.contains(because.rule().id()));
    }

    private <S extends Record> void assertRefusedAndRecorded(Transition<S> row, RecordId record, Role role) {
        String type = row.type().name();
        int before = house.qms.trail().refusals(type, record.value()).size();
        long version = version(row.type(), record);
        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> Unbounded.records(newcomer(role)).commit(work -> work.change(row, record, state -> state)));
        assertThat(refused)
                .as(row.name() + " on " + record + " by " + role)
                .isNotNull()
                .extracting(RefusedException::grounds)
                .asInstanceOf(InstanceOfAssertFactories.list(RefusedException.Ground.class))
                .extracting(RefusedException.Ground::ruleId)
                .containsAnyElementsOf(ROLE_OR_STATUS);
        assertThat(house.qms.trail().refusals(type, record.value())).hasSize(before + 1);
        assertThat(version(row.type(), record)).isEqualTo(version);
    }

    private <S extends Record> long version(RecordType<S> type, RecordId record) {
        return Unbounded.records(house.as(AuditFixture.QUALITY))
                .get(type, record)
                .version();
    }
}
