package io.github.qms4j.example.benchmarks.kill;

import java.util.Map;
import java.util.TreeMap;

/** The last commit that each worker has heard of, over all processes on one database. */
final class Acknowledged {
    private final Map<String, Long> last = new TreeMap<>();
    private long commits;

    /** A line of {@link KilledProcess}; the kill may cut the last one short, and it tells nothing then. */
    void line(String line, boolean whole) {
        int blank = line.indexOf(' ');
        if (!whole || blank < 0 || line.startsWith(KilledProcess.READY)) {
            return;
        }
        last.merge(line.substring(0, blank), Long.valueOf(line.substring(blank + 1)), Math::max);
        commits++;
    }

    long last(String worker) {
        return last.getOrDefault(worker, 0L);
    }

    /** What the database has turned out to hold, for the next process goes on from there. */
    void found(String worker, long number) {
        last.put(worker, number);
    }

    long commits() {
        return commits;
    }
}
