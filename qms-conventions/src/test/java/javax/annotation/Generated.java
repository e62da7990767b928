package javax.annotation;

public final class Generated {}
