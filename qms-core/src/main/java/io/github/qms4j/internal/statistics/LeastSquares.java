package io.github.qms4j.internal.statistics;

import java.util.Optional;

/**
 * Ordinary least squares by Householder reflections (Golub and Van Loan, Matrix Computations, 5.2 and 5.3), which keeps
 * the digits that the normal equations lose.
 */
public final class LeastSquares {
    /** What is left of a column once those before it are taken out, below which it says nothing of its own. */
    private static final double DEPENDENT = 1e-11;

    private final double[][] columns;
    private final double[] coefficients;
    private final double[][] inverse;
    private final double[] residuals;
    private final double residualSumOfSquares;

    private LeastSquares(double[][] columns, double[] coefficients, double[][] inverse, double[] residuals) {
        this.columns = columns;
        this.coefficients = coefficients;
        this.inverse = inverse;
        this.residuals = residuals;
        double sum = 0;
        for (double residual : residuals) {
            sum += residual * residual;
        }
        this.residualSumOfSquares = sum;
    }

    /**
     * The fit of {@code y} by a weighted sum of columns.
     *
     * @param columns each as long as {@code y}; a column of ones for the intercept
     * @return empty when there are not more rows than columns, or a column is a sum of others
     */
    public static Optional<LeastSquares> fit(double[][] columns, double[] y) {
        int n = y.length;
        int p = columns.length;
        if (n <= p) {
            return Optional.empty();
        }
        double[][] q = new double[p][];
        for (int j = 0; j < p; j++) {
            q[j] = columns[j].clone();
        }
        double[] right = y.clone();
        double[] diagonal = new double[p];
        for (int k = 0; k < p; k++) {
            double whole = norm(columns[k], 0);
            double norm = norm(q[k], k);
            if (!(norm > DEPENDENT * whole)) {
                return Optional.empty();
            }
            reflect(q, right, diagonal, k, norm);
        }
        double[][] r = inverseOfTriangle(q, diagonal);
        double[] coefficients = new double[p];
        for (int i = 0; i < p; i++) {
            for (int j = i; j < p; j++) {
                coefficients[i] += r[i][j] * right[j];
            }
        }
        return Optional.of(
                new LeastSquares(columns, coefficients, crossProduct(r), residuals(columns, coefficients, y)));
    }

    private static void reflect(double[][] q, double[] right, double[] diagonal, int k, double norm) {
        double[] pivot = q[k];
        double signed = pivot[k] < 0 ? -norm : norm;
        for (int i = k; i < pivot.length; i++) {
            pivot[i] /= signed;
        }
        pivot[k] += 1;
        for (int j = k + 1; j < q.length; j++) {
            applyReflection(pivot, q[j], k);
        }
        applyReflection(pivot, right, k);
        diagonal[k] = -signed;
    }

    private static void applyReflection(double[] pivot, double[] column, int k) {
        double sum = 0;
        for (int i = k; i < column.length; i++) {
            sum += pivot[i] * column[i];
        }
        double scale = -sum / pivot[k];
        for (int i = k; i < column.length; i++) {
            column[i] += scale * pivot[i];
        }
    }

    private static double norm(double[] column, int from) {
        double greatest = 0;
        for (int i = from; i < column.length; i++) {
            greatest = Math.max(greatest, Math.abs(column[i]));
        }
        if (greatest == 0) {
            return 0;
        }
        double sum = 0;
        for (int i = from; i < column.length; i++) {
            double scaled = column[i] / greatest;
            sum += scaled * scaled;
        }
        return greatest * Math.sqrt(sum);
    }

    private static double[][] inverseOfTriangle(double[][] q, double[] diagonal) {
        int p = diagonal.length;
        double[][] inverse = new double[p][p];
        for (int j = p - 1; j >= 0; j--) {
            inverse[j][j] = 1 / diagonal[j];
            for (int i = j - 1; i >= 0; i--) {
                double sum = 0;
                for (int l = i + 1; l <= j; l++) {
                    sum += q[l][i] * inverse[l][j];
                }
                inverse[i][j] = -sum / diagonal[i];
            }
        }
        return inverse;
    }

    private static double[][] crossProduct(double[][] r) {
        int p = r.length;
        double[][] product = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                for (int l = Math.max(i, j); l < p; l++) {
                    product[i][j] += r[i][l] * r[j][l];
                }
            }
        }
        return product;
    }

    private static double[] residuals(double[][] columns, double[] coefficients, double[] y) {
        double[] residuals = y.clone();
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < y.length; i++) {
                residuals[i] -= coefficients[j] * columns[j][i];
            }
        }
        return residuals;
    }

    /** The weight of a column. */
    public double coefficient(int column) {
        return coefficients[column];
    }

    /** The rows less the columns. */
    public int degreesOfFreedom() {
        return residuals.length - coefficients.length;
    }

    /** What the fit leaves of each row; not a copy. */
    public double[] residuals() {
        return residuals;
    }

    /** The sum of the squares of the residuals. */
    public double residualSumOfSquares() {
        return residualSumOfSquares;
    }

    /** The estimated variance of the residuals. */
    public double residualVariance() {
        return residualSumOfSquares / degreesOfFreedom();
    }

    /** The covariance of the coefficients when residuals are independent and of the variance given. */
    public double[][] covariance(double variance) {
        int p = coefficients.length;
        double[][] scaled = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                scaled[i][j] = variance * inverse[i][j];
            }
        }
        return scaled;
    }

    /**
     * The covariance of the coefficients when residuals depend on up to {@code lag} before them (Newey and West 1987,
     * Bartlett weights), times n / (n − p).
     */
    public double[][] neweyWestCovariance(int lag) {
        int n = residuals.length;
        int p = coefficients.length;
        double[][] scores = new double[p][n];
        for (int j = 0; j < p; j++) {
            for (int i = 0; i < n; i++) {
                scores[j][i] = columns[j][i] * residuals[i];
            }
        }
        double[][] middle = new double[p][p];
        for (int l = 0; l <= Math.min(lag, n - 1); l++) {
            double weight = l == 0 ? 1 : 1 - l / (lag + 1.0);
            for (int a = 0; a < p; a++) {
                for (int b = 0; b < p; b++) {
                    double sum = lagged(scores[a], scores[b], l);
                    middle[a][b] += weight * (l == 0 ? sum : sum + lagged(scores[b], scores[a], l));
                }
            }
        }
        double[][] sandwich = multiply(multiply(inverse, middle), inverse);
        double correction = (double) n / (n - p);
        for (double[] row : sandwich) {
            for (int j = 0; j < p; j++) {
                row[j] *= correction;
            }
        }
        return sandwich;
    }

    private static double lagged(double[] first, double[] second, int lag) {
        double sum = 0;
        for (int i = lag; i < first.length; i++) {
            sum += first[i] * second[i - lag];
        }
        return sum;
    }

    private static double[][] multiply(double[][] a, double[][] b) {
        int p = a.length;
        double[][] product = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                for (int l = 0; l < p; l++) {
                    product[i][j] += a[i][l] * b[l][j];
                }
            }
        }
        return product;
    }
}
