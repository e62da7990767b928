package io.github.qms4j.regulation;

import io.github.qms4j.InvalidInputException;
import java.util.regex.Pattern;

/**
 * One edition of one instrument, in text {@code iso-9001:2015}.
 *
 * @param instrument the instrument's id, the same for all its editions
 * @param edition the edition's id, unique within the instrument
 */
public record CatalogueId(String instrument, String edition) implements Comparable<CatalogueId> {
    static final String TOKEN_RULE =
            "is not 1 to 64 of a-z, 0-9, '.', '-', '_' and '+', beginning with a letter or digit";
    private static final Pattern TOKEN = Pattern.compile("[a-z0-9][a-z0-9.+_-]{0,63}");

    /** @throws InvalidInputException when a part is not 1 to 64 of a-z, 0-9, dot, hyphen, underscore and plus */
    public CatalogueId {
        requireToken("instrument", instrument);
        requireToken("edition", edition);
    }

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    static void requireToken(String place, String text) {
        if (!isToken(text)) {
            throw InvalidInputException.of("catalogue id", place, text, TOKEN_RULE, "write it such as iso-9001");
        }
    }

    /**
     * Reads the text form.
     *
     * @throws InvalidInputException when the text is not {@code instrument:edition}
     */
    public static CatalogueId parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw InvalidInputException.of(
                    "catalogue id", "text", text, "has no colon", "write instrument:edition, such as iso-9001:2015");
        }
        return new CatalogueId(text.substring(0, colon), text.substring(colon + 1));
    }

    /** The id of one of its requirements. */
    public RequirementId requirement(String local) {
        return new RequirementId(this, local);
    }

    /** By instrument, then by edition, as texts. */
    @Override
    public int compareTo(CatalogueId other) {
        int byInstrument = instrument.compareTo(other.instrument);
        return byInstrument != 0 ? byInstrument : edition.compareTo(other.edition);
    }

    @Override
    public String toString() {
        return instrument + ":" + edition;
    }
}
