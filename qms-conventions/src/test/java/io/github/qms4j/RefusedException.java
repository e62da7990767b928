package io.github.qms4j;

public final class RefusedException extends QmsException {
    private static final long serialVersionUID = 1L;

    public record Violation(String rule) {}
}
