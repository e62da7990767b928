package io.github.qms4j.regulation;

import io.github.qms4j.regulation.Loss.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What an import or an export could not carry as it was. Everything that is not in it went over unchanged.
 *
 * @param losses by code, each once
 */
public record LossReport(List<Loss> losses) {
    public LossReport {
        losses = List.copyOf(losses);
    }

    /** Whether everything went over unchanged. */
    public boolean isEmpty() {
        return losses.isEmpty();
    }

    /** The loss of a code; empty when there was none. */
    public Optional<Loss> find(String code) {
        return losses.stream().filter(loss -> loss.code().equals(code)).findFirst();
    }

    /** One line for each loss. */
    @Override
    public String toString() {
        return losses.stream().map(Loss::toString).collect(Collectors.joining("\n"));
    }

    /** Counts losses while something is read or written. For one thread. */
    public static final class Collector {
        private static final int SAMPLES = 10;

        private final Map<String, Tally> tallies = new TreeMap<>();

        /** Nothing lost yet. */
        public Collector() {}

        /** Counts one thing that has no place in the target. */
        public void leftOut(String code, String what, Supplier<String> where) {
            tallies.computeIfAbsent(code, key -> new Tally(Kind.LEFT_OUT, what)).count(where);
        }

        /** Counts one thing that is in the target in another form. */
        public void changed(String code, String what, Supplier<String> where) {
            tallies.computeIfAbsent(code, key -> new Tally(Kind.CHANGED, what)).count(where);
        }

        /** What was counted until now. */
        public LossReport report() {
            return new LossReport(tallies.entrySet().stream()
                    .map(entry -> entry.getValue().loss(entry.getKey()))
                    .toList());
        }

        private static final class Tally {
            private final Kind kind;
            private final String what;
            private final List<String> samples = new ArrayList<>();
            private long count;

            Tally(Kind kind, String what) {
                this.kind = kind;
                this.what = what;
            }

            void count(Supplier<String> where) {
                if (samples.size() < SAMPLES) {
                    samples.add(where.get());
                }
                count++;
            }

            Loss loss(String code) {
                return new Loss(code, kind, what, count, samples);
            }
        }
    }
}
