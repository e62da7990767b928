package io.github.qms4j.regulation.library;

import java.util.List;
import java.util.Map;

/** A value of a YAML file. An alias is the node that it names, not a copy, so that aliases never grow. */
sealed interface YamlNode {
    /** The line it begins on, from 1. */
    int line();

    /**
     * A text.
     *
     * @param plain whether it stands without quotes, so that it may be a number, a truth value or nothing
     */
    record Scalar(int line, String text, boolean plain) implements YamlNode {
        boolean isNull() {
            return plain && List.of("", "~", "null", "Null", "NULL").contains(text);
        }
    }

    /** A list. */
    record Sequence(int line, List<YamlNode> elements) implements YamlNode {}

    /** Keys and their values, in the order of the file. */
    record Mapping(int line, Map<String, YamlNode> entries) implements YamlNode {}
}
