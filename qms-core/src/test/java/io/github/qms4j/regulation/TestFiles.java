package io.github.qms4j.regulation;

import io.github.qms4j.spi.catalog.CatalogueSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Small files of the catalogue formats, written with single quotes. */
final class TestFiles {
    private TestFiles() {}

    static CatalogueSource file(String name, String content) {
        byte[] bytes = content.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return new CatalogueSource(name, () -> new ByteArrayInputStream(bytes));
    }

    /** A made-up house standard; the edition's further keys begin with a comma. */
    static CatalogueSource catalogue(String name, String edition, String more, String... requirements) {
        return file(name, """
                {'format': 'qms4j-catalogue/1',
                 'instrument': {'id': 'house', 'title': 'House standard', 'authority': 'The house'},
                 'edition': {'id': '%s', 'title': 'House standard %s', 'extent': 'clauses', 'source': 'made up'%s},
                 'requirements': [%s]}""".formatted(edition, edition, more, String.join(",\n", requirements)));
    }

    static CatalogueSource catalogue(String name, String edition, List<String> clauses) {
        return catalogue(
                name, edition, "", clauses.stream().map(TestFiles::clause).toArray(String[]::new));
    }

    /** An assessable clause whose words follow from its id; behind a slash stands another summary. */
    static String clause(String id) {
        int slash = id.indexOf('/');
        String local = slash < 0 ? id : id.substring(0, slash);
        String summary = slash < 0 ? "Do " + local + "." : id.substring(slash + 1);
        return "{'id': '%s', 'heading': 'Clause %s', 'summary': '%s', 'evidence': ['record of %s']}"
                .formatted(local, local, summary, local);
    }

    static CatalogueSource migration(String name, String from, String to, String... steps) {
        return file(
                name,
                "{'format': 'qms4j-migration/1', 'from': 'house:%s', 'to': 'house:%s', 'source': 'made up', %s}"
                        .formatted(
                                from,
                                to,
                                "'steps': [" + Arrays.stream(steps).collect(Collectors.joining(",\n")) + "]"));
    }

    /** A step such as {@code moved 1 > 2}; several ids are separated by spaces. */
    static String step(String text) {
        String kind = text.substring(0, text.indexOf(' '));
        String[] sides = text.substring(kind.length()).split(">", -1);
        return "{'kind': '%s', %s%s'note': 'made up'}".formatted(kind, side("from", sides[0]), side("to", sides[1]));
    }

    private static String side(String key, String ids) {
        return ids.isBlank()
                ? ""
                : "'%s': [%s], "
                        .formatted(
                                key,
                                Arrays.stream(ids.strip().split(" "))
                                        .map(id -> "'" + id + "'")
                                        .collect(Collectors.joining(", ")));
    }
}
