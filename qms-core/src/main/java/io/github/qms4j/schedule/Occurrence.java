package io.github.qms4j.schedule;

import java.time.Instant;

/**
 * One occurrence of recurring work.
 *
 * @param workId the recurring work's id; with the number it names the occurrence for good
 * @param kind what is to be done
 * @param subject what it is to be done for
 * @param number 0 for the first one
 * @param due when it was due, in UTC with milliseconds
 */
public record Occurrence(String workId, String kind, String subject, long number, Instant due) {}
