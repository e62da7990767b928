package io.github.qms4j.statistics.chart;

import io.github.qms4j.InvalidInputException;

/**
 * Where the constants d2, d3 and c4 come from, which turn a mean range or a mean standard deviation into a sigma. Tools
 * differ in how far they round them, and so in the third digit of a limit.
 *
 * <p>d2(n) and d3(n) are mean and standard deviation of the range of n standard normal values (Tippett 1925, Pearson
 * 1926), here integrated numerically to ten decimals; c4(n) is the mean of their sample standard deviation.
 */
public enum Constants {
    /** As exact as the machine: d2 and d3 to ten decimals, c4 by its formula. */
    EXACT("exact d2, d3 and c4"),
    /** d2 and d3 rounded to three decimals and c4 to four, as tables in textbooks have them: d2(2) = 1.128. */
    TABULATED("d2 and d3 to 3 decimals, c4 to 4"),
    /** The factors E2, A2, A3, D4 and B4 rounded to three decimals, such as 2.66 and 3.267. */
    FACTORS("factors E2 = 2.66, A2, A3, D4, B4 to 3 decimals"),
    /** d2 to three decimals, d3 as approximated by the R package qcc up to version 2.7, c4 exact. */
    QCC("d2 to 3 decimals, d3 of R's qcc 2.7, exact c4");

    /** The largest subgroup of which a range is taken; it says little of larger ones. */
    static final int LARGEST_RANGE = 25;

    /** The median of the moving range of two standard normal values: √2 times the upper quartile. */
    private static final double MEDIAN_RANGE = 0.953872552417;

    /** Tables have it from a rounded d2: 3 / 1.128. */
    private static final double E2 = 2.66;

    private static final double[] D2 = {
        1.1283791671, 1.6925687506, 2.0587507460, 2.3259289473, 2.5344127212, 2.7043567512, 2.8472006121, 2.9700263244,
        3.0775054617, 3.1728727038, 3.2584552797, 3.3359803541, 3.4067631082, 3.4718268899, 3.5319827861, 3.5878839618,
        3.6400637579, 3.6889630232, 3.7349501196, 3.7783358298, 3.8193846434, 3.8583234233, 3.8953481485, 3.9306292195
    };
    private static final double[] D3 = {
        0.8525024664, 0.8883680040, 0.8798082028, 0.8640819411, 0.8480396861, 0.8332053356, 0.8198314898, 0.8078342746,
        0.7970506735, 0.7873146206, 0.7784783412, 0.7704162021, 0.7630230956, 0.7562114297, 0.7499080894, 0.7440517840,
        0.7385908534, 0.7334814955, 0.7286863457, 0.7241733407, 0.7199148084, 0.7158867355, 0.7120681752, 0.7084407659
    };
    private static final double[] QCC_D3 = {
        0.8525033, 0.8883697, 0.8798108, 0.8640855, 0.8480442, 0.8332108, 0.8198378, 0.8078413, 0.7970584, 0.7873230,
        0.7784873, 0.7704257, 0.7630330, 0.7562217, 0.7499188, 0.7440627, 0.7386021, 0.7334929, 0.7286980, 0.7241851,
        0.7199267, 0.7158987, 0.7120802, 0.7084528
    };

    private final String words;

    Constants(String words) {
        this.words = words;
    }

    /** The choice in words. */
    public String words() {
        return words;
    }

    /**
     * The mean range of {@code n} standard normal values.
     *
     * @param n 2 to 25
     */
    double d2(int n) {
        double exact = D2[requireRange(n) - 2];
        return this == TABULATED || this == QCC ? rounded(exact, 3) : exact;
    }

    /** The standard deviation of that range. */
    double d3(int n) {
        int index = requireRange(n) - 2;
        return switch (this) {
            case TABULATED -> rounded(D3[index], 3);
            case QCC -> QCC_D3[index];
            case EXACT, FACTORS -> D3[index];
        };
    }

    /** The mean standard deviation of {@code n} standard normal values; n is 2 or more. */
    double c4(int n) {
        return this == TABULATED ? rounded(exactC4(n), 4) : exactC4(n);
    }

    /** Sigma for each unit of the mean moving range of two. */
    double sigmaPerMeanRange() {
        return this == FACTORS ? E2 / 3 : 1 / d2(2);
    }

    /** Sigma for each unit of the median moving range of two. */
    double sigmaPerMedianRange() {
        return switch (this) {
            case FACTORS -> rounded(3 / MEDIAN_RANGE, 3) / 3;
            case TABULATED -> 1 / rounded(MEDIAN_RANGE, 3);
            case EXACT, QCC -> 1 / MEDIAN_RANGE;
        };
    }

    /** A third of A2: sigma of a mean of {@code n} values for each unit of the mean range. */
    double sigmaOfMeanPerRange(int n) {
        double exact = 3 / (d2(n) * Math.sqrt(n));
        return (this == FACTORS ? rounded(exact, 3) : exact) / 3;
    }

    /** A third of A3: sigma of a mean of {@code n} values for each unit of the mean standard deviation. */
    double sigmaOfMeanPerDeviation(int n) {
        double exact = 3 / (c4(n) * Math.sqrt(n));
        return (this == FACTORS ? rounded(exact, 3) : exact) / 3;
    }

    /** A third of D4 − 1: sigma of a range for each unit of the mean range. */
    double sigmaOfRangePerRange(int n) {
        double exact = 3 * d3(n) / d2(n);
        return (this == FACTORS ? rounded(1 + exact, 3) - 1 : exact) / 3;
    }

    /** A third of B4 − 1: sigma of a standard deviation for each unit of the mean standard deviation. */
    double sigmaOfDeviationPerDeviation(int n) {
        double c4 = c4(n);
        double exact = 3 * Math.sqrt(1 - c4 * c4) / c4;
        return (this == FACTORS ? rounded(1 + exact, 3) - 1 : exact) / 3;
    }

    private static double exactC4(int n) {
        if (n > 1000) {
            double m = n;
            return 1 - 1 / (4 * m) - 7 / (32 * m * m) - 19 / (128 * m * m * m);
        }
        // Γ(m/2) / Γ((m−1)/2), from m to m + 1.
        double ratio = 1 / Math.sqrt(Math.PI);
        for (int m = 2; m < n; m++) {
            ratio = (m - 1) / 2.0 / ratio;
        }
        return ratio * Math.sqrt(2.0 / (n - 1));
    }

    private static int requireRange(int n) {
        if (n < 2 || n > LARGEST_RANGE) {
            throw InvalidInputException.of(
                    "Control chart",
                    "subgroup size",
                    n,
                    "is not 2 to " + LARGEST_RANGE + ", of which a range says something",
                    "chart standard deviations instead of ranges");
        }
        return n;
    }

    private static double rounded(double value, int decimals) {
        double scale = Math.pow(10, decimals);
        return Math.rint(value * scale) / scale;
    }
}
