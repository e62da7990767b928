package io.github.qms4j.reporting;

import java.util.List;

/** The records that back a section. */
public record EvidenceList(String caption, List<EvidenceReference> references) implements Block {
    public EvidenceList {
        Checks.filled("evidence list", "caption", caption);
        references = List.copyOf(references);
    }
}
