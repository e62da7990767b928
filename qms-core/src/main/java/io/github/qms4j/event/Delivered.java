package io.github.qms4j.event;

/**
 * What a delivery did.
 *
 * @param events how many were handed on
 * @param next the place in the log that comes next
 * @param isMore whether the log may have more; deliver again
 */
public record Delivered(int events, long next, boolean isMore) {}
