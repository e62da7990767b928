package io.github.qms4j.document;

import static io.github.qms4j.document.DocumentFixture.AGENT;
import static io.github.qms4j.document.DocumentFixture.AUTHOR;
import static io.github.qms4j.document.DocumentFixture.CONTROL;
import static io.github.qms4j.document.DocumentFixture.IT;
import static io.github.qms4j.document.DocumentFixture.QUALITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.WatchedStorage;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.support.StorageContentStore;
import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Versions from the draft until they are superseded, and which text is in force on which day (rule DOC-1). */
class DocumentTest {
    private final DocumentFixture house = new DocumentFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private VersionStatus stored(DocumentVersionId version) {
        return house.version(version).status();
    }

    private VersionStatus standing(DocumentVersionId version) {
        return house.as(AGENT).documents().statusOn(version, house.today());
    }

    private String inForce(DocumentId document, LocalDate on) {
        return house.as(AGENT)
                .documents()
                .inForce(document, on)
                .map(InForce::version)
                .map(house::text)
                .orElse("nothing");
    }

    private void runDue() {
        house.as(CONTROL).documents().runDue();
    }

    @ParameterizedTest
    @EnumSource(VersionStatus.class)
    @Verifies("DOC-1")
    void a_version_comes_to_every_status_and_its_trail_is_whole(VersionStatus status) {
        DocumentVersionId version = house.in(status);

        assertThat(stored(version)).isEqualTo(status);
        assertThat(standing(version)).isEqualTo(status);
        assertThat(house.qms.trail().verify("document-version", version.value()).problems())
                .isEmpty();
    }

    @Test
    @Verifies("DOC-1")
    void a_version_released_for_today_is_in_force_at_once() {
        DocumentVersionId first = house.effective();
        DocumentId document = house.version(first).document();

        assertThat(house.as(AGENT).documents().inForce(document, house.today()))
                .contains(new InForce(first, house.put("v1").sha256(), house.today(), null));
        assertThat(house.as(AGENT).documents().inForce(document, house.today().minusDays(1)))
                .isEmpty();
    }

    @Test
    @Verifies("DOC-1")
    void the_old_text_is_in_force_until_the_day_of_the_new_one_whether_or_not_the_work_due_was_run() {
        DocumentId document = house.opened();
        LocalDate today = house.today();
        DocumentVersionId first = house.released(document, "v1", today);
        LocalDate day = today.plusDays(30);

        DocumentVersionId second = house.released(document, "v2", day);

        assertThat(inForce(document, today)).isEqualTo("v1");
        assertThat(inForce(document, day.minusDays(1))).isEqualTo("v1");
        assertThat(inForce(document, day)).isEqualTo("v2");
        assertThat(stored(second)).isEqualTo(VersionStatus.APPROVED);

        house.goTo(day.plusDays(5));
        assertThat(inForce(document, day.plusDays(5))).isEqualTo("v2");
        assertThat(standing(first)).isEqualTo(VersionStatus.SUPERSEDED);
        assertThat(standing(second)).isEqualTo(VersionStatus.EFFECTIVE);

        runDue();
        assertThat(stored(first)).isEqualTo(VersionStatus.SUPERSEDED);
        assertThat(stored(second)).isEqualTo(VersionStatus.EFFECTIVE);
        assertThat(inForce(document, day.minusDays(1))).isEqualTo("v1");
    }

    @Test
    @Verifies("DOC-1")
    void nothing_is_run_before_its_day() {
        DocumentId document = house.opened();
        DocumentVersionId first = house.released(document, "v1", house.today());
        DocumentVersionId second = house.released(document, "v2", house.today().plusDays(1));

        assertThat(house.as(CONTROL).documents().runDue()).isZero();
        assertThat(stored(first)).isEqualTo(VersionStatus.EFFECTIVE);
        assertThatThrownBy(() -> Unbounded.records(house.as(CONTROL))
                        .commit(work -> work.change(DocumentVersionLifeCycle.TAKE_EFFECT, second, state -> state)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it is in force from 2026-03-03; wait for that day");
        assertThatThrownBy(() -> Unbounded.records(house.as(CONTROL))
                        .commit(work -> work.change(DocumentVersionLifeCycle.SUPERSEDE, first, state -> state)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("by the dates it is EFFECTIVE");
    }

    @Test
    @Verifies("DOC-1")
    void a_run_that_is_very_late_leaves_no_version_behind_and_a_second_one_has_nothing_to_do() {
        DocumentId document = house.opened();
        DocumentVersionId first = house.released(document, "v1", house.today());
        DocumentVersionId second = house.released(document, "v2", house.today().plusDays(10));
        house.goTo(house.today().plusDays(10));
        DocumentVersionId third = house.released(document, "v3", house.today().plusDays(10));
        house.goTo(house.today().plusDays(300));

        assertThat(house.as(CONTROL).documents().runDue()).isEqualTo(1);

        assertThat(stored(first)).isEqualTo(VersionStatus.SUPERSEDED);
        assertThat(stored(second)).isEqualTo(VersionStatus.SUPERSEDED);
        assertThat(stored(third)).isEqualTo(VersionStatus.EFFECTIVE);
        assertThat(house.as(CONTROL).documents().runDue()).isZero();
    }

    @Test
    @Verifies({"DOC-1", "X-7"})
    void two_who_run_what_is_due_at_once_do_it_once() {
        WatchedStorage storage = new WatchedStorage();
        try (DocumentFixture other = new DocumentFixture(storage, new StorageContentStore(storage, "default"))) {
            DocumentVersionId first =
                    other.released(other.opened(), "v1", other.today().plusDays(1));
            other.goTo(other.today().plusDays(1));
            storage.beforeNextApply(() -> other.as(CONTROL).documents().runDue());

            other.as(CONTROL).documents().runDue();

            assertThat(other.qms.trail().history("document-version", first.value()))
                    .filteredOn(entry -> entry.action().equals("document-version.take-effect"))
                    .hasSize(1);
        }
    }

    @Test
    @Verifies("DOC-1")
    void a_day_begins_in_the_engines_zone() {
        DocumentId document = house.opened();
        house.released(document, "v1", house.today());
        DocumentVersionId second = house.released(document, "v2", LocalDate.of(2026, 3, 10));

        house.clock.set("2026-03-09T22:59:59Z");
        assertThat(house.as(CONTROL).documents().runDue()).isZero();
        house.clock.set("2026-03-09T23:00:00Z");
        assertThat(standing(second)).isEqualTo(VersionStatus.EFFECTIVE);
        assertThat(house.as(CONTROL).documents().runDue()).isEqualTo(1);
    }

    @Test
    @Verifies("DOC-1")
    void a_version_is_not_released_for_a_day_that_is_over_nor_for_the_day_of_the_one_before() {
        DocumentId document = house.opened();
        house.released(document, "v1", house.today());
        DocumentVersionId second = house.approved(document, "v2");
        house.train(second);

        assertThatThrownBy(() -> house.release(second, house.today().minusDays(1)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("2026-03-01 is before today, 2026-03-02; choose today or later");
        assertThatThrownBy(() -> house.release(second, house.today()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("version 1 is in force from 2026-03-02, and one text a day");
        assertThat(house.document(document).releases()).hasSize(1);
    }

    @Test
    @Verifies("DOC-1")
    void a_release_is_set_for_another_day_before_its_day_and_not_after() {
        DocumentId document = house.opened();
        DocumentVersionId first = house.released(document, "v1", house.today().plusDays(10));

        house.release(first, house.today().plusDays(20));

        assertThat(inForce(document, house.today().plusDays(10))).isEqualTo("nothing");
        assertThat(inForce(document, house.today().plusDays(20))).isEqualTo("v1");
        house.goTo(house.today().plusDays(20));
        assertThatThrownBy(() -> house.release(first, house.today().plusDays(5)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is in force since 2026-03-22; begin another version");
    }

    @Test
    @Verifies("DOC-1")
    void a_version_is_recalled_before_its_day_and_not_after() {
        DocumentId document = house.opened();
        DocumentVersionId first = house.released(document, "v1", house.today().plusDays(10));

        house.as(CONTROL).documents().recall(first);

        assertThat(stored(first)).isEqualTo(VersionStatus.DRAFT);
        assertThat(house.version(first).cycle()).isEqualTo(2);
        assertThat(inForce(document, house.today().plusDays(10))).isEqualTo("nothing");

        DocumentVersionId another = house.effective();
        runDue();
        assertThatThrownBy(() -> house.as(CONTROL).documents().recall(another))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is in force since");
    }

    @Test
    @Verifies("DOC-1")
    void what_is_in_force_by_its_day_is_not_recalled_though_its_status_is_behind() {
        DocumentVersionId first =
                house.released(house.opened(), "v1", house.today().plusDays(10));
        house.goTo(house.today().plusDays(11));

        assertThat(stored(first)).isEqualTo(VersionStatus.APPROVED);
        assertThatThrownBy(() -> house.as(CONTROL).documents().recall(first))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is in force since 2026-03-12");
    }

    @Test
    @Verifies("DOC-1")
    void one_version_is_under_way_at_a_time() {
        DocumentId document = house.opened();
        DocumentVersionId first = house.drafted(document, "v1");

        assertThatThrownBy(() -> house.drafted(document, "v2"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("version 1 is under way");

        house.as(AUTHOR).documents().withdraw(first);
        assertThat(house.drafted(document, "v2").value()).isEqualTo(document + "-v2");
    }

    @Test
    @Verifies("DOC-1")
    void the_next_version_is_begun_once_the_one_before_is_in_force_by_its_day() {
        DocumentId document = house.opened();
        house.released(document, "v1", house.today().plusDays(1));
        assertThatThrownBy(() -> house.drafted(document, "v2")).isInstanceOf(RefusedException.class);

        house.goTo(house.today().plusDays(1));

        assertThat(house.version(house.drafted(document, "v2")).number()).isEqualTo(2);
    }

    @Test
    @Verifies("DOC-1")
    void only_a_draft_is_withdrawn_and_for_good() {
        DocumentVersionId inReview = house.submitted();
        assertThatThrownBy(() -> house.as(AUTHOR).documents().withdraw(inReview))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the record is IN_REVIEW");

        DocumentVersionId withdrawn = house.withdrawn();
        assertThatThrownBy(() -> house.as(AUTHOR).documents().write(withdrawn, house.draft("v1")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("WITHDRAWN, which is final");
    }

    @Test
    @Verifies("DOC-1")
    void a_retired_document_has_a_text_in_force_until_its_day_and_none_from_then_on() {
        DocumentVersionId first = house.effective();
        DocumentId document = house.version(first).document();
        LocalDate day = house.today().plusDays(60);

        house.retire(document, day);

        assertThat(inForce(document, day.minusDays(1))).isEqualTo("v1");
        assertThat(inForce(document, day)).isEqualTo("nothing");
        assertThat(house.as(AGENT)
                        .documents()
                        .inForce(document, house.today())
                        .orElseThrow()
                        .until())
                .isEqualTo(day);
        house.goTo(day);
        assertThat(standing(first)).isEqualTo(VersionStatus.OBSOLETE);
        runDue();
        assertThat(stored(first)).isEqualTo(VersionStatus.OBSOLETE);
        assertThat(house.document(document).status()).isEqualTo(DocumentStatus.RETIRED);
        assertThatThrownBy(() -> house.drafted(document, "v2"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("RETIRED, which is final");
    }

    @Test
    @Verifies("DOC-1")
    void a_document_is_not_retired_in_the_past_nor_before_its_text_was_in_force_nor_beside_a_version_under_way() {
        DocumentVersionId first = house.effective();
        DocumentId document = house.version(first).document();

        assertThatThrownBy(() -> house.retire(document, house.today().minusDays(1)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("choose today or later");
        assertThatThrownBy(() -> house.retire(document, house.today()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("version 1 is in force from 2026-03-02; choose a later day");
        house.drafted(document, "v2");
        assertThatThrownBy(() -> house.retire(document, house.today().plusDays(1)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("version 2 is under way");
    }

    @Test
    @Verifies("DOC-1")
    void a_retirement_is_called_off_before_its_day_and_not_after() {
        DocumentVersionId first = house.effective();
        DocumentId document = house.version(first).document();
        LocalDate day = house.today().plusDays(60);
        house.retire(document, day);

        house.signing(CONTROL).documents().keep(house.seen(document));
        assertThat(inForce(document, day)).isEqualTo("v1");

        house.retire(document, day);
        house.goTo(day);
        assertThatThrownBy(() -> house.signing(CONTROL).documents().keep(house.seen(document)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it is retired since 2026-05-01");
    }

    @Test
    @Verifies("DOC-1")
    void every_version_is_found_by_the_hash_of_its_text() {
        DocumentId document = house.opened();
        DocumentVersionId first = house.released(document, "v1", house.today());
        DocumentVersionId second = house.released(document, "v2", house.today().plusDays(1));

        assertThat(house.as(AGENT).documents().withText(house.put("v1").sha256()))
                .extracting(View::id)
                .containsExactly(first);
        assertThat(house.as(AGENT).documents().versions(document))
                .extracting(View::id)
                .containsExactly(first, second);
        assertThat(house.as(AGENT).documents().withText("0".repeat(64))).isEmpty();
    }

    @Test
    @Verifies("DOC-1")
    void no_command_on_the_record_changes_what_was_in_force() {
        DocumentVersionId first = house.effective();
        DocumentId document = house.version(first).document();
        house.goTo(house.today().plusDays(3));

        assertThatThrownBy(() -> Unbounded.records(house.as(CONTROL))
                        .commit(work -> work.change(
                                DocumentLifeCycle.RECALL_VERSION, document, (state, act) -> state.recalled(1, act))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("which text was in force up to today");
        assertThatThrownBy(() -> Unbounded.records(house.as(CONTROL))
                        .commit(work -> work.change(
                                DocumentLifeCycle.RELEASE_VERSION,
                                document,
                                (state, act) -> state.released(house.version(first), house.today(), act))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it is not what the version's release says");
    }

    @Test
    @Verifies("DOC-1")
    void a_version_is_not_begun_beside_its_document() {
        DocumentId document = house.opened();
        VersionDraft draft = house.draft("v1");

        assertThatThrownBy(() -> Unbounded.records(house.as(AUTHOR))
                        .commit(work -> work.create(
                                DocumentVersionLifeCycle.BEGIN,
                                DocumentVersionId.of(document, 7),
                                act -> DocumentVersion.begun(document, 7, draft, act))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it is not the version that " + document + " has begun");
    }

    @Test
    @Verifies("X-9")
    void of_two_who_release_the_same_version_one_wins() {
        DocumentVersionId version = house.approved();
        house.train(version);
        Seen<DocumentVersionId> seen = house.seen(version);

        house.signing(CONTROL).documents().release(seen, house.today().plusDays(1));

        assertThatThrownBy(() -> house.signing(QUALITY)
                        .documents()
                        .release(seen, house.today().plusDays(9)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(version.value());
    }

    @Test
    @Verifies("X-9")
    void of_two_who_begin_a_version_at_the_same_moment_one_wins() {
        DocumentId document = house.opened();
        VersionDraft draft = house.draft("v1");

        assertThatThrownBy(() -> house.as(AUTHOR).atomically(session -> {
                    DocumentVersionId begun = session.documents().begin(document, draft);
                    house.drafted(document, "another");
                    return begun;
                }))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(document.value());
        assertThat(house.document(document).versions()).isEqualTo(1);
    }

    @Test
    @Verifies("X-6")
    void what_is_amended_needs_a_reason_and_moves_no_day_of_review() {
        DocumentVersionId first = house.effective();
        DocumentId document = house.version(first).document();
        LocalDate due = house.document(document).reviewDue(house.today()).orElseThrow();

        house.as(CONTROL).documents().amend(document, DocumentFixture.sop().reviewedEvery(Period.ofYears(9)));

        assertThat(house.document(document).reviewDue(house.today())).contains(due);
        assertThatThrownBy(() -> house.qms.as(CONTROL).documents().amend(document, DocumentFixture.sop()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a reason must be given");
    }

    @Test
    void a_document_without_title_or_approver_is_refused() {
        assertThatThrownBy(() -> house.as(CONTROL)
                        .documents()
                        .open(DocumentDraft.of("SOP", "u-owner").approvedBy(Role.SERVICE_AGENT)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is no role that may approve documents");
        assertThatThrownBy(() -> house.as(CONTROL).documents().open(DocumentDraft.of(" ", "u-owner")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("title");
        assertThatThrownBy(() -> house.as(CONTROL)
                        .documents()
                        .open(DocumentDraft.of("SOP", "u-owner").approvedBy(new Role[0])))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("approvers");
        assertThatThrownBy(() -> DocumentFixture.sop().reviewedEvery(Period.ZERO))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("reviewEvery");
    }

    @Test
    void documents_are_listed_by_what_is_asked() {
        DocumentId first = house.opened();
        house.opened();
        house.released(first, "v1", house.today());

        assertThat(house.as(IT).documents().list(null).items()).hasSize(2);
        assertThat(house.as(IT)
                        .documents()
                        .list(
                                null,
                                DocumentLifeCycle.DUE_ON.before(house.today().plusYears(3)))
                        .items())
                .extracting(View::id)
                .containsExactly(first);
    }
}
