package io.github.qms4j.conventions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A rule of the domain, in short words. */
record Rule(String id, String step, String statement) {
    /** All rules, in the order of the steps. */
    static List<Rule> all() {
        try (InputStream list = Rule.class.getResourceAsStream("rules.csv")) {
            if (list == null) {
                throw new IllegalStateException("rules.csv is missing next to " + Rule.class.getName());
            }
            return Csv.parse(new String(list.readAllBytes(), StandardCharsets.UTF_8)).stream()
                    .skip(1)
                    .map(row -> new Rule(row.get(0), row.get(1), row.get(2)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read rules.csv", e);
        }
    }
}
