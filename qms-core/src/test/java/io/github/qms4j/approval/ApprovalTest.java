package io.github.qms4j.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.By;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.delegation.Delegations.Delegate;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vendor's memo that several people sign, none of them its author. */
class ApprovalTest {
    private static final Permission WRITE = Permission.of("memo:write", Role.SERVICE_MANAGER);
    private static final Permission APPROVE =
            Permission.of("memo:approve", Role.QUALITY_MANAGER, Role.IT_MANAGER, Role.SERVICE_MANAGER);

    private static final Declaration<Memo, Status> DECLARED = RecordType.declare(
                    "acme.memo", Memo.class, Status.class, Memo::status)
            .drafts(Status.DRAFT);
    private static final Transition<Memo> BEGIN =
            DECLARED.creates("memo.begin", WRITE, Status.DRAFT).row();
    private static final Transition<Memo> SUBMIT =
            DECLARED.moves("memo.submit", WRITE, Status.DRAFT, Status.SUBMITTED).row();
    private static final Transition<Memo> CORRECT =
            DECLARED.edits("memo.correct", WRITE, Status.SUBMITTED).row();
    private static final RecordType<Memo> MEMO = DECLARED.type();

    private static final ApprovalType<Memo> APPROVAL = ApprovalType.of("acme.memo-approval", "MAP", APPROVE, () -> MEMO)
            .meaning("memo approved")
            .notBy(memo -> List.of(memo.author()))
            .whileIn(memo -> memo.status() == Status.SUBMITTED)
            .build();

    private static final Actor AUTHOR = Actor.of("u-author", Role.SERVICE_MANAGER);
    private static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    private static final Actor IT = Actor.of("u-it", Role.IT_MANAGER);
    private static final RecordId ID = RecordId.of(MEMO, "m-1");

    private final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");
    private final InterruptedStorage storage =
            new InterruptedStorage(APPROVAL.type().name());
    private final Qms qms = Qms.builder()
            .storage(storage)
            .clock(clock)
            .recordType(MEMO)
            .recordType(APPROVAL.types().get(0))
            .recordType(APPROVAL.types().get(1))
            .checkpointKeys(new InMemoryCheckpointKeys())
            .signatureAuthenticator((records, attempt, secret) ->
                    new Authentication.Authenticated(new Signer(attempt.identification(), "Printed Name")))
            .build();

    enum Status {
        DRAFT,
        SUBMITTED
    }

    record Memo(Status status, String text, By author) {}

    @BeforeEach
    void begin() {
        Unbounded.records(qms.as(AUTHOR))
                .commit(work -> work.create(BEGIN, ID, act -> new Memo(Status.DRAFT, "v1", act.by())));
    }

    @AfterEach
    void close() {
        qms.close();
    }

    private void submit() {
        Unbounded.records(qms.as(AUTHOR, "ready"))
                .commit(work -> work.change(SUBMIT, ID, m -> new Memo(Status.SUBMITTED, m.text(), m.author())));
    }

    private void correct() {
        Unbounded.records(qms.as(AUTHOR, "a typing error"))
                .commit(work -> work.change(CORRECT, ID, m -> new Memo(m.status(), "v2", m.author())));
    }

    private Seen<RecordId> seen() {
        return Seen.of(ID, Unbounded.records(qms.as(AUTHOR)).get(MEMO, ID).version());
    }

    private RecordStore signing(Actor actor) {
        return Unbounded.records(qms.as(actor, "read and agreed")
                .signing(Credentials.both(actor.id(), new char[] {'x'}), ZoneOffset.UTC));
    }

    private ApprovalId approve(Actor actor, String capacity) {
        return approve(actor, seen(), capacity);
    }

    private ApprovalId approve(Actor actor, Seen<RecordId> shown, String capacity) {
        RecordStore records = signing(actor);
        return records.commit(work -> new Approvals<>(records, APPROVAL).approve(work, shown, 1, capacity));
    }

    private List<Approval> valid() {
        RecordStore records = Unbounded.records(qms.as(QUALITY));
        return records.commit(
                work -> APPROVAL.valid(work, ID.value(), 1, work.get(MEMO, ID).contentHash()));
    }

    @Test
    @Verifies({"SOL-2", "X-16"})
    void two_people_sign_the_same_content_each_with_a_signature_and_the_version_relied_on() {
        submit();

        ApprovalId first = approve(QUALITY, "quality");
        approve(IT, "it");

        assertThat(valid()).extracting(Approval::capacity).containsExactlyInAnyOrder("quality", "it");
        assertThat(qms.trail().history("acme.memo-approval", first.value()))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.signature().orElseThrow().meaning()).isEqualTo("memo approved");
                    assertThat(entry.reliedOn()).contains(new ReliedOn("acme.memo", "m-1", 1));
                });
        assertThat(Unbounded.records(qms.as(IT)).get(MEMO, ID).version()).isEqualTo(1);
    }

    @Test
    @Verifies("SOL-2")
    void nobody_signs_twice_and_no_capacity_is_signed_in_twice() {
        submit();
        approve(QUALITY, "quality");

        assertThatThrownBy(() -> approve(QUALITY, "it"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("u-quality approved it already as quality");
        assertThatThrownBy(() -> approve(IT, "quality"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("approved it already as quality");
        assertThat(valid()).hasSize(1);
    }

    @Test
    @Verifies({"SOL-2", "X-16"})
    void one_person_who_signs_in_two_capacities_at_the_same_moment_signs_in_one() {
        submit();
        storage.beforeNextNumber(() -> approve(QUALITY, "it"));

        assertThatThrownBy(() -> approve(QUALITY, "quality")).isInstanceOf(DuplicateException.class);
        assertThat(valid()).extracting(Approval::capacity).containsExactly("it");
        assertThatThrownBy(() -> approve(QUALITY, "quality")).isInstanceOf(RefusedException.class);
    }

    @Test
    @Verifies({"SOL-2", "X-16"})
    void nor_after_somebody_else_has_signed() {
        submit();
        approve(IT, "operations");
        storage.beforeNextNumber(() -> approve(QUALITY, "it"));

        assertThatThrownBy(() -> approve(QUALITY, "quality")).isInstanceOf(ConflictException.class);
        assertThat(valid()).extracting(Approval::capacity).containsExactly("operations", "it");
    }

    @Test
    @Verifies({"SOL-2", "X-16"})
    void two_people_who_sign_in_one_capacity_at_the_same_moment_do_not_both_succeed() {
        submit();
        approve(Actor.of("u-second", Role.QUALITY_MANAGER), "operations");
        storage.beforeNextNumber(() -> approve(IT, "quality"));

        assertThatThrownBy(() -> approve(QUALITY, "quality")).isInstanceOf(ConflictException.class);
        assertThat(valid()).extracting(approval -> approval.by().id()).containsExactly("u-second", "u-it");
    }

    @Test
    @Verifies("X-16")
    void a_decision_on_how_many_approved_is_void_when_another_one_is_given_meanwhile() {
        submit();
        approve(IT, "it");
        RecordStore records = Unbounded.records(qms.as(AUTHOR, "approved by all"));

        assertThatThrownBy(() -> records.commit(work -> {
                    APPROVAL.valid(work, ID.value(), 1, work.get(MEMO, ID).contentHash());
                    approve(QUALITY, "quality");
                    return work.create(BEGIN, RecordId.of(MEMO, "m-2"), act -> new Memo(Status.DRAFT, "v1", act.by()));
                }))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("acme.memo-approval-sheet");
    }

    @Test
    @Verifies("DOC-2")
    void the_author_does_not_approve_nor_does_who_acts_for_them() {
        submit();
        qms.as(AUTHOR, "on leave")
                .delegations()
                .grant(
                        new Delegate("u-deputy", "Dee Puty"),
                        Set.of(Role.SERVICE_MANAGER),
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(7)));

        assertThatThrownBy(() -> approve(AUTHOR, "service"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("let somebody else approve it");
        assertThatThrownBy(() -> approve(Actor.of("u-deputy", Role.SERVICE_AGENT), "service"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("u-deputy for u-author");
        assertThat(valid()).isEmpty();
    }

    @Test
    @Verifies("DOC-2")
    void what_is_not_up_for_approval_is_not_approved() {
        assertThatThrownBy(() -> approve(QUALITY, "quality"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("m-1 is not up for approval");
    }

    @Test
    @Verifies("X-15")
    void what_changed_after_it_was_read_is_not_signed() {
        submit();
        Seen<RecordId> shown = seen();
        correct();

        assertThatThrownBy(() -> approve(QUALITY, shown, "quality")).isInstanceOf(ConflictException.class);
        assertThat(valid()).isEmpty();
    }

    @Test
    @Verifies("X-15")
    void an_approval_counts_for_the_content_that_was_read_and_for_no_other() {
        submit();
        approve(QUALITY, "quality");
        correct();

        assertThat(valid()).isEmpty();
        approve(QUALITY, "quality");
        assertThat(valid()).hasSize(1);
    }

    @Test
    @Verifies({"X-15", "X-16"})
    void what_is_changed_while_it_is_being_signed_is_not_signed() {
        submit();
        Seen<RecordId> shown = seen();
        RecordStore records = signing(QUALITY);

        assertThatThrownBy(() -> records.commit(work -> {
                    ApprovalId given = new Approvals<>(records, APPROVAL).approve(work, shown, 1, "quality");
                    correct();
                    return given;
                }))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("m-1");
        assertThat(new Approvals<>(records, APPROVAL).of(ID)).isEmpty();
    }

    @Test
    @Verifies("DOC-2")
    void a_rejection_needs_a_reason_and_no_signature_and_approves_nothing() {
        submit();
        RecordStore silent = Unbounded.records(qms.as(QUALITY));
        RecordStore records = Unbounded.records(qms.as(QUALITY, "the limits are missing"));

        assertThatThrownBy(() ->
                        silent.commit(work -> new Approvals<>(silent, APPROVAL).reject(work, seen(), 1, "quality")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("reason");
        records.commit(work -> new Approvals<>(records, APPROVAL).reject(work, seen(), 1, "quality"));

        assertThat(new Approvals<>(records, APPROVAL).of(ID))
                .singleElement()
                .satisfies(view -> assertThat(view.state().decision()).isEqualTo(Approval.Decision.REJECTED));
        assertThat(valid()).isEmpty();
    }
}
