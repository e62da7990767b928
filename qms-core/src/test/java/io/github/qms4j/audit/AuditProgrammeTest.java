package io.github.qms4j.audit;

import static io.github.qms4j.audit.AuditFixture.COMPLIANCE;
import static io.github.qms4j.audit.AuditFixture.ISO_9001;
import static io.github.qms4j.audit.AuditFixture.LEAD;
import static io.github.qms4j.audit.AuditFixture.PURCHASE;
import static io.github.qms4j.audit.AuditFixture.QUALITY;
import static io.github.qms4j.audit.AuditFixture.RELEASE;
import static io.github.qms4j.audit.AuditTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.qms4j.ConflictException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.audit.ProgrammeCoverage.Gap;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.organisation.ProcessDetails.Criticality;
import io.github.qms4j.record.Seen;
import io.github.qms4j.regulation.CatalogueId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditProgrammeTest {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate UNTIL = LocalDate.of(2026, 12, 31);

    private final AuditFixture house = new AuditFixture();

    private AuditProgrammes programmes() {
        return house.as(QUALITY).audits().programmes();
    }

    private AuditProgrammeId opened() {
        return programmes().open("2026", FROM, UNTIL);
    }

    private AuditProgrammeId covering() {
        AuditProgrammeId programme = opened();
        programmes().cover(programme, RELEASE, "", ISO_9001);
        programmes().cover(programme, PURCHASE, "", ISO_9001);
        return programme;
    }

    private AuditId plan(AuditProgrammeId programme, LocalDate from, String catalogue) {
        CatalogueId criteria = CatalogueId.parse(catalogue);
        return house.as(QUALITY)
                .audits()
                .plan(AuditPlan.of("All of it", from, from)
                        .covering(RELEASE, criteria)
                        .covering(PURCHASE, criteria)
                        .under(programme));
    }

    private AuditProgrammeId planned() {
        AuditProgrammeId programme = covering();
        plan(programme, LocalDate.of(2026, 6, 1), "iso-9001:2015-amd1");
        return programme;
    }

    private Seen<AuditProgrammeId> seen(AuditProgrammeId programme) {
        return programmes().find(programme).orElseThrow().seen();
    }

    private AuditProgrammeId approved() {
        AuditProgrammeId programme = planned();
        house.signing(COMPLIANCE).audits().programmes().approve(seen(programme));
        return programme;
    }

    private ProgrammeStatus status(AuditProgrammeId programme) {
        return programmes().find(programme).orElseThrow().state().status();
    }

    @ParameterizedTest
    @CsvSource({
        "HIGH, '', 0, 12",
        "MEDIUM, '', 0, 24",
        "LOW, '', 0, 36",
        "HIGH, new line, 0, 6",
        "HIGH, new line, 2, 3",
        "LOW, '', 1, 18",
        "MEDIUM, moved, 1, 6"
    })
    @Verifies("AUD-1")
    void a_process_is_audited_the_more_often_the_more_critical_it_is_and_the_more_happened(
            Criticality criticality, String changes, int findings, int months) {
        AuditFrequency frequency = AuditFrequency.of(new AuditFrequency.Risk(criticality, changes, findings));

        assertThat(frequency.months()).isEqualTo(months);
        assertThat(frequency.reasoning()).contains(criticality.name()).contains(changes);
    }

    @Test
    @Verifies("AUD-1")
    void past_nonconformities_make_a_process_due_more_often_with_the_reasoning_on_record() {
        AuditId audit = house.started();
        house.raised(audit);
        AuditProgrammeId programme = opened();

        AuditFrequency frequency = programmes().cover(programme, RELEASE, "new filling line", ISO_9001);

        assertThat(frequency.months()).isEqualTo(3);
        assertThat(frequency.reasoning())
                .isEqualTo("criticality HIGH: every 12 months; halved for changes: new filling line; halved for 1"
                        + " nonconformities in the three years before");
        AuditProgramme.Item item =
                programmes().find(programme).orElseThrow().state().item(RELEASE).orElseThrow();
        assertThat(item.lastAudited()).isEqualTo(house.today());
        assertThat(item.dueOn()).isEqualTo(house.today().plusMonths(3));
    }

    @Test
    @Verifies("AUD-1")
    void another_frequency_than_the_rule_gives_needs_a_reason() {
        AuditProgrammeId programme = opened();

        assertThatThrownBy(() -> AuditFrequency.judged(6, " ")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> AuditFrequency.judged(0, "never")).isInstanceOf(InvalidInputException.class);
        AuditFrequency twice = AuditFrequency.judged(6, "a customer asks for it");
        programmes().cover(programme, RELEASE, "", twice, ISO_9001);
        assertThat(programmes()
                        .find(programme)
                        .orElseThrow()
                        .state()
                        .item(RELEASE)
                        .orElseThrow()
                        .frequency())
                .isEqualTo(twice);
        AuditFrequency disguised = new AuditFrequency(6, AuditFrequency.RULE, "so be it");
        assertRefused(
                () -> programmes().cover(programme, RELEASE, "", disguised, ISO_9001), "AUD-1", "the rule gives 12");
    }

    @Test
    @Verifies("AUD-1")
    void a_programme_ends_after_it_begins() {
        assertRefused(() -> programmes().open("2026", FROM, FROM), "AUD-1", "would end");
    }

    @Test
    @Verifies("AUD-1")
    void a_process_that_the_programme_is_silent_on_and_one_without_an_audit_are_gaps() {
        AuditProgrammeId programme = opened();
        programmes().cover(programme, RELEASE, "", ISO_9001);

        assertThat(programmes().coverage(programme).gaps())
                .containsExactly(
                        new Gap(PURCHASE, UNTIL, "the programme says nothing of it"),
                        new Gap(RELEASE, UNTIL, "no audit of it against [iso-9001:2015-amd1] begins by then"));
    }

    @Test
    @Verifies("AUD-1")
    void an_audit_against_another_edition_does_not_cover_a_process() {
        AuditProgrammeId programme = covering();
        plan(programme, LocalDate.of(2026, 6, 1), "iso-13485:2016");

        assertThat(programmes().coverage(programme).isComplete()).isFalse();
    }

    @Test
    @Verifies("AUD-1")
    void what_is_due_several_times_in_the_period_is_planned_as_often() {
        AuditProgrammeId programme = opened();
        house.raised(house.started());
        programmes().cover(programme, RELEASE, "new line", ISO_9001);
        programmes().cover(programme, PURCHASE, "", ISO_9001);
        plan(programme, LocalDate.of(2026, 5, 20), "iso-9001:2015-amd1");
        plan(programme, LocalDate.of(2026, 9, 1), "iso-9001:2015-amd1");

        // Due on 2 June, so audited on 20 May; then by 20 August, which no audit meets; then by 20 November.
        assertThat(programmes().coverage(programme).gaps())
                .extracting(Gap::process, Gap::dueOn)
                .containsExactly(tuple(RELEASE, LocalDate.of(2026, 8, 20)), tuple(RELEASE, LocalDate.of(2026, 12, 1)));
    }

    @Test
    @Verifies("AUD-1")
    void a_programme_is_approved_with_a_signature_by_somebody_else_when_nothing_due_is_unplanned() {
        AuditProgrammeId incomplete = covering();
        AuditProgrammeId programme = planned();

        assertRefused(
                () -> house.signing(COMPLIANCE).audits().programmes().approve(seen(incomplete)),
                "AUD-1",
                "release is due by 2026-12-31");
        assertRefused(
                () -> house.signing(QUALITY).audits().programmes().approve(seen(programme)), "AUD-1", "somebody else");
        assertRefused(() -> house.as(COMPLIANCE).audits().programmes().approve(seen(programme)), "X-1", "signature");
        house.signing(COMPLIANCE).audits().programmes().approve(seen(programme));

        assertThat(status(programme)).isEqualTo(ProgrammeStatus.APPROVED);
    }

    @Test
    @Verifies("AUD-1")
    void an_audit_that_is_cancelled_while_the_programme_is_being_approved_makes_the_approval_void() {
        AuditProgrammeId programme = planned();
        AuditId audit = programmes().audits(programme).get(0).id();

        assertThatThrownBy(() -> Unbounded.records(house.signing(COMPLIANCE)).commit(work -> {
                    Object done = work.change(ProgrammeLifeCycle.APPROVE, seen(programme), state -> state);
                    house.as(QUALITY).audits().cancel(audit);
                    return done;
                }))
                .isInstanceOf(ConflictException.class);
        assertThat(status(programme)).isEqualTo(ProgrammeStatus.DRAFT);
    }

    @Test
    @Verifies("AUD-1")
    void an_approved_programme_is_revised_with_a_reason_and_approved_again() {
        AuditProgrammeId programme = approved();
        assertRefused(() -> programmes().cover(programme, RELEASE, "new line", ISO_9001), "X-1", "APPROVED");

        programmes().revise(programme);
        programmes().cover(programme, RELEASE, "", AuditFrequency.judged(24, "stable"), ISO_9001);
        house.signing(COMPLIANCE).audits().programmes().approve(seen(programme));

        assertThat(status(programme)).isEqualTo(ProgrammeStatus.APPROVED);
    }

    @Test
    @Verifies("AUD-1")
    void a_programme_is_closed_when_its_audits_have_ended_and_takes_no_audit_afterwards() {
        AuditProgrammeId programme = approved();
        AuditId audit = programmes().audits(programme).get(0).id();
        assertRefused(() -> programmes().close(programme), "AUD-1", audit.value());
        house.as(QUALITY).audits().cancel(audit);

        programmes().close(programme);

        assertRefused(() -> plan(programme, LocalDate.of(2026, 7, 1), "iso-9001:2015-amd1"), "AUD-1", "is closed");
    }

    @Test
    @Verifies("AUD-8")
    void progress_shows_where_audits_stand_which_are_late_and_what_a_cancelled_one_left_unplanned() {
        AuditProgrammeId programme = approved();
        AuditId audit = programmes().audits(programme).get(0).id();
        AuditOversight oversight = house.as(QUALITY).audits().oversight();
        assertThat(oversight.progress(programme, LocalDate.of(2026, 6, 1)).late())
                .isEmpty();
        assertThat(oversight.progress(programme, LocalDate.of(2026, 6, 2)).late())
                .containsExactly(audit);

        house.as(QUALITY).audits().cancel(audit);

        AuditOversight.Progress progress = oversight.progress(programme, LocalDate.of(2026, 6, 2));
        assertThat(progress.audits()).isEqualTo(Map.of(AuditStatus.CANCELLED, 1L));
        assertThat(progress.late()).isEmpty();
        assertThat(progress.unplanned()).extracting(Gap::process).containsExactly(PURCHASE, RELEASE);
    }

    @Test
    @Verifies("AUD-8")
    void open_overdue_and_repeated_findings_are_listed() {
        AuditId first = house.started();
        FindingId finding = house.raised(first);
        AuditId second = house.started();
        FindingId repeat = house.raised(second);
        AuditOversight oversight = house.as(QUALITY).audits().oversight();
        house.as(AuditFixture.OWNER).audits().findings().respond(repeat, "cause", "correction");

        assertThat(oversight.openFindings(null).items())
                .extracting(view -> view.id())
                .containsExactly(finding, repeat);
        assertThat(oversight.overdueResponses(house.today().plusDays(30), null).items())
                .isEmpty();
        assertThat(oversight.overdueResponses(house.today().plusDays(31), null).items())
                .extracting(view -> view.id())
                .containsExactly(finding);
        assertThat(oversight.repeatFindings(null).items())
                .extracting(view -> view.id())
                .containsExactly(repeat);
    }

    @Test
    @Verifies("AUD-8")
    void a_closed_finding_is_not_open() {
        house.closed();

        assertThat(house.as(QUALITY).audits().oversight().openFindings(null).items())
                .isEmpty();
    }

    @Test
    @Verifies("AUD-1")
    void the_schedule_is_exported_as_a_calendar() {
        AuditProgrammeId programme = approved();
        house.clock.advance(Duration.ofHours(1));

        // RFC 5545, 3.1: a long line goes on behind a line break and a space.
        assertThat(programmes()
                        .calendar(programme, "qms.example.com")
                        .replace("\r\n ", "")
                        .split("\r\n"))
                .containsExactly(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//qms4j//audits//EN",
                        "CALSCALE:GREGORIAN",
                        "BEGIN:VEVENT",
                        "UID:AUD-2026-0001@qms.example.com",
                        "DTSTAMP:20260302T100000Z",
                        "LAST-MODIFIED:20260302T090000Z",
                        "SEQUENCE:0",
                        "DTSTART;VALUE=DATE:20260601",
                        "DTEND;VALUE=DATE:20260602",
                        "SUMMARY:AUD-2026-0001 All of it",
                        "DESCRIPTION:release against iso-9001:2015-amd1\\npurchase against iso-9001:2015-amd1",
                        "STATUS:TENTATIVE",
                        "END:VEVENT",
                        "END:VCALENDAR");
    }

    @Test
    @Verifies("AUD-1")
    void the_lines_of_a_calendar_are_escaped_and_folded_at_75_bytes_between_characters() {
        AuditProgrammeId programme = opened();
        String title = "Prüfung; Freigabe, \\ und\nmehr: " + "ä".repeat(60) + "😀".repeat(20);
        house.as(QUALITY)
                .audits()
                .plan(AuditPlan.of(title, FROM, FROM)
                        .covering(RELEASE, ISO_9001)
                        .under(programme));

        String text = programmes().calendar(programme, "qms.example.com");

        List<String> lines = List.of(text.split("\r\n", -1));
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\n", "\r");
            assertThat(line).matches(whole -> whole.isEmpty() || !Character.isLowSurrogate(whole.charAt(0)));
        });
        assertThat(text.replace("\r\n ", ""))
                .contains("SUMMARY:AUD-2026-0001 Prüfung\\; Freigabe\\, \\\\ und\\nmehr: " + "ä".repeat(60)
                        + "😀".repeat(20) + "\r\n");
        assertThat(text).endsWith("END:VCALENDAR\r\n");
    }

    @Test
    @Verifies("AUD-1")
    void a_cancelled_audit_is_a_cancelled_event_of_a_later_sequence() {
        AuditProgrammeId programme = approved();
        house.as(QUALITY).audits().cancel(programmes().audits(programme).get(0).id());

        assertThat(programmes().calendar(programme, "qms.example.com"))
                .contains("STATUS:CANCELLED\r\n")
                .contains("SEQUENCE:1\r\n");
    }

    @Test
    @Verifies("AUD-1")
    void an_auditor_does_not_approve_a_programme() {
        AuditProgrammeId programme = planned();

        assertRefused(() -> house.signing(LEAD).audits().programmes().approve(seen(programme)), "X-2", "audit:approve");
    }
}
