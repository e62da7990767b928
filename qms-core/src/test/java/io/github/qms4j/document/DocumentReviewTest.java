package io.github.qms4j.document;

import static io.github.qms4j.document.DocumentFixture.AUTHOR;
import static io.github.qms4j.document.DocumentFixture.CONTROL;
import static io.github.qms4j.document.DocumentFixture.IT;
import static io.github.qms4j.document.DocumentFixture.QUALITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.By;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.access.Role;
import io.github.qms4j.approval.Approval;
import io.github.qms4j.approval.ApprovalId;
import io.github.qms4j.approval.Approvals;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.delegation.Delegations.Delegate;
import io.github.qms4j.document.Document.PeriodicReview;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.DueDate;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.trail.TrailEntry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Approval of versions, training before they come into force, and periodic review (rule DOC-2). */
class DocumentReviewTest {
    private final DocumentFixture house = new DocumentFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private VersionStatus status(DocumentVersionId version) {
        return house.version(version).status();
    }

    @Test
    @Verifies("DOC-2")
    void a_version_is_approved_when_somebody_signed_it_in_each_role() {
        DocumentVersionId version = house.submitted();
        long shown = house.seen(version).version();

        ApprovalId first = house.approve(version, QUALITY, Role.QUALITY_MANAGER);
        assertThat(status(version)).isEqualTo(VersionStatus.IN_REVIEW);
        assertThat(house.seen(version).version()).isEqualTo(shown);

        house.approve(version, IT, Role.IT_MANAGER);
        assertThat(status(version)).isEqualTo(VersionStatus.APPROVED);
        assertThat(house.as(CONTROL).documents().approvals(version))
                .extracting(view -> view.state().capacity())
                .containsExactly("QUALITY_MANAGER", "IT_MANAGER");
        TrailEntry entry =
                house.qms.trail().history("document-approval", first.value()).get(0);
        assertThat(entry.signature().orElseThrow().meaning()).isEqualTo("document approved");
        assertThat(entry.reliedOn()).contains(new TrailEntry.ReliedOn("document-version", version.value(), shown));
    }

    @Test
    @Verifies("DOC-2")
    void an_author_does_not_approve_also_not_one_of_several_nor_who_acts_for_them() {
        DocumentVersionId version = house.drafted();
        house.as(QUALITY).documents().write(version, house.draft("v1, improved"));
        house.as(AUTHOR).documents().submit(version);
        house.as(QUALITY)
                .delegations()
                .grant(
                        new Delegate("u-deputy", "Dee Puty"),
                        Set.of(Role.QUALITY_MANAGER),
                        house.clock.instant(),
                        house.clock.instant().plus(Duration.ofDays(7)));

        assertThatThrownBy(() -> house.approve(version, QUALITY, Role.QUALITY_MANAGER))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("u-quality shares in what u-quality wrote");
        assertThatThrownBy(() -> house.approve(version, Actor.of("u-deputy"), Role.QUALITY_MANAGER))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("u-deputy for u-quality shares in what u-quality wrote");
    }

    @Test
    @Verifies("DOC-2")
    void one_approves_in_a_role_that_is_asked_for_and_that_one_acts_in() {
        DocumentVersionId version = house.submitted();

        assertThatThrownBy(() -> house.approve(version, CONTROL, Role.COMPLIANCE))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("nobody is asked as COMPLIANCE");
        assertThatThrownBy(() -> house.approve(version, CONTROL, Role.QUALITY_MANAGER))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("u-control acts as [COMPLIANCE] and not as QUALITY_MANAGER");
    }

    @Test
    @Verifies("DOC-2")
    void who_stands_in_for_a_role_approves_in_it() {
        DocumentVersionId version = house.submitted();
        house.as(QUALITY)
                .delegations()
                .grant(
                        new Delegate("u-deputy", "Dee Puty"),
                        Set.of(Role.QUALITY_MANAGER),
                        house.clock.instant(),
                        house.clock.instant().plus(Duration.ofDays(7)));

        house.approve(version, Actor.of("u-deputy", Role.SERVICE_AGENT), Role.QUALITY_MANAGER);

        assertThat(house.as(CONTROL).documents().approvals(version))
                .extracting(view -> view.state().by().toString())
                .containsExactly("u-deputy for u-quality");
    }

    @Test
    @Verifies("DOC-2")
    void who_approves_in_a_role_of_their_own_may_stand_in_for_another_one() {
        DocumentVersionId version = house.submitted();
        house.as(QUALITY)
                .delegations()
                .grant(
                        new Delegate(CONTROL.id(), "Document Control"),
                        Set.of(Role.QUALITY_MANAGER),
                        house.clock.instant(),
                        house.clock.instant().plus(Duration.ofDays(7)));

        house.approve(version, CONTROL, Role.QUALITY_MANAGER);

        assertThat(house.as(CONTROL).documents().approvals(version))
                .extracting(view -> view.state().by().toString())
                .containsExactly("u-control for u-quality");
    }

    @Test
    @Verifies("DOC-2")
    void an_author_does_not_approve_by_standing_in_for_an_approver() {
        DocumentVersionId version = house.submitted();
        house.as(QUALITY)
                .delegations()
                .grant(
                        new Delegate(AUTHOR.id(), "Au Thor"),
                        Set.of(Role.QUALITY_MANAGER),
                        house.clock.instant(),
                        house.clock.instant().plus(Duration.ofDays(7)));

        assertThatThrownBy(() -> house.approve(version, AUTHOR, Role.QUALITY_MANAGER))
                .isInstanceOf(RefusedException.class);
        assertThat(house.as(CONTROL).documents().approvals(version)).isEmpty();
    }

    @Test
    @Verifies("DOC-2")
    void nobody_approves_in_two_roles() {
        Actor both = Actor.of("u-both", Role.QUALITY_MANAGER, Role.IT_MANAGER);
        DocumentVersionId version = house.submitted();
        house.approve(version, both, Role.QUALITY_MANAGER);

        assertThatThrownBy(() -> house.approve(version, both, Role.IT_MANAGER))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("u-both approved it already as QUALITY_MANAGER");
        assertThat(status(version)).isEqualTo(VersionStatus.IN_REVIEW);
    }

    @Test
    @Verifies("DOC-2")
    void who_has_approved_may_still_reject() {
        DocumentVersionId version = house.submitted();
        house.approve(version, QUALITY, Role.QUALITY_MANAGER);

        house.as(QUALITY).documents().reject(house.seen(version), Role.QUALITY_MANAGER);

        assertThat(status(version)).isEqualTo(VersionStatus.DRAFT);
    }

    @Test
    @Verifies("DOC-2")
    void a_rejection_begins_another_review_cycle_in_which_earlier_approvals_do_not_count() {
        DocumentVersionId version = house.submitted();
        house.approve(version, QUALITY, Role.QUALITY_MANAGER);
        house.as(IT).documents().reject(house.seen(version), Role.IT_MANAGER);
        assertThat(house.version(version).cycle()).isEqualTo(2);

        house.as(AUTHOR).documents().submit(version);
        house.approve(version, IT, Role.IT_MANAGER);

        assertThat(status(version)).isEqualTo(VersionStatus.IN_REVIEW);
        house.approve(version, QUALITY, Role.QUALITY_MANAGER);
        assertThat(status(version)).isEqualTo(VersionStatus.APPROVED);
    }

    @Test
    @Verifies("DOC-2")
    void a_rejection_needs_a_reason() {
        DocumentVersionId version = house.submitted();

        assertThatThrownBy(() -> house.qms.as(IT).documents().reject(house.seen(version), Role.IT_MANAGER))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a reason must be given");
    }

    @Test
    @Verifies({"DOC-2", "X-15"})
    void what_was_not_read_as_it_stands_is_not_approved() {
        DocumentVersionId version = house.submitted();
        Seen<DocumentVersionId> shown = house.seen(version);
        house.as(IT).documents().reject(shown, Role.IT_MANAGER);
        house.as(AUTHOR).documents().submit(version);

        assertThatThrownBy(() -> house.signing(QUALITY).documents().approve(shown, Role.QUALITY_MANAGER))
                .isInstanceOf(ConflictException.class);
        assertThat(house.as(CONTROL).documents().approvals(version)).hasSize(1);
    }

    @Test
    @Verifies("DOC-2")
    void an_approval_for_another_review_cycle_is_refused() {
        DocumentVersionId version = house.submitted();
        RecordStore records = Unbounded.records(house.signing(QUALITY));

        assertThatThrownBy(() -> records.commit(work -> new Approvals<>(records, DocumentApprovals.TYPE)
                        .approve(work, house.seen(version), 2, "QUALITY_MANAGER")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("review cycle 1 is under way, not 2");
    }

    @Test
    @Verifies("DOC-2")
    void nobody_makes_a_version_approved_without_the_approvals() {
        DocumentVersionId version = house.submitted();
        house.approve(version, QUALITY, Role.QUALITY_MANAGER);

        assertThatThrownBy(() -> Unbounded.records(house.as(QUALITY))
                        .commit(work -> work.change(DocumentVersionLifeCycle.APPROVE, version, state -> state)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it is not approved as [IT_MANAGER]");
        assertThat(house.as(QUALITY).can(DocumentVersionLifeCycle.APPROVE, version))
                .isInstanceOf(Decision.Denied.class);
    }

    @Test
    @Verifies("DOC-2")
    void the_last_two_who_approve_at_the_same_moment_do_not_leave_it_in_review() {
        DocumentVersionId version = house.submitted();
        AtomicBoolean meanwhile = new AtomicBoolean();

        house.signing(QUALITY).atomicallyWithoutResult(session -> {
            session.documents().approve(house.seen(version), Role.QUALITY_MANAGER);
            if (meanwhile.compareAndSet(false, true)) {
                house.approve(version, IT, Role.IT_MANAGER);
            }
        });

        assertThat(status(version)).isEqualTo(VersionStatus.APPROVED);
        assertThat(house.as(CONTROL).documents().approvals(version)).hasSize(2);
    }

    @Test
    @Verifies("DOC-2")
    void a_version_keeps_the_approvers_that_it_was_submitted_to() {
        DocumentVersionId version = house.submitted();
        house.as(CONTROL)
                .documents()
                .amend(house.version(version).document(), DocumentFixture.sop().approvedBy(Role.QUALITY_MANAGER));

        house.approve(version, QUALITY, Role.QUALITY_MANAGER);

        assertThat(status(version)).isEqualTo(VersionStatus.IN_REVIEW);
    }

    @Test
    @Verifies("DOC-2")
    void a_version_that_nobody_can_approve_is_recalled_from_review() {
        DocumentVersionId version = house.submitted();

        house.as(CONTROL).documents().recall(version);

        assertThat(status(version)).isEqualTo(VersionStatus.DRAFT);
    }

    @Test
    @Verifies("DOC-2")
    void a_version_is_not_released_before_people_are_trained() {
        DocumentVersionId version = house.approved();

        assertThatThrownBy(() -> house.release(version, house.today()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("nothing shows that people are trained");

        house.train(version);
        house.release(version, house.today());
        assertThat(status(version)).isEqualTo(VersionStatus.EFFECTIVE);
        assertThat(house.version(version).trained()).isEqualTo(new TrainingRecord("lms-course", "c-" + version, 0));
    }

    @Test
    @Verifies("DOC-2")
    void a_version_for_which_nobody_needs_training_is_released_without() {
        DocumentVersionId version = house.as(AUTHOR)
                .documents()
                .begin(house.opened(), house.draft("v1").withoutTraining("a typing error"));
        house.as(AUTHOR).documents().submit(version);
        house.approve(version, QUALITY, Role.QUALITY_MANAGER);
        house.approve(version, IT, Role.IT_MANAGER);

        house.release(version, house.today());

        assertThat(status(version)).isEqualTo(VersionStatus.EFFECTIVE);
    }

    @Test
    @Verifies("DOC-2")
    void training_for_a_text_that_was_recalled_does_not_count_for_the_next() {
        DocumentVersionId version = house.approved();
        house.train(version);
        house.as(CONTROL).documents().recall(version);
        house.as(AUTHOR).documents().submit(version);
        house.approve(version, QUALITY, Role.QUALITY_MANAGER);
        house.approve(version, IT, Role.IT_MANAGER);

        assertThatThrownBy(() -> house.release(version, house.today())).isInstanceOf(RefusedException.class);
    }

    @Test
    @Verifies("DOC-2")
    void a_review_is_due_after_the_interval_and_a_decision_that_the_text_is_adequate_gives_the_next_day() {
        DocumentId document = house.version(house.effective()).document();
        assertThat(house.document(document).header().due()).isEqualTo(DueDate.on(LocalDate.of(2028, 3, 2)));

        house.goTo(LocalDate.of(2028, 3, 20));
        assertThat(house.document(document).header().isOverdue(house.today())).isTrue();
        house.as(CONTROL).documents().confirmAdequate(house.seen(document));

        Document reviewed = house.document(document);
        assertThat(reviewed.header().isOverdue(house.today())).isFalse();
        assertThat(reviewed.header().due()).isEqualTo(DueDate.on(LocalDate.of(2030, 3, 20)));
        assertThat(reviewed.reviews())
                .containsExactly(new PeriodicReview(
                        PeriodicReview.Decision.STILL_ADEQUATE,
                        1,
                        house.put("v1").sha256(),
                        "as discussed",
                        By.of("u-control"),
                        LocalDate.of(2028, 3, 20),
                        LocalDate.of(2030, 3, 20)));
    }

    @Test
    @Verifies("DOC-2")
    void a_decision_to_revise_is_due_until_the_new_text_is_in_force() {
        DocumentId document = house.version(house.effective()).document();
        house.goTo(house.today().plusDays(100));
        LocalDate by = house.today().plusDays(30);

        house.as(CONTROL).documents().demandRevision(house.seen(document), by);
        assertThat(house.document(document).reviewDue(by)).contains(by);

        house.released(document, "v2", by.plusDays(10));
        assertThat(house.document(document).reviewDue(by.plusDays(9))).contains(by);
        assertThat(house.document(document).reviewDue(by.plusDays(10)))
                .contains(by.plusDays(10).plusYears(2));

        house.goTo(by.plusDays(10));
        house.as(CONTROL).documents().runDue();
        assertThat(house.document(document).header().due())
                .isEqualTo(DueDate.on(by.plusDays(10).plusYears(2)));
    }

    @Test
    @Verifies("DOC-2")
    void what_comes_into_force_on_the_day_of_a_decision_to_revise_is_what_was_asked_for() {
        DocumentId document = house.version(house.effective()).document();
        house.goTo(house.today().plusDays(1));
        house.as(CONTROL)
                .documents()
                .demandRevision(house.seen(document), house.today().plusDays(5));

        house.released(document, "v2", house.today());

        assertThat(house.document(document).reviewDue(house.today()))
                .contains(house.today().plusYears(2));
    }

    @Test
    @Verifies("DOC-2")
    void a_review_needs_a_reason_a_text_in_force_a_later_day_and_the_version_that_was_read() {
        DocumentId empty = house.opened();
        assertThatThrownBy(() -> house.as(CONTROL).documents().confirmAdequate(house.seen(empty)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no text is in force");

        DocumentId document = house.version(house.effective()).document();
        Seen<DocumentId> seen = house.seen(document);
        assertThatThrownBy(() -> house.qms.as(CONTROL).documents().confirmAdequate(seen))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a reason must be given");
        assertThatThrownBy(() -> house.as(CONTROL).documents().demandRevision(seen, house.today()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is not after today");
        house.drafted(document, "v2");
        assertThatThrownBy(() -> house.as(CONTROL).documents().confirmAdequate(seen))
                .isInstanceOf(ConflictException.class);
        assertThat(house.document(document).reviews()).isEmpty();
    }

    @Test
    @Verifies("DOC-2")
    void a_decision_to_retire_is_signed_and_kept_with_the_text_it_is_about() {
        DocumentId document = house.version(house.effective()).document();
        house.retire(document, house.today().plusDays(9));

        assertThat(house.document(document).reviews())
                .singleElement()
                .satisfies(review -> assertThat(review.decision()).isEqualTo(PeriodicReview.Decision.RETIRE));
        assertThat(house.document(document).reviewDue(house.today())).isEmpty();
        assertThat(house.qms.trail().history("document", document.value()))
                .filteredOn(entry -> entry.action().equals("document.retire"))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.signature().orElseThrow().meaning()).isEqualTo("retirement decided"));
    }

    @Test
    @Verifies("DOC-2")
    void nothing_is_signed_by_somebody_else() {
        DocumentVersionId version = house.submitted();

        assertThatThrownBy(() -> house.as(QUALITY)
                        .signing(Credentials.both("u-other", new char[] {'x'}), ZoneOffset.UTC)
                        .documents()
                        .approve(house.seen(version), Role.QUALITY_MANAGER))
                .isInstanceOf(RefusedException.class);
        assertThat(house.as(CONTROL).documents().approvals(version))
                .extracting(view -> view.state().decision())
                .doesNotContain(Approval.Decision.APPROVED);
    }
}
