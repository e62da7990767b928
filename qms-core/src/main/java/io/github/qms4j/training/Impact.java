package io.github.qms4j.training;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a new version of a document, requirement or solution means for a curriculum (rule TRN-4).
 *
 * @param header where it stands; its owner is who answers for the curriculum
 * @param curriculum the curriculum
 * @param newVersion the new version
 * @param courses the courses of the curriculum that are about an earlier version
 * @param decision what was decided; null before
 */
public record Impact(
        Header<Status> header,
        CurriculumId curriculum,
        Subject newVersion,
        List<CourseId> courses,
        @Nullable Decision decision) {
    public Impact {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(curriculum, "curriculum");
        Objects.requireNonNull(newVersion, "newVersion");
        courses = List.copyOf(courses);
    }

    public Status status() {
        return header.status();
    }

    Impact withHeader(Header<Status> newHeader) {
        return new Impact(newHeader, curriculum, newVersion, courses, decision);
    }

    Impact decided(Decision newDecision, LocalDate on) {
        return new Impact(header.ended(on), curriculum, newVersion, courses, newDecision);
    }

    /** The id under which it stands: one for each curriculum and new version. */
    static ImpactId id(CurriculumId curriculum, Subject newVersion) {
        return new ImpactId(
                curriculum.value() + "/" + newVersion.type() + "/" + newVersion.id() + "/" + newVersion.version());
    }

    /** Where an impact decision stands. */
    public enum Status {
        OPEN,
        DECIDED
    }

    /** What a new version asks of those whom a curriculum applies to. */
    public enum Measure {
        /** The courses are taken again. */
        RETRAIN,
        /** The new version is read and signed for; what was learnt stays valid. */
        READ_ONLY,
        NONE
    }

    /**
     * A decision.
     *
     * @param measure what is asked
     * @param rationale why
     * @param by when it is due; null for {@link Measure#NONE}
     * @param decidedBy who decided
     */
    public record Decision(
            Measure measure, String rationale, @Nullable LocalDate by, By decidedBy) {
        public Decision {
            Objects.requireNonNull(measure, "measure");
            Objects.requireNonNull(rationale, "rationale");
            Objects.requireNonNull(decidedBy, "decidedBy");
        }

        static Decision of(Measure measure, @Nullable LocalDate by, Act act) {
            return new Decision(measure, act.reason(), by, act.by());
        }
    }
}
