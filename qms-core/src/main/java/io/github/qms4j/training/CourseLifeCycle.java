package io.github.qms4j.training;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;

/** The record types of courses, curricula and question banks with their life cycles. */
public final class CourseLifeCycle {
    /** Not for those who are asked. */
    private static final Permission READ_ANSWERS =
            new Permission("question-bank:read", TrainingRecords.WRITE.defaultRoles());

    private static final Permission READ_COURSE = new Permission("course:read", Role.WORKING);
    private static final Permission READ_CURRICULUM = new Permission("curriculum:read", Role.WORKING);

    public static final EditionedType<QuestionBank, QuestionBankContent> QUESTION_BANK = new EditionedType<>(
            "question-bank",
            "QB",
            QuestionBank.class,
            QuestionBank::editions,
            QuestionBank::new,
            QuestionBankContent::title,
            READ_ANSWERS);

    public static final EditionedType<Course, CourseContent> COURSE = new EditionedType<>(
            "course", "CRS", Course.class, Course::editions, Course::new, CourseContent::title, READ_COURSE);

    public static final EditionedType<Curriculum, CurriculumContent> CURRICULUM = new EditionedType<>(
            "curriculum",
            "CUR",
            Curriculum.class,
            Curriculum::editions,
            Curriculum::new,
            CurriculumContent::title,
            READ_CURRICULUM);

    private CourseLifeCycle() {}
}
