package io.github.qms4j.example.benchmarks;

import java.util.List;

/** Nelson's eight tests as their wording has it: for each point, look at the window that ends there. Values are sigmas. */
final class TextbookRules {
    private TextbookRules() {}

    /** How many points each test hits, in their order. */
    static List<Integer> hits(double[] x) {
        int[] hits = new int[8];
        for (int i = 0; i < x.length; i++) {
            hits[0] += Math.abs(x[i]) > 3 ? 1 : 0;
            hits[1] += sameSide(x, i, 9) ? 1 : 0;
            hits[2] += trend(x, i, 6) ? 1 : 0;
            hits[3] += alternating(x, i, 14) ? 1 : 0;
            hits[4] += farOut(x, i, 2, 3, 2) ? 1 : 0;
            hits[5] += farOut(x, i, 4, 5, 1) ? 1 : 0;
            hits[6] += within(x, i, 15) ? 1 : 0;
            hits[7] += outside(x, i, 8) ? 1 : 0;
        }
        return List.of(hits[0], hits[1], hits[2], hits[3], hits[4], hits[5], hits[6], hits[7]);
    }

    private static boolean sameSide(double[] x, int end, int points) {
        if (end + 1 < points) {
            return false;
        }
        for (int i = end - points + 1; i <= end; i++) {
            if (!(x[i] * x[end] > 0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean trend(double[] x, int end, int points) {
        if (end + 1 < points) {
            return false;
        }
        double last = x[end] - x[end - 1];
        for (int i = end - points + 2; i <= end; i++) {
            if (!((x[i] - x[i - 1]) * last > 0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean alternating(double[] x, int end, int points) {
        if (end + 1 < points) {
            return false;
        }
        for (int i = end - points + 3; i <= end; i++) {
            if (!((x[i] - x[i - 1]) * (x[i - 1] - x[i - 2]) < 0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean farOut(double[] x, int end, int hits, int points, double sigmas) {
        double side = Math.signum(x[end]);
        if (!(side * x[end] > sigmas)) {
            return false;
        }
        int far = 0;
        for (int i = Math.max(0, end - points + 1); i <= end; i++) {
            far += side * x[i] > sigmas ? 1 : 0;
        }
        return far >= hits;
    }

    private static boolean within(double[] x, int end, int points) {
        if (end + 1 < points) {
            return false;
        }
        for (int i = end - points + 1; i <= end; i++) {
            if (Math.abs(x[i]) > 1) {
                return false;
            }
        }
        return true;
    }

    private static boolean outside(double[] x, int end, int points) {
        if (end + 1 < points) {
            return false;
        }
        int above = 0;
        for (int i = end - points + 1; i <= end; i++) {
            if (Math.abs(x[i]) <= 1) {
                return false;
            }
            above += x[i] > 0 ? 1 : 0;
        }
        return above > 0 && above < points;
    }
}
