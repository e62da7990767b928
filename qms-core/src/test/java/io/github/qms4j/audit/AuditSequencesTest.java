package io.github.qms4j.audit;

import static io.github.qms4j.audit.AuditStatus.CANCELLED;
import static io.github.qms4j.audit.AuditStatus.CLOSED;
import static io.github.qms4j.audit.AuditStatus.IN_PROGRESS;
import static io.github.qms4j.audit.AuditStatus.ISSUED;
import static io.github.qms4j.audit.AuditStatus.PLANNED;
import static io.github.qms4j.audit.AuditStatus.PREPARED;
import static io.github.qms4j.audit.AuditStatus.REPORTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.ConflictException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.organisation.OrganisationImage;
import io.github.qms4j.organisation.PersonDetails;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.organisation.ProcessDetails;
import io.github.qms4j.organisation.ProcessDetails.Criticality;
import io.github.qms4j.record.View;
import io.github.qms4j.trail.TrailEntry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who try whatever comes to mind, more often than not the next step, while the process changes hands. */
class AuditSequencesTest {
    private static final int COMMANDS = 120;
    private static final List<Actor> PEOPLE = List.of(
            Actor.of("u-1", Role.QUALITY_MANAGER, Role.INTERNAL_AUDITOR),
            Actor.of("u-2", Role.QUALITY_MANAGER),
            Actor.of("u-3", Role.INTERNAL_AUDITOR),
            Actor.of("u-4", Role.INTERNAL_AUDITOR, Role.DEPARTMENT_HEAD),
            Actor.of("u-5", Role.COMPLIANCE),
            Actor.of("u-6", Role.DEPARTMENT_HEAD));

    /** Written down from rule AUD-2, not taken from the table under test. */
    private static final Set<Step> LAWFUL = Set.of(
            new Step(PLANNED, PREPARED),
            new Step(PREPARED, IN_PROGRESS),
            new Step(IN_PROGRESS, REPORTING),
            new Step(REPORTING, ISSUED),
            new Step(ISSUED, CLOSED),
            new Step(PLANNED, CANCELLED),
            new Step(PREPARED, CANCELLED),
            new Step(IN_PROGRESS, CANCELLED),
            new Step(REPORTING, CANCELLED));

    private record Step(AuditStatus from, AuditStatus to) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @Verifies({"X-1", "AUD-2", "AUD-3", "AUD-5", "AUD-6", "AUD-7"})
    void no_sequence_of_commands_reaches_a_state_that_the_rules_forbid(long seed) {
        try (AuditFixture house = new AuditFixture()) {
            Set<Step> taken = new Walk(house, new Random(seed)).walk();

            assertThat(LAWFUL).containsAll(taken);
            assertThat(taken).isNotEmpty();
        }
    }

    @Test
    @Verifies("AUD-2")
    void the_sequences_take_every_step_that_there_is() {
        Set<Step> taken = new HashSet<>();
        for (long seed = 100; seed < 200 && !taken.equals(LAWFUL); seed++) {
            try (AuditFixture house = new AuditFixture()) {
                taken.addAll(new Walk(house, new Random(seed)).walk());
            }
        }
        assertThat(taken).isEqualTo(LAWFUL);
    }

    private static final class Walk {
        private final AuditFixture house;
        private final Random random;
        private final Set<Step> taken = new HashSet<>();

        Walk(AuditFixture house, Random random) {
            this.house = house;
            this.random = random;
            PEOPLE.forEach(person -> house.competent.add(person.id()));
        }

        Set<Step> walk() {
            AuditId audit = planned();
            for (int i = 0; i < COMMANDS; i++) {
                AuditStatus before = house.audit(audit).status();
                tryOut(audit, before);
                Audit after = house.audit(audit);
                if (after.status() != before) {
                    taken.add(new Step(before, after.status()));
                }
                assertConsistent(audit, after);
                if (after.isEnded() && random.nextInt(4) == 0) {
                    assertSound(audit);
                    audit = planned();
                }
            }
            assertSound(audit);
            return taken;
        }

        private AuditId planned() {
            return house.as(AuditFixture.QUALITY).audits().plan(house.plan());
        }

        private void assertSound(AuditId audit) {
            assertThat(house.qms.trail().verify("audit", audit.value()).problems())
                    .isEmpty();
        }

        private void tryOut(AuditId audit, AuditStatus status) {
            try {
                run(random.nextInt(10) < 8 ? next(status) : random.nextInt(18), audit, session());
            } catch (RefusedException | InvalidInputException | ConflictException | NotFoundException e) {
                assertThat(e).hasMessageContaining(" ");
            }
        }

        private QmsSession session() {
            return house.signing(PEOPLE.get(random.nextInt(PEOPLE.size())));
        }

        private QmsSession lead(AuditId audit) {
            String lead = house.audit(audit).lead();
            return PEOPLE.stream()
                    .filter(person -> person.id().equals(lead) && random.nextInt(4) > 0)
                    .findFirst()
                    .map(house::signing)
                    .orElseGet(this::session);
        }

        private int next(AuditStatus status) {
            return switch (status) {
                case PLANNED -> random.nextInt(12) == 0 ? 14 : random.nextInt(5);
                case PREPARED -> random.nextInt(8) == 0 ? 14 : 5;
                case IN_PROGRESS -> random.nextInt(20) == 0 ? 14 : 6 + random.nextInt(3);
                case REPORTING -> random.nextInt(20) == 0 ? 14 : 6 + random.nextInt(5);
                case ISSUED -> 11 + random.nextInt(6);
                case CLOSED, CANCELLED -> random.nextInt(18);
            };
        }

        private void run(int command, AuditId audit, QmsSession session) {
            Audits audits = session.audits();
            switch (command) {
                case 0 -> audits.assign(audit, person(), TeamRole.LEAD);
                case 1 -> audits.assign(audit, person(), TeamRole.AUDITOR);
                case 2 -> audits.release(audit, person());
                case 3 -> audits.writeChecklist(audit, AuditFixture.LIBRARY);
                case 4 -> audits.prepare(house.seen(audit));
                case 5 -> lead(audit).audits().start(audit);
                case 6 -> audits.assess(anyLine(audit), Assessment.conform("BR-1"));
                case 7 -> audits.findings().raise(anyLine(audit), draft());
                case 8 -> lead(audit).audits().endFieldWork(audit);
                case 9 -> lead(audit).audits().draftReport(audit, "concluded", person());
                case 10 -> lead(audit).audits().issue(house.seen(audit));
                case 11 -> followUp(audit, session);
                case 12 -> audits.reAudit(anyLine(audit), Assessment.conform("BR-2"));
                case 13 -> audits.close(house.seen(audit));
                case 14 -> audits.cancel(audit);
                case 15 -> audits.approveOpenFindings(house.seen(audit));
                case 16 -> followUp(audit, session);
                default -> changeHands();
            }
        }

        private String person() {
            return PEOPLE.get(random.nextInt(PEOPLE.size())).id();
        }

        private ChecklistLineId anyLine(AuditId audit) {
            List<ChecklistLineId> lines = house.lines(audit);
            return lines.isEmpty() ? ChecklistLineId.of(audit + "/none") : lines.get(random.nextInt(lines.size()));
        }

        private FindingDraft draft() {
            LineVerdict verdict = random.nextBoolean() ? LineVerdict.OBSERVATION : LineVerdict.MINOR;
            FindingDraft draft = FindingDraft.of(
                            verdict, "found", person(), house.today().plusDays(30))
                    .shownBy("BR-3");
            return verdict.isAdverse()
                    ? draft.graded(Grading.ghtf(new Grading.Ghtf(random.nextBoolean(), true, false, false)))
                    : draft;
        }

        private void followUp(AuditId audit, QmsSession session) {
            List<View<FindingId, Finding>> found = session.audits()
                    .findings()
                    .list(null, FindingLifeCycle.AUDIT.is(audit))
                    .items();
            if (found.isEmpty()) {
                return;
            }
            View<FindingId, Finding> finding = found.get(random.nextInt(found.size()));
            AuditFindings findings = session.audits().findings();
            switch (finding.state().status()) {
                case OPEN ->
                    house.as(PEOPLE.stream()
                                    .filter(p -> p.id().equals(finding.state().owner()))
                                    .findFirst()
                                    .orElseThrow())
                            .audits()
                            .findings()
                            .respond(finding.id(), "cause", "correction");
                case RESPONDED -> {
                    if (finding.state().isUnanswered()) {
                        findings.withoutCapa(finding.id());
                    } else {
                        findings.acceptResponse(finding.seen());
                    }
                }
                case ACCEPTED -> findings.close(finding.id());
                case CLOSED, WITHDRAWN -> findings.withdraw(finding.id());
            }
        }

        private void changeHands() {
            house.clock.advance(Duration.ofDays(40));
            String owner = random.nextInt(4) == 0 ? person() : "u-owner";
            house.synchronise(OrganisationImage.on(house.today())
                    .person(PersonId.of(owner), PersonDetails.named(owner))
                    .process(
                            AuditFixture.RELEASE,
                            ProcessDetails.named("Release of batches", Criticality.HIGH)
                                    .ownedBy(PersonId.of(owner))));
        }

        private void assertConsistent(AuditId number, Audit audit) {
            List<ChecklistLine> lines =
                    house.lines(number).stream().map(house::line).toList();
            List<Finding> findings = house
                    .as(AuditFixture.QUALITY)
                    .audits()
                    .findings()
                    .list(null, FindingLifeCycle.AUDIT.is(number))
                    .items()
                    .stream()
                    .map(View::state)
                    .toList();
            boolean open =
                    findings.stream().anyMatch(finding -> finding.status().isOpen());
            assertThat(lines.stream()
                            .filter(line -> line.verdict().needsFinding())
                            .count())
                    .isLessThanOrEqualTo(findings.size());
            switch (audit.status()) {
                case PLANNED, PREPARED -> assertThat(findings).isEmpty();
                case IN_PROGRESS, REPORTING ->
                    assertThat(audit.preparers()).noneMatch(Objects.requireNonNull(audit.reviewer())::shares);
                case ISSUED -> assertThat(lines).noneMatch(line -> line.verdict() == LineVerdict.NOT_ASSESSED);
                case CLOSED -> {
                    assertThat(lines).noneMatch(line -> line.verdict() == LineVerdict.NOT_ASSESSED);
                    assertThat(!open
                                    || !house.as(AuditFixture.QUALITY)
                                            .audits()
                                            .approvals(number)
                                            .isEmpty())
                            .isTrue();
                }
                case CANCELLED -> assertThat(open).isFalse();
            }
            findings.stream()
                    .filter(finding -> finding.status() == FindingStatus.CLOSED
                            && finding.verdict().isAdverse())
                    .forEach(finding -> assertThat(house.line(finding.line()).judgements())
                            .anyMatch(judgement -> judgement.again() && judgement.verdict() == LineVerdict.CONFORM));
            if (audit.status() == CLOSED) {
                assertThat(house.qms.trail().history("audit", number.value()))
                        .filteredOn(entry -> entry.signature().isPresent())
                        .extracting(TrailEntry::action)
                        .containsSubsequence("audit.issue", "audit.close");
            }
        }
    }
}
