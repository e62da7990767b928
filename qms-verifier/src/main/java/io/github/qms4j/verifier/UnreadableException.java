package io.github.qms4j.verifier;

/** What should be verified is not even in the form that could be. The message says where and why. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
        super(message);
    }
}
