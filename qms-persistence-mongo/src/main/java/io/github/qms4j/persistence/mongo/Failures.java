package io.github.qms4j.persistence.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import io.github.qms4j.StorageException;

/** What a failure of the driver means to whoever operates the application, and what to do. */
final class Failures {
    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;
    private static final int DOCUMENT_VALIDATION = 121;
    private static final int UNSATISFIABLE_WRITE_CONCERN = 100;

    private Failures() {}

    static StorageException of(RuntimeException failure) {
        return new StorageException(meaning(failure), failure);
    }

    private static String meaning(RuntimeException failure) {
        if (causedBy(failure, MongoIncompatibleDriverException.class)) {
            return "the MongoDB server is of a release that the driver does not know; use MongoDB 4.2 or later, and a"
                    + " driver that knows the release";
        } else if (causedBy(failure, MongoSecurityException.class)) {
            return "the MongoDB server refused the user or the password; check both, and the database that the user is"
                    + " kept in (authSource)";
        } else if (failure instanceof MongoTimeoutException) {
            return "no MongoDB server that takes writes was reached in time; check address, port, network and that the"
                    + " server runs";
        } else if (failure instanceof MongoWriteConcernException) {
            return notKept();
        } else if (failure instanceof MongoBulkWriteException bulk && bulk.getWriteConcernError() != null) {
            return notKept();
        } else if (failure instanceof MongoSocketException) {
            return "the connection to the MongoDB server broke; check the network and that the server runs";
        }
        return ofCode(failure);
    }

    private static String ofCode(RuntimeException failure) {
        int code = failure instanceof MongoBulkWriteException bulk
                        && !bulk.getWriteErrors().isEmpty()
                ? bulk.getWriteErrors().get(0).getCode()
                : failure instanceof MongoException known ? known.getCode() : 0;
        return switch (code) {
            case UNAUTHORIZED ->
                "the user may not do this in the database; give the role readWrite on it, readers finish what writers"
                        + " left, too";
            case AUTHENTICATION_FAILED ->
                "the MongoDB server refused the user or the password; check both, and the database that the user is"
                        + " kept in (authSource)";
            case DOCUMENT_VALIDATION ->
                "a validation rule of the database refuses the documents of this library; remove the rule, and what was"
                        + " committed is finished by the next call";
            case UNSATISFIABLE_WRITE_CONCERN -> notKept();
            default -> "the call of the MongoDB server failed; see the cause";
        };
    }

    private static String notKept() {
        return "the MongoDB server could not confirm that a majority of its members keeps the change set; it may be"
                + " applied or not: look before you repeat it, and check the members of the replica set";
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // The driver tells of it in a message alone when it gave up waiting for a server.
            if (type.isInstance(cause)
                    || (cause instanceof MongoTimeoutException
                            && String.valueOf(cause.getMessage()).contains(type.getSimpleName()))) {
                return true;
            }
        }
        return false;
    }

    static boolean isDuplicate(MongoWriteException e) {
        return e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    /** Whether all that went wrong is that documents were there already. */
    static boolean isDuplicate(MongoBulkWriteException e) {
        return e.getWriteConcernError() == null
                && e.getWriteErrors().stream().allMatch(w -> w.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }

    /** Whether the answer was lost, so that a write may have been made or not. */
    static boolean isAnswerLost(RuntimeException e) {
        return e instanceof MongoSocketException || e instanceof MongoTimeoutException;
    }
}
