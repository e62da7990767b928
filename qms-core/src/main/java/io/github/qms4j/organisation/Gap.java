package io.github.qms4j.organisation;

/**
 * What the organisation lacks (rule ORG-3); it waits for the quality manager.
 *
 * @param kind of what kind the unit is
 * @param id the department or process
 * @param what what it lacks, in words
 */
public record Gap(Kind kind, String id, String what) {}
