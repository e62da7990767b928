package io.github.qms4j.verifier;

import java.util.List;

/** What both verifiers say of every pack that was altered; so that tests can look at what else they find. */
final class Receipts {
    static final String SAID =
            "the manifest is not the one that was put on record when the pack was made: the pack was altered";
    static final String SAID_BY_SCRIPT = "the manifest is not the one that was put on record";

    private Receipts() {}

    static List<String> besides(List<String> problems) {
        return problems.stream().filter(problem -> !problem.equals(SAID)).toList();
    }
}
