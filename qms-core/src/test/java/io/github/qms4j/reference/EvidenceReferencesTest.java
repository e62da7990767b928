package io.github.qms4j.reference;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.REMARK;
import static io.github.qms4j.complaint.Complaints.TRAINER;
import static io.github.qms4j.reference.ReferenceFixture.EVIDENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evidence about complaints. */
@Verifies("X-10")
class EvidenceReferencesTest {
    private static final DateRange JANUARY = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31));
    private static final Target SCAN = Target.file(ReferenceFixture.HASH, "scan.pdf");

    private final ReferenceFixture house = new ReferenceFixture();

    private EvidenceId collect(EvidenceDraft draft) {
        return house.evidence(AGENT, (evidence, work) -> evidence.collect(work, house.complaint, draft));
    }

    private EvidenceReference evidence(EvidenceId id) {
        return house.references().evidence(EVIDENCE).find(id).orElseThrow().state();
    }

    private void withdraw(EvidenceId id) {
        house.evidence(AGENT, (evidence, work) -> {
            evidence.withdraw(work, id);
            return id;
        });
    }

    @Test
    void evidence_names_where_it_is_what_it_shows_and_the_days_that_it_speaks_for() {
        EvidenceId id = collect(EvidenceDraft.of(SCAN, "letters of January", JANUARY)
                .collectedAt(Instant.parse("2026-02-03T10:00:00Z"))
                .validUntil(LocalDate.of(2026, 12, 31)));

        assertThat(id.value()).isEqualTo("CEV-2026-0001");
        assertThat(evidence(id)).satisfies(found -> {
            assertThat(found.target()).isEqualTo(SCAN);
            assertThat(found.contentHash()).isEqualTo(ReferenceFixture.HASH);
            assertThat(found.collectedOn()).isEqualTo("2026-02-03");
            assertThat(found.collectedBy().id()).isEqualTo(AGENT.id());
        });
    }

    @Test
    void a_record_is_evidence_in_the_version_of_that_time_whatever_becomes_of_it() {
        EvidenceId id = collect(EvidenceDraft.of(Target.record(house.remark), "what was said", JANUARY));
        String hash =
                Unbounded.records(house.as(AGENT)).get(REMARK, house.remark).contentHash();

        house.edit(house.remark);

        assertThat(evidence(id).target().version()).isZero();
        assertThat(evidence(id).contentHash()).isEqualTo(hash);
    }

    @Test
    void a_version_that_is_not_current_any_more_is_a_conflict() {
        house.edit(house.remark);

        assertThatThrownBy(() ->
                        collect(EvidenceDraft.of(Target.version(Seen.of(house.remark, 0)), "what was said", JANUARY)))
                .isInstanceOf(ConflictException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-12-31, 2026-06-30, true",
        "2026-01-31, 2026-02-28, 2026-06-30, true",
        "2026-02-01, 2026-12-31, 2026-06-30, false",
        "2025-01-01, 2025-12-31, 2026-06-30, false",
        "2026-01-01, 2026-12-31, 2026-09-30, true",
        "2026-01-01, 2026-12-31, 2026-10-01, false",
        "2026-01-01, 2026-12-31, 2026-02-02, false"
    })
    void evidence_outside_the_period_under_question_does_not_count(
            LocalDate from, LocalDate until, LocalDate askedOn, boolean counts) {
        EvidenceId id = collect(EvidenceDraft.of(SCAN, "letters of January", JANUARY)
                .collectedAt(Instant.parse("2026-02-03T10:00:00Z"))
                .validUntil(LocalDate.of(2026, 9, 30)));

        assertThat(evidence(id).countsFor(DateRange.of(from, until), askedOn)).isEqualTo(counts);
    }

    @Test
    void withdrawn_evidence_counts_for_nothing_and_stays_readable() {
        EvidenceId id = collect(EvidenceDraft.of(SCAN, "letters of January", JANUARY));

        withdraw(id);

        assertThat(evidence(id).status()).isEqualTo(EvidenceStatus.WITHDRAWN);
        assertThat(evidence(id).countsFor(JANUARY, LocalDate.of(2026, 3, 2))).isFalse();
        assertThatThrownBy(() -> withdraw(id))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("final");
    }

    @Test
    void evidence_of_the_future_is_refused() {
        assertThatThrownBy(() -> collect(EvidenceDraft.of(SCAN, "letters of January", JANUARY)
                        .collectedAt(Instant.parse("2026-03-02T09:00:01Z"))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("which has not come");
        assertThatThrownBy(() ->
                        collect(EvidenceDraft.of(SCAN, "letters of May", DateRange.from(LocalDate.of(2026, 5, 1)))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("collect it when that time has come");
    }

    @Test
    void evidence_that_was_void_when_it_was_collected_is_refused() {
        assertThatThrownBy(
                        () -> collect(EvidenceDraft.of(SCAN, "letters", JANUARY).validUntil(LocalDate.of(2026, 3, 1))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("valid until 2026-03-01 only");
    }

    @Test
    void evidence_without_a_description_and_a_range_that_ends_before_it_begins_are_no_input() {
        assertThatThrownBy(() -> collect(EvidenceDraft.of(SCAN, " ", JANUARY)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> DateRange.of(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 1, 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is before the first day");
    }

    @Test
    void evidence_is_not_changed_into_other_evidence() {
        EvidenceId id = collect(EvidenceDraft.of(SCAN, "letters of January", JANUARY));
        EvidenceId other = collect(EvidenceDraft.of(SCAN, "letters of all years", DateRange.year(2026)));
        EvidenceReference forged = evidence(other).withdrawn();

        assertThatThrownBy(() -> Unbounded.records(house.as(AGENT))
                        .commit(work -> work.change(EVIDENCE.withdraw(), id, (EvidenceReference e) -> forged)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("other evidence than before");
    }

    @Test
    @Verifies("X-2")
    void who_may_not_refer_neither_collects_nor_withdraws() {
        EvidenceId id = collect(EvidenceDraft.of(SCAN, "letters of January", JANUARY));

        assertThat(house.may(AGENT, EVIDENCE.withdraw(), id)).isTrue();
        assertThat(house.may(TRAINER, EVIDENCE.withdraw(), id)).isFalse();
        assertThatThrownBy(() -> house.evidence(
                        TRAINER,
                        (evidence, work) ->
                                evidence.collect(work, house.complaint, EvidenceDraft.of(SCAN, "letters", JANUARY))))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void both_directions_are_found() {
        EvidenceId id = collect(EvidenceDraft.of(Target.record(house.remark), "what was said", JANUARY));

        assertThat(house.references().evidenceAbout(house.complaint))
                .extracting(View::id)
                .containsExactly(id);
        assertThat(house.references().evidenceIn(Target.record(house.remark)))
                .extracting(View::id)
                .containsExactly(id);
        assertThat(house.references().evidenceIn(SCAN)).isEmpty();
    }

    @Test
    void the_query_finds_what_the_rule_says_counts() {
        Random random = new Random(7);
        List<EvidenceId> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            all.add(collect(draft(random)));
        }
        all.stream().filter(id -> random.nextInt(5) == 0).forEach(this::withdraw);
        RecordStore records = Unbounded.records(house.as(AGENT));
        for (int i = 0; i < 40; i++) {
            DateRange question = range(random);
            LocalDate askedOn = day(random);

            List<String> found = records.stream(
                            EVIDENCE.type(),
                            records.query(EVIDENCE.type()).where(EVIDENCE.countingFor(question, askedOn)))
                    .map(Versioned::id)
                    .toList();

            assertThat(found)
                    .as(question + " asked on " + askedOn)
                    .isEqualTo(all.stream()
                            .filter(id -> evidence(id).countsFor(question, askedOn))
                            .map(EvidenceId::value)
                            .toList());
        }
    }

    private static EvidenceDraft draft(Random random) {
        Instant collected = Instant.parse("2026-02-20T00:00:00Z").plusSeconds(random.nextInt(9) * 86_400L);
        @Nullable
        LocalDate validUntil =
                random.nextBoolean() ? null : LocalDate.of(2026, 3, 1).plusDays(random.nextInt(40));
        return new EvidenceDraft(SCAN, "letters", range(random), collected, validUntil);
    }

    private static DateRange range(Random random) {
        LocalDate from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(45));
        return random.nextInt(4) == 0 ? DateRange.from(from) : DateRange.of(from, from.plusDays(random.nextInt(30)));
    }

    private static LocalDate day(Random random) {
        return LocalDate.of(2026, 2, 20).plusDays(random.nextInt(50));
    }
}
