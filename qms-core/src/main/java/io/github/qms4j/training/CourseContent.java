package io.github.qms4j.training;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an edition of a course says (rule TRN-1). Made by a factory for the usual case and refined by the {@code with…}
 * methods:
 *
 * <pre>{@code
 * CourseContent.reading("Incident procedure", sop).withExamination(Examination.of(bank, 10, 80, 3))
 * }</pre>
 *
 * @param title as it is printed
 * @param method how it is taught
 * @param objectives what somebody can do afterwards
 * @param materials what is taught from
 * @param subjects the requirements, documents and solutions that it is about, each at its version
 * @param proofs what shows that somebody took it; all of them are needed
 * @param examination the assessment; null without one
 * @param conferral the competence that it confers; null for none but the course itself
 * @param recertification how long it is valid
 */
public record CourseContent(
        String title,
        Method method,
        List<String> objectives,
        List<Material> materials,
        List<Subject> subjects,
        Set<Proof> proofs,
        @Nullable Examination examination,
        @Nullable Conferral conferral,
        Recertification recertification) {
    public CourseContent {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(method, "method");
        objectives = List.copyOf(objectives);
        materials = List.copyOf(materials);
        subjects = List.copyOf(subjects);
        proofs = Collections.unmodifiableSet(new TreeSet<>(proofs));
        Objects.requireNonNull(recertification, "recertification");
    }

    private static CourseContent shownBy(String title, Method method, Proof proof) {
        return new CourseContent(
                title, method, List.of(), List.of(), List.of(), Set.of(proof), null, null, Recertification.never());
    }

    /** Read and understood: each subject is read at its version, and signed for. */
    public static CourseContent reading(String title, Subject... subjects) {
        return shownBy(title, Method.SELF_STUDY, Proof.READING).about(List.of(subjects));
    }

    /** Taught in sessions, in which attendance is taken. */
    public static CourseContent classroom(String title) {
        return shownBy(title, Method.CLASSROOM, Proof.ATTENDANCE);
    }

    /** Learnt at work, and signed off by a qualified assessor. */
    public static CourseContent onTheJob(String title) {
        return shownBy(title, Method.ON_THE_JOB, Proof.SIGN_OFF);
    }

    /** Taken in a learning system, whose results are imported. */
    public static CourseContent eLearning(String title) {
        return shownBy(title, Method.E_LEARNING, Proof.LEARNING_RESULT);
    }

    /** The same with what somebody can do afterwards. */
    public CourseContent withObjectives(String... newObjectives) {
        return new CourseContent(
                title,
                method,
                List.of(newObjectives),
                materials,
                subjects,
                proofs,
                examination,
                conferral,
                recertification);
    }

    /** The same with one more material. */
    public CourseContent withMaterial(String name, String sha256) {
        List<Material> more = new ArrayList<>(materials);
        more.add(new Material(name, sha256));
        return new CourseContent(
                title, method, objectives, more, subjects, proofs, examination, conferral, recertification);
    }

    /** The same about these subjects. */
    public CourseContent about(Collection<Subject> newSubjects) {
        return new CourseContent(
                title,
                method,
                objectives,
                materials,
                List.copyOf(newSubjects),
                proofs,
                examination,
                conferral,
                recertification);
    }

    /** The same with an assessment, which has to be passed. */
    public CourseContent withExamination(Examination newExamination) {
        return new CourseContent(
                title,
                method,
                objectives,
                materials,
                subjects,
                with(Proof.ASSESSMENT),
                newExamination,
                conferral,
                recertification);
    }

    /** The same, shown by these and no other proofs. */
    public CourseContent provenBy(Proof first, Proof... further) {
        Set<Proof> all = new TreeSet<>(List.of(further));
        all.add(first);
        return new CourseContent(
                title, method, objectives, materials, subjects, all, examination, conferral, recertification);
    }

    /** The same with a practical sign-off. */
    public CourseContent withSignOff() {
        return new CourseContent(
                title,
                method,
                objectives,
                materials,
                subjects,
                with(Proof.SIGN_OFF),
                examination,
                conferral,
                recertification);
    }

    private Set<Proof> with(Proof proof) {
        Set<Proof> more = new TreeSet<>(proofs);
        more.add(proof);
        return more;
    }

    /** The same, conferring a competence. */
    public CourseContent conferring(String competence, Level level) {
        return new CourseContent(
                title,
                method,
                objectives,
                materials,
                subjects,
                proofs,
                examination,
                new Conferral(competence, level),
                recertification);
    }

    /** The same with another validity. */
    public CourseContent valid(Recertification newRecertification) {
        return new CourseContent(
                title, method, objectives, materials, subjects, proofs, examination, conferral, newRecertification);
    }

    /**
     * A material.
     *
     * @param name what it is, such as {@code slides.pdf}
     * @param sha256 the SHA-256 of its bytes, lower-case hexadecimal
     */
    public record Material(String name, String sha256) {
        public Material {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(sha256, "sha256");
        }
    }

    /**
     * A competence, as an action demands it (rule TRN-5).
     *
     * @param competence such as {@code lead auditor}
     * @param level how far it goes
     */
    public record Conferral(String competence, Level level) {
        public Conferral {
            Objects.requireNonNull(competence, "competence");
            Objects.requireNonNull(level, "level");
        }
    }
}
