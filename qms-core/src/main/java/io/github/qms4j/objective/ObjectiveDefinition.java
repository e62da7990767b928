package io.github.qms4j.objective;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.quantity.Bound;
import io.github.qms4j.quantity.Result;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be reached, from where, until when, by whom and with what (rule OBJ-1). A draft may lack everything but its
 * statement; what is missing is named by {@link Objectives#smart}. Immutable; each {@code with…} gives another one.
 *
 * @param statement what is to be reached, in words
 * @param level whose objective it is
 * @param parent the objective that it serves; null for none
 * @param links why it matters
 * @param measure by what it is measured, and how it will be evaluated
 * @param baseline where it starts from; null while it is not known
 * @param target what is to be reached; null while it is not said
 * @param timing from when until when, by which steps, and how often it is reviewed
 * @param means who answers for it, and what there is for it
 */
public record ObjectiveDefinition(
        Statement statement,
        Level level,
        @Nullable ObjectiveId parent,
        List<Link> links,
        Measure measure,
        @Nullable Baseline baseline,
        @Nullable Target target,
        Timing timing,
        Means means) {
    public ObjectiveDefinition {
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(timing, "timing");
        Objects.requireNonNull(means, "means");
        links = List.copyOf(links);
    }

    /**
     * A team's objective of which only the statement is known.
     *
     * @param text such as {@code Reduce incident response time by 20 % within six months}
     * @param subject what it is about, in words of the statement, such as {@code incident}
     * @param metric what is to change, in words of the statement, such as {@code response time}
     */
    public static ObjectiveDefinition of(String text, String subject, String metric) {
        return new ObjectiveDefinition(
                new Statement(text, subject, metric),
                Level.TEAM,
                null,
                List.of(),
                Measure.NONE,
                null,
                null,
                Timing.NONE,
                Means.NONE);
    }

    public ObjectiveDefinition at(Level newLevel) {
        return new ObjectiveDefinition(statement, newLevel, parent, links, measure, baseline, target, timing, means);
    }

    public ObjectiveDefinition serving(@Nullable ObjectiveId newParent) {
        return new ObjectiveDefinition(statement, level, newParent, links, measure, baseline, target, timing, means);
    }

    /** The same with one more link. */
    public ObjectiveDefinition linkedTo(Link.Kind kind, String reference) {
        List<Link> more = new ArrayList<>(links);
        more.add(new Link(kind, reference));
        return new ObjectiveDefinition(statement, level, parent, more, measure, baseline, target, timing, means);
    }

    public ObjectiveDefinition measuredBy(Measure newMeasure) {
        return new ObjectiveDefinition(statement, level, parent, links, newMeasure, baseline, target, timing, means);
    }

    public ObjectiveDefinition from(@Nullable Baseline newBaseline) {
        return new ObjectiveDefinition(statement, level, parent, links, measure, newBaseline, target, timing, means);
    }

    public ObjectiveDefinition to(Target newTarget) {
        return new ObjectiveDefinition(statement, level, parent, links, measure, baseline, newTarget, timing, means);
    }

    public ObjectiveDefinition timed(Timing newTiming) {
        return new ObjectiveDefinition(statement, level, parent, links, measure, baseline, target, newTiming, means);
    }

    /**
     * The same with a milestone at the end of each month between start and due date, on the straight line from baseline to
     * target. Say baseline, target and dates before.
     *
     * @throws InvalidInputException when one of these is missing, the target comes to nothing from the baseline, or their
     *     units differ
     */
    public ObjectiveDefinition withMonthlyMilestones() {
        Optional<Bound> bound = bound();
        LocalDate start = timing.startOn();
        LocalDate due = timing.dueOn();
        if (baseline == null || bound.isEmpty() || start == null || due == null) {
            throw noLine("leads from nowhere or to nowhere", "say baseline, target, start and due date first");
        }
        if (!baseline.value().unit().equals(bound.get().quantity().unit())) {
            throw noLine("leads from " + baseline.value() + " to " + bound.get().quantity(), "state both in one unit");
        }
        return timed(timing.withMilestones(
                Trajectory.straight(baseline.value(), bound.get().quantity(), start, due)
                        .monthly()));
    }

    private InvalidInputException noLine(String rule, String remedy) {
        return InvalidInputException.of("milestones of an objective (OBJ-2)", "line", statement.text(), rule, remedy);
    }

    public ObjectiveDefinition with(Means newMeans) {
        return new ObjectiveDefinition(statement, level, parent, links, measure, baseline, target, timing, newMeans);
    }

    /** What the target comes to; empty when none is said, or it comes to nothing from the baseline. */
    public Optional<Bound> bound() {
        return target != null && target.value(baseline) instanceof Result.Measured measured
                ? Optional.of(new Bound(target.comparator(), measured.quantity()))
                : Optional.empty();
    }

    /** Whose objective it is; each serves one of its own level or above. */
    public enum Level {
        COMPANY,
        PROCESS,
        TEAM
    }

    /**
     * What is to be reached, in words.
     *
     * @param text the sentence
     * @param subject what it is about, in words of the sentence
     * @param metric what is to change, in words of the sentence
     */
    public record Statement(String text, String subject, String metric) {
        /** The longest sentence, in characters. */
        public static final int MAX_TEXT = 300;

        public Statement {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(metric, "metric");
            if (text.isBlank() || text.length() > MAX_TEXT) {
                throw InvalidInputException.of(
                        "objective (OBJ-1)",
                        "statement",
                        text,
                        "is blank or longer than " + MAX_TEXT + " characters",
                        "say in one sentence what is to be reached");
            }
        }
    }

    /**
     * Why an objective matters.
     *
     * @param kind what it is linked to
     * @param reference such as {@code ISO 9001:2015 8.2.1} or the number of a policy
     */
    public record Link(Kind kind, String reference) {
        public Link {
            Objects.requireNonNull(kind, "kind");
            if (reference.isBlank()) {
                throw InvalidInputException.of(
                        "objective (OBJ-1)", "link", reference, "is blank", "name the " + kind + " that it serves");
            }
        }

        /** What an objective can be linked to (rule OBJ-2). */
        public enum Kind {
            POLICY,
            REQUIREMENT,
            BUSINESS_GOAL
        }

        @Override
        public String toString() {
            return kind + " " + reference;
        }
    }

    /**
     * Who answers for an objective, and what there is for it.
     *
     * @param owner the id of who answers for it; null while nobody does
     * @param serviceOwner the id of who answers for the service that it is about, and signs that it can be reached; null
     *     while nobody is named
     * @param resources people, money, tools
     * @param judgement why the target can be reached where the KPI has too few values to tell; blank otherwise
     */
    public record Means(
            @Nullable String owner, @Nullable String serviceOwner, List<String> resources, String judgement) {
        /** Nothing is said yet. */
        public static final Means NONE = new Means(null, null, List.of(), "");

        public Means {
            requireName("owner", owner);
            requireName("serviceOwner", serviceOwner);
            resources = List.copyOf(resources);
            Objects.requireNonNull(judgement, "judgement");
        }

        /** Who answers for it, who for the service, and what there is for it. */
        public static Means of(String owner, String serviceOwner, String... resources) {
            return new Means(owner, serviceOwner, Arrays.asList(resources), "");
        }

        /** The same with a reason to think that it can be reached, for a KPI that is too young to tell. */
        public Means judged(String newJudgement) {
            return new Means(owner, serviceOwner, resources, newJudgement);
        }

        private static void requireName(String place, @Nullable String person) {
            if (person != null && person.isBlank()) {
                throw InvalidInputException.of(
                        "objective (OBJ-1)", place, person, "is blank", "name the person, or leave it open");
            }
        }
    }

    /**
     * From when until when, by which steps, and how often it is reviewed.
     *
     * @param startOn the first day, in the engine's zone; null while it is not said
     * @param dueOn the last day; null while it is not said
     * @param milestones steps between the two, the first one first
     * @param reviewEvery how long from one progress review to the next, at least a week; null while it is not said
     */
    public record Timing(
            @Nullable LocalDate startOn,
            @Nullable LocalDate dueOn,
            List<Milestone> milestones,
            @Nullable Period reviewEvery) {
        /** Nothing is said yet. */
        public static final Timing NONE = new Timing(null, null, List.of(), null);

        private static final Period SHORTEST = Period.ofDays(7);
        private static final Period LONGEST = Period.ofYears(10);

        public Timing {
            milestones = List.copyOf(milestones);
            if (startOn != null && dueOn != null && dueOn.isAfter(startOn.plus(LONGEST))) {
                throw InvalidInputException.of(
                        "objective (OBJ-2)",
                        "dueOn",
                        dueOn,
                        "is more than ten years after the start",
                        "set nearer ones");
            }
            LocalDate any = LocalDate.EPOCH;
            if (reviewEvery != null && any.plus(reviewEvery).isBefore(any.plus(SHORTEST))) {
                throw InvalidInputException.of(
                        "objective (OBJ-7)", "reviewEvery", reviewEvery, "is shorter than a week", "use e.g. P1M");
            }
        }

        /** From a first day to a last one, with a review every month. */
        public static Timing between(LocalDate startOn, LocalDate dueOn) {
            return new Timing(startOn, dueOn, List.of(), Period.ofMonths(1));
        }

        /** So many months from a first day on, with a review every month. */
        public static Timing months(LocalDate startOn, int months) {
            return between(startOn, startOn.plusMonths(months).minusDays(1));
        }

        public Timing withMilestones(List<Milestone> newMilestones) {
            return new Timing(startOn, dueOn, newMilestones, reviewEvery);
        }

        public Timing reviewedEvery(Period step) {
            return new Timing(startOn, dueOn, milestones, Objects.requireNonNull(step, "step"));
        }
    }

    /** What a target comes to, with the change that it is; for sentences. */
    static String inWords(@Nullable Target target, Optional<Bound> bound) {
        return bound.map(b -> target instanceof Target.Change change ? b + " (" + change + ")" : b.toString())
                .orElse("no value");
    }
}
