package io.github.qms4j.approval;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.access.By;
import io.github.qms4j.access.Permission;
import io.github.qms4j.approval.Approval.Decision;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.Versioned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The approvals of one kind of subject: a record type of their own, and another one for the {@link ApprovalSheet} of each
 * subject. Who approves did not write the subject and has not
 * approved it in this round, in any capacity; a capacity is approved in once. An approval counts for the content that it
 * names and for no other.
 *
 * @param <P> the subject's state
 */
public final class ApprovalType<P extends Record> {
    private static final RuleReference NOT_THE_AUTHOR = new RuleReference(
            "DOC-2", "ISO 9001:2015 7.5.2 c)", "Whoever wrote something may not approve it; somebody else does.");
    private static final RuleReference DISTINCT = new RuleReference(
            "SOL-2", "21 CFR 11.100(a)", "Nobody approves the same content twice, in whatever capacity.");
    private static final RuleReference OPEN_FOR_APPROVAL = new RuleReference(
            "DOC-2", "21 CFR 11.10(f)", "Something is approved or rejected while it is up for approval.");

    private static final String ANY = "";

    private final RecordType<Approval> type;
    private final RecordType<ApprovalSheet> sheetType;
    private final Supplier<RecordType<P>> subjectType;
    private final Attribute<Approval, String> subject;
    private final Attribute<Approval, Long> round;
    /** By capacity; under {@link #ANY} the one that is good for all. */
    private final Map<String, Transition<Approval>> approve = new LinkedHashMap<>();

    private final Map<String, Transition<Approval>> reject = new LinkedHashMap<>();
    private final Map<String, Transition<ApprovalSheet>> openSheet = new LinkedHashMap<>();
    private final Map<String, Transition<ApprovalSheet>> enterOnSheet = new LinkedHashMap<>();

    private ApprovalType(Builder<P> builder) {
        this.subjectType = builder.subjectType;
        Declaration<Approval, Decision> declared = RecordType.declare(
                        builder.name, Approval.class, Decision.class, Approval::decision)
                .numbered(builder.numbers);
        declared.status();
        subject = declared.text("subject", Approval::subject);
        round = declared.whole("round", approval -> (long) approval.round());
        declared.text("capacity", Approval::capacity);
        declared.text("approver", approval -> approval.by().id());
        declared.index(List.of(subject, round));
        builder.permissions.forEach((capacity, permission) -> {
            String suffix = capacity.equals(ANY) ? "" : "-" + capacity;
            String approving = builder.name + ".approve" + suffix;
            approve.put(
                    capacity,
                    with(builder, declared.creates(approving, permission, Decision.APPROVED))
                            .signed(builder.meaning)
                            .guard(distinct())
                            .row());
            String rejecting = builder.name + ".reject" + suffix;
            reject.put(
                    capacity,
                    with(builder, declared.creates(rejecting, permission, Decision.REJECTED))
                            .note(Note.REQUIRED)
                            .row());
        });
        type = declared.type();
        Declaration<ApprovalSheet, ApprovalSheet.Status> sheet = RecordType.declare(
                builder.name + "-sheet", ApprovalSheet.class, ApprovalSheet.Status.class, ApprovalSheet::status);
        sheet.status();
        builder.permissions.forEach((capacity, permission) -> {
            String suffix = capacity.equals(ANY) ? "" : "-" + capacity;
            String opening = builder.name + "-sheet.open" + suffix;
            openSheet.put(
                    capacity,
                    sheet.creates(opening, permission, ApprovalSheet.Status.OPEN)
                            .row());
            String entering = builder.name + "-sheet.enter" + suffix;
            enterOnSheet.put(
                    capacity,
                    sheet.edits(entering, permission, ApprovalSheet.Status.OPEN)
                            .note(Note.NONE)
                            .row());
        });
        sheetType = sheet.type();
    }

    private Declaration<Approval, Decision>.Row with(Builder<P> builder, Declaration<Approval, Decision>.Row row) {
        Declaration<Approval, Decision>.Row guarded =
                row.guard(isOpen(builder.upForApproval)).guard(notByAuthor(builder.authors));
        builder.guards.forEach(guarded::guard);
        return guarded;
    }

    private Guard<Approval> isOpen(Predicate<P> upForApproval) {
        return onSubject(
                OPEN_FOR_APPROVAL,
                (approval, state) -> upForApproval.test(state)
                        ? Optional.empty()
                        : Optional.of(approval.subject() + " is not up for approval"));
    }

    private Guard<Approval> notByAuthor(Function<P, ? extends Collection<By>> authors) {
        return onSubject(
                NOT_THE_AUTHOR,
                (approval, state) -> authors.apply(state).stream()
                        .filter(approval.by()::shares)
                        .findFirst()
                        .map(author ->
                                approval.by() + " shares in what " + author + " wrote; let somebody else approve it"));
    }

    private Guard<Approval> onSubject(RuleReference rule, OnSubject<P> against) {
        return new Guard<>(rule, attempt -> {
            Approval proposed = attempt.proposed();
            return proposed == null
                    ? Optional.empty()
                    : against.against(
                            proposed,
                            attempt.facts()
                                    .get(subjectType.get(), proposed.subject())
                                    .state());
        });
    }

    private interface OnSubject<P extends Record> {
        Optional<String> against(Approval approval, P subject);
    }

    private Guard<Approval> distinct() {
        return new Guard<>(DISTINCT, attempt -> {
            Approval proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            List<Approval> given = valid(attempt.facts(), proposed.subject(), proposed.round(), proposed.contentHash());
            return given.stream()
                    .filter(other ->
                            other.by().shares(proposed.by()) || other.capacity().equals(proposed.capacity()))
                    .findFirst()
                    .map(other -> other.by() + " approved it already as " + other.capacity()
                            + "; have another person approve in another capacity");
        });
    }

    /**
     * The approvals that count for a content. The subject's sheet is pinned: a decision on how many there are fails as a
     * conflict when another one is given or rejected meanwhile.
     *
     * @param contentHash of the subject as it is now; approvals of other content are void
     */
    public List<Approval> valid(Facts facts, String subjectId, int inRound, String contentHash) {
        facts.find(sheetType, subjectId);
        return facts.list(type, subject.is(subjectId), round.is((long) inRound)).stream()
                .map(Versioned::state)
                .filter(approval -> approval.decision() == Decision.APPROVED)
                .filter(approval -> approval.contentHash().equals(contentHash))
                .toList();
    }

    /**
     * Starts a kind of approval.
     *
     * @param name of the record type, such as {@code document-approval}
     * @param numbers the prefix of the human numbers
     * @param subjectType the type of the subject; asked when an approval is decided
     */
    public static <P extends Record> Builder<P> of(
            String name, String numbers, Permission permission, Supplier<RecordType<P>> subjectType) {
        return new Builder<>(name, numbers, Map.of(ANY, permission), subjectType);
    }

    /**
     * Starts a kind of approval in which each capacity takes a permission of its own; nothing is approved or rejected in
     * another. The transitions are named after them, such as {@code selection-approval.approve-quality}.
     *
     * @param permissions by capacity, such as {@code quality}; not empty
     */
    public static <P extends Record> Builder<P> inCapacities(
            String name, String numbers, Map<String, Permission> permissions, Supplier<RecordType<P>> subjectType) {
        if (permissions.isEmpty() || permissions.containsKey(ANY)) {
            throw new IllegalArgumentException("the approvals of " + name + " are in no capacity, or in one without a"
                    + " name; name each with the permission that it takes");
        }
        return new Builder<>(name, numbers, permissions, subjectType);
    }

    public RecordType<Approval> type() {
        return type;
    }

    /** The types of the approvals and of their sheets, for {@code QmsBuilder.recordType}. */
    public List<RecordType<?>> types() {
        return List.of(type, sheetType);
    }

    /** Enters an approval on the sheet of its subject. */
    void enter(UnitOfWork work, String subjectId, String capacity, ApprovalId approval) {
        if (work.find(sheetType, subjectId).isPresent()) {
            work.change(in(enterOnSheet, capacity), subjectId, sheet -> sheet.with(approval.value()));
        } else {
            work.create(in(openSheet, capacity), subjectId, act -> ApprovalSheet.of(approval.value()));
        }
    }

    RecordType<P> subjectType() {
        return subjectType.get();
    }

    /** The id of an approval of this kind. */
    public ApprovalId id(String number) {
        return new ApprovalId(type.name(), number);
    }

    /** The attribute with the id of the subject. */
    public Attribute<Approval, String> subject() {
        return subject;
    }

    /**
     * The transition that approves in any capacity.
     *
     * @throws InvalidInputException when each capacity has a permission of its own; name one of them
     */
    public Transition<Approval> approve() {
        return approve(ANY);
    }

    /**
     * The transition that approves in a capacity.
     *
     * @throws InvalidInputException when others are declared, and not this one
     */
    public Transition<Approval> approve(String capacity) {
        return in(approve, capacity);
    }

    private <S extends Record> Transition<S> in(Map<String, Transition<S>> rows, String capacity) {
        Transition<S> row = rows.getOrDefault(capacity, rows.get(ANY));
        if (row == null) {
            throw InvalidInputException.of(
                    type.name(),
                    "capacity",
                    capacity,
                    "is not one in which it is decided",
                    "name one of " + rows.keySet());
        }
        return row;
    }

    /**
     * The transition that rejects in any capacity.
     *
     * @throws InvalidInputException when each capacity has a permission of its own; name one of them
     */
    public Transition<Approval> reject() {
        return reject(ANY);
    }

    /**
     * The transition that rejects in a capacity.
     *
     * @throws InvalidInputException when others are declared, and not this one
     */
    public Transition<Approval> reject(String capacity) {
        return in(reject, capacity);
    }

    /** Writes a kind of approval. */
    public static final class Builder<P extends Record> {
        private final String name;
        private final String numbers;
        private final Map<String, Permission> permissions;
        private final Supplier<RecordType<P>> subjectType;
        private final List<Guard<Approval>> guards = new ArrayList<>();
        private String meaning = "approved";
        private Function<P, ? extends Collection<By>> authors = state -> List.of();
        private Predicate<P> upForApproval = state -> true;

        private Builder(
                String name, String numbers, Map<String, Permission> permissions, Supplier<RecordType<P>> subjectType) {
            this.name = name;
            this.numbers = numbers;
            this.permissions = new TreeMap<>(permissions);
            this.subjectType = subjectType;
        }

        /** The meaning of the signature; {@code approved} without it. */
        public Builder<P> meaning(String text) {
            this.meaning = text;
            return this;
        }

        /** Who wrote the subject; they, and who acts for them, do not approve it. */
        public Builder<P> notBy(Function<P, ? extends Collection<By>> newAuthors) {
            this.authors = newAuthors;
            return this;
        }

        /** In which states the subject may be approved or rejected. */
        public Builder<P> whileIn(Predicate<P> newUpForApproval) {
            this.upForApproval = newUpForApproval;
            return this;
        }

        /** Adds a rule that can stand against an approval or a rejection. */
        public Builder<P> guard(Guard<Approval> guard) {
            guards.add(guard);
            return this;
        }

        public ApprovalType<P> build() {
            return new ApprovalType<>(this);
        }
    }
}
