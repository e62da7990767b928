package io.github.qms4j.regulation.library;

import java.util.List;

/** A mapping set as it stands in a file: its ends are URNs, which may be of frameworks in other files. */
record LibraryMappingSet(String id, String title, String source, List<Entry> entries) {
    record Entry(String place, String source, String target, String relationship, String rationale, String note) {}
}
