package io.github.qms4j.signature.password;

import io.github.qms4j.InvalidInputException;

/**
 * What one guess of a password costs (RFC 9106). A credential whose hash was made at another cost is hashed anew at the
 * next right password.
 *
 * @param memoryKib memory in KiB, held while a password is checked
 * @param iterations passes over the memory
 * @param parallelism lanes; they are computed one after the other here
 */
public record Argon2Cost(int memoryKib, int iterations, int parallelism) {
    /** The minimum of the OWASP Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane. */
    public static final Argon2Cost OWASP_MINIMUM = new Argon2Cost(19_456, 2, 1);

    /** The second recommended option of RFC 9106, section 4: 64 MiB, 3 passes, 4 lanes. */
    public static final Argon2Cost RFC_9106_LOW_MEMORY = new Argon2Cost(65_536, 3, 4);

    private static final int MAX_MEMORY_KIB = 2_097_152;
    private static final int MAX_ITERATIONS = 64;
    private static final int MAX_PARALLELISM = 64;

    /**
     * Any cost that is nowhere below the OWASP minimum.
     *
     * @throws InvalidInputException when it is below, or above 2 GiB, 64 passes or 64 lanes
     */
    public Argon2Cost {
        require("memoryKib", memoryKib, 19_456, MAX_MEMORY_KIB);
        require("iterations", iterations, 2, MAX_ITERATIONS);
        require("parallelism", parallelism, 1, MAX_PARALLELISM);
    }

    private static void require(String place, int value, int least, int most) {
        if (value < least || value > most) {
            throw InvalidInputException.of(
                    "Argon2 cost", place, value, "is outside " + least + " to " + most, "choose a value within");
        }
    }
}
