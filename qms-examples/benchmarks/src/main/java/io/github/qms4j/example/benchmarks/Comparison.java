package io.github.qms4j.example.benchmarks;

import java.util.Arrays;

/** The library and another program, turn about in the same virtual machine: warm-up rounds, then rounds that count. */
final class Comparison {
    private final String name;
    private final String beside;
    private final double target;

    /**
     * @param name what is done
     * @param beside what the library is compared with
     * @param target the ratio that is aimed at; zero where there is none
     */
    Comparison(String name, String beside, double target) {
        this.name = name;
        this.beside = beside;
        this.target = target;
    }

    /**
     * Closes both contenders when done.
     *
     * @throws IllegalStateException when they did not come to the same result
     */
    Measured run(Size size, Contender library, Contender other) {
        try (library;
                other) {
            double[] libraryNanos = new double[size.rounds()];
            double[] otherNanos = new double[size.rounds()];
            for (int round = -size.warmUps(); round < size.rounds(); round++) {
                // Whoever goes second finds the caches and the heap of the first: each does so in half of the rounds.
                boolean libraryFirst = Math.floorMod(round, 2) == 0;
                double first = nanosPerOperation(libraryFirst ? library : other);
                double second = nanosPerOperation(libraryFirst ? other : library);
                if (round >= 0) {
                    libraryNanos[round] = libraryFirst ? first : second;
                    otherNanos[round] = libraryFirst ? second : first;
                }
            }
            Object found = library.result();
            Object otherFound = other.result();
            if (!found.equals(otherFound)) {
                throw new IllegalStateException(name + ": the library came to " + found + ", " + beside + " to "
                        + otherFound + "; the figures would mean nothing");
            }
            return measured(libraryNanos, otherNanos, found);
        }
    }

    private static double nanosPerOperation(Contender contender) {
        contender.prepare();
        long start = System.nanoTime();
        contender.run();
        return (System.nanoTime() - start) / (double) contender.operations();
    }

    private Measured measured(double[] libraryNanos, double[] otherNanos, Object result) {
        double[] ratios = new double[libraryNanos.length];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = otherNanos[round] / libraryNanos[round];
        }
        Arrays.sort(ratios);
        return new Measured(
                name,
                beside,
                1e9 / median(libraryNanos),
                1e9 / median(otherNanos),
                median(ratios),
                ratios[0],
                ratios[ratios.length - 1],
                target,
                result);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * How many rounds, and how much work a round is.
     *
     * @param warmUps rounds that are not counted
     * @param rounds rounds that are
     * @param quick whether it is only to be seen that everything runs
     */
    record Size(int warmUps, int rounds, boolean quick) {
        static final Size FULL = new Size(8, 9, false);
        static final Size QUICK = new Size(1, 1, true);

        int of(int full, int small) {
            return quick ? small : full;
        }
    }

    /**
     * What a comparison found.
     *
     * @param perSecond operations of the library in a second, median of the rounds
     * @param besidePerSecond those of the other
     * @param ratio rate of the library by rate of the other, median of the rounds' ratios
     * @param lowest the lowest ratio of a round
     * @param highest the highest
     * @param target the ratio that is aimed at; zero where there is none
     * @param result what both came to
     */
    record Measured(
            String name,
            String beside,
            double perSecond,
            double besidePerSecond,
            double ratio,
            double lowest,
            double highest,
            double target,
            Object result) {}
}
