package io.github.qms4j.regulation.oscal;

import java.util.List;
import java.util.Objects;

/**
 * What an organisation sets for itself in a control, such as a frequency.
 *
 * @param id unique within the catalogue
 * @param label what stands for the value while there is none; may be empty
 * @param usage what it is for; may be empty
 * @param values what is set; may be empty
 * @param guidelines how to choose a value; may be empty
 * @param choices what can be chosen from; empty when the value is free
 * @param several whether more than one choice may be taken
 */
public record OscalParameter(
        String id,
        String label,
        String usage,
        List<String> values,
        List<String> guidelines,
        List<String> choices,
        boolean several) {
    public OscalParameter {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(usage, "usage");
        values = List.copyOf(values);
        guidelines = List.copyOf(guidelines);
        choices = List.copyOf(choices);
    }
}
