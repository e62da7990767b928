package io.github.qms4j.training;

import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.organisation.ProcessId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What an edition of a curriculum says (rule TRN-1).
 *
 * @param title as it is printed
 * @param owner the id of who answers for it, and decides what a new version of a subject means for it
 * @param scopes whom it applies to: whoever is in one of them
 * @param items the courses
 */
public record CurriculumContent(String title, String owner, List<Scope> scopes, List<Item> items) {
    public CurriculumContent {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(owner, "owner");
        scopes = List.copyOf(scopes);
        items = List.copyOf(items);
    }

    /** A curriculum for nobody and without courses. */
    public static CurriculumContent titled(String title, String owner) {
        return new CurriculumContent(title, owner, List.of(), List.of());
    }

    /** The same for whoever works in a department or in its parts. */
    public CurriculumContent forDepartment(DepartmentId department) {
        return applyingTo(new Scope(Scope.Kind.DEPARTMENT, department.value()));
    }

    /** The same for whoever owns a process, or works in the department that runs it or in its parts. */
    public CurriculumContent forProcess(ProcessId process) {
        return applyingTo(new Scope(Scope.Kind.PROCESS, process.value()));
    }

    /** The same for whoever has a job role. */
    public CurriculumContent forJobRole(String jobRole) {
        return applyingTo(new Scope(Scope.Kind.JOB_ROLE, jobRole));
    }

    private CurriculumContent applyingTo(Scope scope) {
        List<Scope> more = new ArrayList<>(scopes);
        more.add(scope);
        return new CurriculumContent(title, owner, more, items);
    }

    /** The same with one more course, to be taken within so many days after it is assigned. */
    public CurriculumContent demanding(CourseId course, int withinDays) {
        List<Item> more = new ArrayList<>(items);
        more.add(new Item(course, withinDays));
        return new CurriculumContent(title, owner, scopes, more);
    }

    /**
     * Whom a curriculum applies to.
     *
     * @param kind what is named
     * @param id its id, or the name of the job role
     */
    public record Scope(Kind kind, String id) {
        public Scope {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(id, "id");
        }

        /** What is named. */
        public enum Kind {
            DEPARTMENT,
            PROCESS,
            JOB_ROLE
        }
    }

    /**
     * A course of a curriculum.
     *
     * @param course the course
     * @param withinDays how many days after it is assigned it is due
     */
    public record Item(CourseId course, int withinDays) {
        public Item {
            Objects.requireNonNull(course, "course");
        }
    }
}
