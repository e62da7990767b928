package io.github.qms4j.training;

import io.github.qms4j.organisation.PersonId;
import java.util.Optional;

/**
 * Knows who and what a learning system means (rule TRN-9); implemented by the host. Asked again when unresolved
 * statements are tried again.
 */
public interface LearningDirectory {
    /**
     * The person; empty when nobody is known.
     *
     * @param learner as the system knows them: {@code mbox:…}, {@code mbox_sha1sum:…}, {@code openid:…} or
     *     {@code account:homePage|name} from xAPI, the text of the column from a file
     */
    Optional<PersonId> person(String learner);

    /**
     * The course; empty when none is known.
     *
     * @param activity as the system knows it
     */
    Optional<CourseId> course(String activity);
}
