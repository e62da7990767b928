package io.github.qms4j.statistics.sampling;

import io.github.qms4j.InvalidInputException;

/**
 * Binomial staged sampling plans, tables 1 and 2 of the FDA's Guide to Inspections of Quality Systems (1999): rows by upper
 * limit, columns by 0, 1 and 2 adverse records.
 */
final class PublishedPlans {
    static final int MOST_ADVERSE = 2;

    private static final double[] SHARES = {0.30, 0.25, 0.20, 0.15, 0.10, 0.05};
    private static final int[][] AT_95 = {
        {11, 17, 22}, {13, 20, 27}, {17, 26, 34}, {23, 35, 46}, {35, 52, 72}, {72, 115, 157}
    };
    private static final int[][] AT_99 = {
        {15, 22, 27}, {19, 27, 34}, {24, 34, 43}, {35, 47, 59}, {51, 73, 90}, {107, 161, 190}
    };

    private PublishedPlans() {}

    static int sampleSize(double confidence, double share, int adverse) {
        int[][] table = confidence == 0.95 ? AT_95 : confidence == 0.99 ? AT_99 : new int[0][];
        for (int row = 0; row < table.length; row++) {
            if (SHARES[row] == share && adverse <= MOST_ADVERSE) {
                return table[row][adverse];
            }
        }
        throw InvalidInputException.of(
                "Sampling plan",
                "plan",
                confidence + ", " + share + ", " + adverse,
                "is not in the published tables of 0.95 and 0.99, 0.05 to 0.30, and 0 to 2 adverse records",
                "choose the exact binomial");
    }
}
