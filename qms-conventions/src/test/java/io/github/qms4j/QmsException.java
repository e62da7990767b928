package io.github.qms4j;

public abstract class QmsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
