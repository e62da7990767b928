package io.github.qms4j.training;

/** What shows that somebody took a course (rule TRN-2). */
public enum Proof {
    /** A trainer puts on record that they were there. */
    ATTENDANCE,
    /** They sign that they read and understood each subject. */
    READING,
    /** They answer questions well enough. */
    ASSESSMENT,
    /** A qualified assessor signs that they can do it. */
    SIGN_OFF,
    /** A learning system reports it. */
    LEARNING_RESULT
}
