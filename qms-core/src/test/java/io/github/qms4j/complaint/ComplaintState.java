package io.github.qms4j.complaint;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a complaint is, with one field of every kind that a payload can hold. */
public record ComplaintState(
        Status status,
        String title,
        String author,
        @Nullable String owner,
        BigDecimal amount,
        long copies,
        Severity severity,
        List<Step> steps,
        Answer answer,
        Instant receivedAt,
        LocalDate answerBy,
        Duration effort) {
    public ComplaintState {
        steps = List.copyOf(steps);
    }

    public enum Status {
        DRAFT,
        OPEN,
        CLOSED,
        REJECTED,
        VOID
    }

    /** Prints otherwise than it is named, as enums with a label for the user interface do. */
    public enum Severity {
        MINOR("minor"),
        MAJOR("needs a visit");

        private final String label;

        Severity(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    public record Step(String what, @Nullable BigDecimal cost, List<String> tags) {
        public Step {
            tags = List.copyOf(tags);
        }
    }

    /** One of several shapes, one of them empty, one of them a family of its own. */
    public sealed interface Answer {
        record None() implements Answer {}

        record Letter(LocalDate sentOn, String text) implements Answer {}

        sealed interface Goodwill extends Answer {}

        record Voucher(BigDecimal value) implements Goodwill {}

        record Extension(Period by) implements Goodwill {}
    }

    /** Named like a getter, and none. */
    public boolean isUrgent() {
        return severity == Severity.MAJOR;
    }

    /** Named like a getter, and none. */
    public String getLabel() {
        return title + " of " + author;
    }

    public static ComplaintState draft(String title, String author) {
        return new ComplaintState(
                Status.DRAFT,
                title,
                author,
                null,
                new BigDecimal("1.10"),
                5,
                Severity.MAJOR,
                List.of(),
                new Answer.None(),
                Instant.parse("2026-03-01T08:00:00.123Z"),
                LocalDate.of(2026, 3, 31),
                Duration.ofMinutes(90));
    }

    public ComplaintState withStatus(Status newStatus) {
        return new ComplaintState(
                newStatus, title, author, owner, amount, copies, severity, steps, answer, receivedAt, answerBy, effort);
    }

    public ComplaintState withTitle(String newTitle) {
        return new ComplaintState(
                status, newTitle, author, owner, amount, copies, severity, steps, answer, receivedAt, answerBy, effort);
    }

    public ComplaintState withOwner(@Nullable String newOwner) {
        return new ComplaintState(
                status, title, author, newOwner, amount, copies, severity, steps, answer, receivedAt, answerBy, effort);
    }

    public ComplaintState withAmount(String newAmount) {
        return new ComplaintState(
                status,
                title,
                author,
                owner,
                new BigDecimal(newAmount),
                copies,
                severity,
                steps,
                answer,
                receivedAt,
                answerBy,
                effort);
    }

    public ComplaintState withSteps(List<Step> newSteps) {
        return new ComplaintState(
                status, title, author, owner, amount, copies, severity, newSteps, answer, receivedAt, answerBy, effort);
    }

    public ComplaintState withAnswer(Answer newAnswer) {
        return new ComplaintState(
                status, title, author, owner, amount, copies, severity, steps, newAnswer, receivedAt, answerBy, effort);
    }

    public ComplaintState withReceivedAt(Instant newReceivedAt) {
        return new ComplaintState(
                status, title, author, owner, amount, copies, severity, steps, answer, newReceivedAt, answerBy, effort);
    }
}
