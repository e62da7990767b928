package io.github.qms4j.practice;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change of services or what they rest on (rule SD-6).
 *
 * @param header where it stands, who requested it, who answers for it
 * @param kind how it is authorised
 * @param title what is changed
 * @param purpose why
 * @param affected the services and configuration items that it touches
 * @param tickets the ids of tickets that it is for
 * @param model the model of a standard change, null for others
 * @param risk its assessment; null before, and for a standard change, whose model has one
 * @param plan how it is carried out; null before
 * @param writers who assessed and planned it
 * @param round in which round of authorisation it is; 0 before the first
 * @param decideBy until when it is to be authorised, a day in the engine's zone; null where nothing waits for that
 * @param execution how it was carried out; null before
 * @param review what its review came to; null before
 */
public record Change(
        Header<ChangeStatus> header,
        ChangeKind kind,
        String title,
        String purpose,
        List<String> affected,
        List<String> tickets,
        @Nullable ChangeModelId model,
        @Nullable RiskAssessment risk,
        @Nullable ChangePlan plan,
        List<By> writers,
        int round,
        @Nullable LocalDate decideBy,
        @Nullable Execution execution,
        @Nullable ChangeReview review) {
    /** How long after its begin an emergency change may be authorised; later it is a nonconformity. */
    public static final Duration EMERGENCY_LIMIT = Duration.ofDays(3);

    public Change {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(purpose, "purpose");
        affected = List.copyOf(affected);
        tickets = List.copyOf(tickets);
        writers = List.copyOf(writers);
    }

    static Change requested(ChangeDraft draft, Act act) {
        return new Change(
                Header.opened(ChangeStatus.DRAFT, act).ownedBy(draft.owner()),
                draft.kind(),
                draft.title(),
                draft.purpose(),
                draft.affected().stream().distinct().sorted().toList(),
                draft.tickets().stream().distinct().toList(),
                draft.model(),
                null,
                null,
                List.of(),
                0,
                null,
                null,
                null);
    }

    public ChangeStatus status() {
        return header.status();
    }

    /** When it is carried out; null while that is not planned, and for an emergency change. */
    public @Nullable ChangeWindow window() {
        return plan == null ? null : plan.window();
    }

    /** Until when an emergency change that was begun is to be authorised; null for others. */
    public @Nullable Instant authoriseUntil() {
        return kind != ChangeKind.EMERGENCY || execution == null
                ? null
                : execution.startedAt().plus(EMERGENCY_LIMIT);
    }

    /** How it ended; null before. */
    public @Nullable Outcome outcome() {
        return execution == null ? null : execution.outcome();
    }

    @Nullable
    String evidence() {
        return execution == null ? null : execution.evidence();
    }

    /** What it touches that another one touches too. */
    public List<String> shared(Change other) {
        return affected.stream().filter(other.affected::contains).toList();
    }

    /** Who requested it, answers for it, assessed, planned or carried it out. */
    Stream<By> hands() {
        return Stream.of(Stream.of(header.openedBy()), owner(), writers.stream(), performers())
                .flatMap(by -> by);
    }

    Stream<By> owner() {
        return Stream.ofNullable(header.owner()).map(By::of);
    }

    /** Who began and ended it. */
    Stream<By> performers() {
        return execution == null
                ? Stream.empty()
                : Stream.concat(Stream.of(execution.startedBy()), Stream.ofNullable(execution.endedBy()));
    }

    Change withHeader(Header<ChangeStatus> newHeader) {
        return with(newHeader, risk, plan, writers, round, decideBy, execution, review);
    }

    Change assessed(RiskAssessment newRisk, Act act) {
        return with(header, newRisk, plan, and(writers, act.by()), round, decideBy, execution, review);
    }

    Change planned(ChangePlan newPlan, Act act) {
        return with(header, risk, newPlan, and(writers, act.by()), round, decideBy, execution, review);
    }

    Change submitted(@Nullable LocalDate until) {
        return with(header, risk, plan, writers, round + 1, until, execution, review);
    }

    /** Nothing waits for authorisation any more. */
    Change decided() {
        return with(header, risk, plan, writers, round, null, execution, review);
    }

    Change started(Act act) {
        return with(header, risk, plan, writers, round, null, Execution.begun(act), review);
    }

    /** The limit counts from now on, so an authority has it before it on the day on which the limit ends. */
    Change startedUnauthorised(Act act, LocalDate until) {
        return with(header, risk, plan, writers, round + 1, until, Execution.begun(act), review);
    }

    Change ended(Outcome outcome, String account, String evidence, @Nullable String incident, Act act) {
        Execution begun = Objects.requireNonNull(execution, "a change in implementation was begun");
        return with(
                header,
                risk,
                plan,
                writers,
                round,
                decideBy,
                begun.ended(outcome, account, evidence, incident, act),
                review);
    }

    Change reviewed(ChangeReview newReview, Act act) {
        return with(header.ended(act.on()), risk, plan, writers, round, null, execution, newReview);
    }

    private static List<By> and(List<By> writers, By writer) {
        return Stream.concat(writers.stream(), Stream.of(writer)).distinct().toList();
    }

    private Change with(
            Header<ChangeStatus> newHeader,
            @Nullable RiskAssessment newRisk,
            @Nullable ChangePlan newPlan,
            List<By> newWriters,
            int newRound,
            @Nullable LocalDate newDecideBy,
            @Nullable Execution newExecution,
            @Nullable ChangeReview newReview) {
        return new Change(
                newHeader,
                kind,
                title,
                purpose,
                affected,
                tickets,
                model,
                newRisk,
                newPlan,
                newWriters,
                newRound,
                newDecideBy,
                newExecution,
                newReview);
    }

    /** How a change ended. */
    public enum Outcome {
        /** Carried out, and its test passed. */
        SUCCESSFUL,
        /** It failed, and everything is as it was before. */
        BACKED_OUT,
        /** It failed, and an incident is left. */
        NOT_RESTORED
    }

    /**
     * How a change was carried out.
     *
     * @param startedBy who began
     * @param startedAt when, in UTC with milliseconds
     * @param outcome how it ended; null while it goes on
     * @param account what was done, in words; empty while it goes on
     * @param evidence a reference to what shows it; empty while it goes on
     * @param incident the id of the ticket of the incident that is left; null for none
     * @param endedBy who put the end on record; null while it goes on
     * @param endedAt when, in UTC with milliseconds; null while it goes on
     */
    public record Execution(
            By startedBy,
            Instant startedAt,
            @Nullable Outcome outcome,
            String account,
            String evidence,
            @Nullable String incident,
            @Nullable By endedBy,
            @Nullable Instant endedAt) {
        public Execution {
            Objects.requireNonNull(startedBy, "startedBy");
            Objects.requireNonNull(startedAt, "startedAt");
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(evidence, "evidence");
        }

        static Execution begun(Act act) {
            return new Execution(act.by(), act.at(), null, "", "", null, null, null);
        }

        Execution ended(Outcome how, String newAccount, String newEvidence, @Nullable String left, Act act) {
            return new Execution(startedBy, startedAt, how, newAccount, newEvidence, left, act.by(), act.at());
        }
    }
}
