package io.github.qms4j.reporting;

import java.util.ArrayList;
import java.util.List;

/** A heading and what stands under it, in reading order. */
public record Section(String heading, List<Block> blocks) {
    public Section {
        Checks.filled("section", "heading", heading);
        blocks = List.copyOf(blocks);
    }

    public static Builder builder(String heading) {
        return new Builder(heading);
    }

    /** Collects blocks in the order of the calls. */
    public static final class Builder {
        private final String heading;
        private final List<Block> blocks = new ArrayList<>();

        private Builder(String heading) {
            this.heading = heading;
        }

        public Builder paragraph(String text) {
            return block(new Paragraph(text));
        }

        public Builder keyFigures(KeyFigure... figures) {
            return block(KeyFigures.of(figures));
        }

        public Builder evidence(String caption, EvidenceReference... references) {
            return block(new EvidenceList(caption, List.of(references)));
        }

        /** Any block: a table, a chart, or one of the others built elsewhere. */
        public Builder block(Block block) {
            blocks.add(block);
            return this;
        }

        public Section build() {
            return new Section(heading, blocks);
        }
    }
}
