package io.github.qms4j.access;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What the id of a person may be, and when two ids are one person's. An id is the host's: 1 to 200 characters, none of
 * them a control or format character, no blank at either end. Rules that keep a person from a step compare ids without
 * regard to case, width and the way in which accents are composed (NFKC), so that {@code QM1} and {@code qm1} are not two
 * people to them. What is stored is the id as it was given.
 */
public final class PersonIds {
    /** The most characters of an id. */
    public static final int MAX_LENGTH = 200;

    private PersonIds() {}

    /**
     * Refuses what cannot be an id.
     *
     * @param what whose id it is, for the message
     * @return the id
     * @throws IllegalArgumentException when it cannot be one; says why
     */
    public static String check(String what, String id) {
        if (id.isBlank()) {
            throw new IllegalArgumentException(
                    what + " needs an id; pass on the id under which the host knows the user");
        }
        if (!id.equals(id.strip())
                || id.length() > MAX_LENGTH
                || id.codePoints().anyMatch(PersonIds::isHidden)) {
            throw new IllegalArgumentException("'" + id + "' cannot be the id of " + what
                    + ": it begins or ends with a blank, has a character that is not seen, or is longer than "
                    + MAX_LENGTH + " characters; pass on the id under which the host knows the user");
        }
        return id;
    }

    private static boolean isHidden(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE
                || (type == Character.SPACE_SEPARATOR && character != ' ')
                || isDrawnAsNothing(character);
    }

    /** Unicode, DerivedCoreProperties: Default_Ignorable_Code_Point beyond the formats; and the blank of Braille. */
    private static boolean isDrawnAsNothing(int character) {
        return character == 0x034F
                || character == 0x115F
                || character == 0x1160
                || character == 0x17B4
                || character == 0x17B5
                || (character >= 0x180B && character <= 0x180F)
                || character == 0x2800
                || character == 0x3164
                || (character >= 0xFE00 && character <= 0xFE0F)
                || character == 0xFFA0
                || (character >= 0xE0000 && character <= 0xE0FFF);
    }

    /** Whether two ids are one person's. */
    public static boolean same(String one, String other) {
        return one.equals(other) || folded(one).equals(folded(other));
    }

    /** The form in which ids are compared. */
    public static String folded(String id) {
        String upper = Normalizer.normalize(id.strip(), Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        return Normalizer.normalize(upper.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
    }
}
