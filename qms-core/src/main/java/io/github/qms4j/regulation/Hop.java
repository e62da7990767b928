package io.github.qms4j.regulation;

/**
 * One asserted mapping, read from one of its ends. Reversed mappings are made only for those that are shown.
 *
 * @param asserted the mapping as it was given
 * @param forward whether it is read from its source
 * @param to the place of the other end in the graph
 * @param relation read in this direction
 */
record Hop(Mapping asserted, boolean forward, int to, Relation relation) {
    boolean isAnalysed() {
        return relation != Relation.NOT_ANALYSED;
    }

    Mapping mapping() {
        return forward ? asserted : asserted.reversed();
    }
}
