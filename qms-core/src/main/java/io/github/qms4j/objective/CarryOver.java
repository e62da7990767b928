package io.github.qms4j.objective;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.access.By;
import io.github.qms4j.document.DocumentId;
import io.github.qms4j.document.DocumentVersionId;
import io.github.qms4j.kpi.KpiRecords.DefinitionStatus;
import io.github.qms4j.objective.ObjectiveDefinition.Timing;
import io.github.qms4j.quantity.Result;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a year's objectives and KPIs, and what goes on (rule OBJ-9). It is made once a year and never changed.
 *
 * @param year which
 * @param on when; a day in the engine's zone
 * @param by who decided
 * @param objectives every objective of the year with what was achieved
 * @param kpis every KPI that they are measured by
 * @param plan the quality management plan of the year; null when there was none
 */
public record CarryOver(
        int year,
        LocalDate on,
        By by,
        List<Line> objectives,
        List<KpiLine> kpis,
        @Nullable PlanLine plan) {
    public CarryOver {
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(by, "by");
        objectives = List.copyOf(objectives);
        kpis = List.copyOf(kpis);
    }

    /** It is done with its making. */
    public enum Status {
        DONE
    }

    /** What happens to an objective at the end of its year. */
    public enum Course {
        /** A new draft goes on with it. */
        GOES_ON,
        /** It is not pursued in the next year, for a reason. */
        DROPPED,
        /** It is not due yet and runs on as it is. */
        RUNS_ON
    }

    /**
     * What is decided on one objective that is due in the year.
     *
     * @param objective which
     * @param course goes on or dropped
     * @param timing of the new draft; null when it is dropped
     * @param reason why it is dropped; blank when it goes on
     */
    public record Choice(
            ObjectiveId objective, Course course, @Nullable Timing timing, String reason) {
        public Choice {
            Objects.requireNonNull(objective, "objective");
            if (course == Course.RUNS_ON || (course == Course.GOES_ON) != (timing != null)) {
                throw invalid(objective, "course", course, "does not fit", "let it go on with a timing, or drop it");
            }
            if ((course == Course.DROPPED) == reason.isBlank()) {
                throw invalid(
                        objective, "reason", reason, "does not fit", "give a reason when it is dropped, and then only");
            }
        }

        /** A new draft goes on with it, with what was achieved as its baseline. */
        public static Choice goOn(ObjectiveId objective, Timing timing) {
            return new Choice(objective, Course.GOES_ON, timing, "");
        }

        /** It is not pursued any more. */
        public static Choice drop(ObjectiveId objective, String reason) {
            return new Choice(objective, Course.DROPPED, null, reason);
        }

        private static InvalidInputException invalid(
                ObjectiveId objective, String place, Object value, String rule, String remedy) {
            return InvalidInputException.of("carry-over of " + objective + " (OBJ-9)", place, value, rule, remedy);
        }
    }

    /**
     * One objective of the year.
     *
     * @param objective which
     * @param status where it stood then
     * @param achieved what came of it when it was concluded, else how far it had come then
     * @param course what happens to it
     * @param successor the draft that goes on with it; null for none
     * @param reason why it is dropped; blank otherwise
     */
    public record Line(
            ObjectiveId objective,
            ObjectiveStatus status,
            Progress achieved,
            Course course,
            @Nullable ObjectiveId successor,
            String reason) {
        public Line {
            Objects.requireNonNull(objective, "objective");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(achieved, "achieved");
            Objects.requireNonNull(course, "course");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * The quality management plan of the year.
     *
     * @param plan the document
     * @param inForce the version in force then; null when none was
     * @param sha256 of its text, lower-case hexadecimal; null when none was
     */
    public record PlanLine(
            DocumentId plan,
            @Nullable DocumentVersionId inForce,
            @Nullable String sha256) {
        public PlanLine {
            Objects.requireNonNull(plan, "plan");
        }
    }

    /**
     * One KPI of the year. A KPI in use stays so; a retired one is shown as retired.
     *
     * @param kpiId which
     * @param status where its definition stood then; null when there is no such KPI
     * @param latest its latest value, or why there is none
     * @param until the day after the period of that value; null without a value
     */
    public record KpiLine(
            String kpiId,
            @Nullable DefinitionStatus status,
            Result latest,
            @Nullable LocalDate until) {
        public KpiLine {
            Objects.requireNonNull(kpiId, "kpiId");
            Objects.requireNonNull(latest, "latest");
        }
    }
}
