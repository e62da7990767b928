package io.github.qms4j.regulation;

import io.github.qms4j.InvalidInputException;

/**
 * Bounds on a catalogue file, so that no file can exhaust the memory of its reader.
 *
 * @param bytes the longest file
 * @param requirements the most requirements, mappings, steps or patterns in one file
 * @param depth the most levels of requirements below each other
 * @param characters the longest single text
 */
public record CatalogueLimits(int bytes, int requirements, int depth, int characters) {
    private static final CatalogueLimits STANDARD = new CatalogueLimits(32 << 20, 50_000, 16, 8_192);

    /** @throws InvalidInputException when a bound is below 1 */
    public CatalogueLimits {
        atLeastOne("bytes", bytes);
        atLeastOne("requirements", requirements);
        atLeastOne("depth", depth);
        atLeastOne("characters", characters);
    }

    /** 32 MiB, 50,000 requirements, 16 levels, 8,192 characters. */
    public static CatalogueLimits standard() {
        return STANDARD;
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw InvalidInputException.of("catalogue limits", name, value, "is too small", "give at least 1");
        }
    }
}
