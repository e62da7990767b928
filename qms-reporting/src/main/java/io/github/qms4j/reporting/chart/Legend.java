package io.github.qms4j.reporting.chart;

import io.github.qms4j.reporting.text.Markup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Names of series, lines and marks in rows under the title, so that no name ever lies over a value. */
record Legend(List<Entry> entries, int rows) {
    static final double KEY_WIDTH = 34;
    private static final double GAP = 18;

    /** Draws the sample beside a name, from x on and above the base line y of its text. */
    @FunctionalInterface
    interface Key {
        void draw(Markup svg, double x, double y) throws IOException;
    }

    /** A name with its sample. */
    record Item(String text, Key key) {}

    record Entry(String text, Key key, double x, int row) {}

    /** Nothing for a single item: the title names it. */
    static Legend of(List<Item> items, double room, double size) {
        if (items.size() <= 1) {
            return new Legend(List.of(), 0);
        }
        Flow flow = new Flow(room, size);
        items.forEach(flow::add);
        return new Legend(List.copyOf(flow.entries), flow.row + 1);
    }

    private static final class Flow {
        final List<Entry> entries = new ArrayList<>();
        private final double room;
        private final double size;
        private double x;
        private int row;

        Flow(double room, double size) {
            this.room = room;
            this.size = size;
        }

        void add(Item item) {
            String text = Typesetting.fit(item.text(), size, room - KEY_WIDTH);
            double width = KEY_WIDTH + Typesetting.width(text, size);
            if (x > 0 && x + width > room) {
                x = 0;
                row++;
            }
            entries.add(new Entry(text, item.key(), x, row));
            x += width + GAP;
        }
    }
}
