package io.github.qms4j.reporting;

import io.github.qms4j.InvalidInputException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The horizontal axis of a chart: the positions at which every series has a value or a gap. */
public sealed interface Axis {
    /** Axis title; empty for none. */
    String title();

    /** How many positions there are. */
    int size();

    /** The position in words; instants in the given zone. */
    String label(int position, ZoneId zone);

    /** Evenly spaced names, such as months or priorities. */
    record Categories(String title, List<String> labels) implements Axis {
        public Categories {
            labels = List.copyOf(labels);
        }

        @Override
        public int size() {
            return labels.size();
        }

        @Override
        public String label(int position, ZoneId zone) {
            return labels.get(position);
        }
    }

    /** Points in time, strictly ascending, drawn to scale. */
    record Times(String title, List<Instant> instants) implements Axis {
        public Times {
            instants = List.copyOf(instants);
            for (int at = 1; at < instants.size(); at++) {
                if (!instants.get(at).isAfter(instants.get(at - 1))) {
                    throw InvalidInputException.of(
                            "time axis",
                            "instant " + (at + 1),
                            instants.get(at),
                            "must be after the one before it",
                            "sort the instants and merge equal ones");
                }
            }
        }

        @Override
        public int size() {
            return instants.size();
        }

        @Override
        public String label(int position, ZoneId zone) {
            return Format.instant(instants.get(position), zone);
        }
    }
}
