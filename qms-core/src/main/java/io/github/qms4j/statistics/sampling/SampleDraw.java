package io.github.qms4j.statistics.sampling;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Inputs;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A draw of records without replacement that anybody can repeat: population, seed and number of the draw decide it. Every
 * set of records of a size is as probable, for a seed that nobody could choose. The first records of a draw are the sample
 * of any smaller size, so that a sample can be enlarged, and looking can end early.
 *
 * <p>The algorithm, {@code qms4j-sample-1}; numbers are unsigned and most significant byte first:
 *
 * <ol>
 *   <li>Let the ids of the population be in ascending order of the unsigned bytes of their UTF-8 forms, numbered from 0 to
 *       N − 1, and let P be the 32 bytes of {@link Population#hash()}.
 *   <li>Let K = SHA-256 of the ASCII bytes {@code qms4j-sample-1} and a line feed, P, the number of the draw as 4 bytes, and
 *       the seed.
 *   <li>Let uᶜ, for c = 0, 1, 2 and so on, be the first 8 bytes, as a number, of SHA-256 of K and c as 8 bytes.
 *   <li>For k = 0 to n − 1: let m = N − k. Take the next u, and take another as long as u ≥ 2⁶⁴ − (2⁶⁴ mod m). Let
 *       j = k + (u mod m), exchange the ids at k and at j, and let the id now at k be the next one drawn.
 * </ol>
 *
 * <p>Immutable.
 */
public final class SampleDraw {
    /** The name of the algorithm, to be stored with a sample. */
    public static final String ALGORITHM = "qms4j-sample-1";

    private static final String SUBJECT = "Sample draw";
    private static final byte[] DOMAIN = (ALGORITHM + "\n").getBytes(StandardCharsets.US_ASCII);
    private static final int LEAST_SEED = 16;

    private final Population population;
    private final byte[] seed;
    private final int number;

    private SampleDraw(Population population, byte[] seed, int number) {
        this.population = population;
        this.seed = seed;
        this.number = number;
    }

    /**
     * A draw from a population.
     *
     * @param seed 16 bytes or more that were not known when the population was fixed, such as the root hash of a later
     *     checkpoint
     * @param number 1 for the first draw; a further one with the same seed is another sample, and shows as such
     * @throws InvalidInputException when the seed is shorter or the number below 1
     */
    public static SampleDraw of(Population population, byte[] seed, int number) {
        Inputs.requireAtLeast(SUBJECT, "bytes of the seed", seed.length, LEAST_SEED);
        Inputs.requireAtLeast(SUBJECT, "number", number, 1);
        return new SampleDraw(population, seed.clone(), number);
    }

    public Population population() {
        return population;
    }

    /** The seed; a copy. */
    public byte[] seed() {
        return seed.clone();
    }

    /** Which draw with this seed it is, from 1 on. */
    public int number() {
        return number;
    }

    /**
     * The first ids drawn, in the order of drawing.
     *
     * @param size how many, up to the size of the population
     * @throws InvalidInputException when there are not as many, or the size is negative
     */
    public List<String> first(int size) {
        if (size < 0 || size > population.size()) {
            throw InvalidInputException.of(
                    SUBJECT, "size", size, "is not 0 to " + population.size(), "draw no more records than there are");
        }
        int[] order = IntStream.range(0, population.size()).toArray();
        Numbers numbers = new Numbers(key());
        for (int k = 0; k < size; k++) {
            int j = k + (int) numbers.below(order.length - (long) k);
            int swapped = order[k];
            order[k] = order[j];
            order[j] = swapped;
        }
        return Arrays.stream(order, 0, size).mapToObj(population.ids()::get).toList();
    }

    private byte[] key() {
        MessageDigest digest = Sha256.start(DOMAIN);
        digest.update(population.hashBytes());
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        return digest.digest(seed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SampleDraw that
                && population.equals(that.population)
                && Arrays.equals(seed, that.seed)
                && number == that.number;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * population.hashCode() + Arrays.hashCode(seed)) + number;
    }

    @Override
    public String toString() {
        return "draw " + number + " from " + population;
    }

    /** The numbers that a key makes. */
    private static final class Numbers {
        private final byte[] key;
        private long counter;

        Numbers(byte[] key) {
            this.key = key;
        }

        /** The next number below m, each as probable; m is 1 or more. */
        long below(long m) {
            long beyond = -Long.remainderUnsigned(-m, m);
            long next = next();
            while (beyond != 0 && Long.compareUnsigned(next, beyond) >= 0) {
                next = next();
            }
            return Long.remainderUnsigned(next, m);
        }

        private long next() {
            byte[] count = ByteBuffer.allocate(Long.BYTES).putLong(counter++).array();
            return ByteBuffer.wrap(Sha256.start(key).digest(count)).getLong();
        }
    }
}
