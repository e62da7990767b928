package io.github.qms4j.conventions;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One test that demonstrates one rule, as it ended in one run.
 *
 * @param rule the id that the test names, known or not
 * @param testClass binary name
 * @param method name without parameters
 * @param reason why it did not pass, one line; empty when it did
 */
record Trace(String rule, String module, String testClass, String method, Result result, String reason) {
    static final Comparator<Trace> ORDER =
            Comparator.comparing(Trace::rule).thenComparing(Trace::testClass).thenComparing(Trace::method);

    private static final String HEADER = Csv.line("rule", "module", "class", "method", "sentence", "result", "reason");

    /** The method name as the sentence that it is. */
    String sentence() {
        return method.replace('_', ' ');
    }

    static String write(List<Trace> traces) {
        StringBuilder text = new StringBuilder(HEADER);
        traces.stream()
                .sorted(ORDER)
                .map(trace -> Csv.line(
                        trace.rule,
                        trace.module,
                        trace.testClass,
                        trace.method,
                        trace.sentence(),
                        trace.result.word(),
                        trace.reason))
                .forEach(text::append);
        return text.toString();
    }

    static List<Trace> read(String text, String source) {
        List<List<String>> rows = Csv.parse(text);
        if (rows.isEmpty() || !Csv.line(rows.get(0).toArray(String[]::new)).equals(HEADER)) {
            throw new IllegalArgumentException(
                    source + " does not start with the header " + HEADER.strip() + "; run mvn clean verify");
        }
        return rows.stream()
                .skip(1)
                .map(row -> new Trace(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        Result.valueOf(row.get(5).toUpperCase(Locale.ROOT)),
                        row.get(6)))
                .toList();
    }
}
