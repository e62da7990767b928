package io.github.qms4j.reporting;

/**
 * Something that was changed in the process, drawn as an upright line.
 *
 * @param before the first position that the change can have acted on, from 0
 * @param what what was changed, with its record where there is one
 */
public record ControlChange(int before, String what) {
    public ControlChange {
        Checks.filled("control change", "what", what);
    }
}
