package io.github.qms4j.example.assess;

/** An assessment that ended after it had begun to store tickets; the message says what is stored and how to go on. */
final class UnfinishedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfinishedException(String what, String importId, long stored, RuntimeException cause) {
        super(
                what + "; import " + importId + " has stored " + stored
                        + " tickets and is not finished. Run the same command again: what is stored stays as it is, and the"
                        + " rest is added",
                cause);
    }
}
