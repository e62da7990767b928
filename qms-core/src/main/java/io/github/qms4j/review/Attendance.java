package io.github.qms4j.review;

import java.util.Objects;

/**
 * Whether somebody took part in a meeting.
 *
 * @param person their id
 * @param presence how
 */
public record Attendance(String person, Presence presence) {
    public Attendance {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(presence, "presence");
    }

    /** How somebody took part. */
    public enum Presence {
        PRESENT,
        /** By telephone or video; counts as present. */
        REMOTE,
        /** Did not come, and said so before. */
        EXCUSED,
        ABSENT;

        /** Whether they took part. */
        public boolean isPresent() {
            return this == PRESENT || this == REMOTE;
        }
    }
}
