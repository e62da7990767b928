package io.github.qms4j.signature.password;

import io.github.qms4j.InvalidInputException;
import java.text.Normalizer;
import java.util.Locale;

/** Codes are told apart as people read them: without regard to case, compatibility forms and surrounding blanks. */
final class IdentificationCode {
    private static final int MAX_LENGTH = 200;

    private IdentificationCode() {}

    static String normal(String entered) {
        return Normalizer.normalize(entered, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    static String checked(String entered) {
        String normal = normal(entered);
        if (normal.isEmpty() || normal.length() > MAX_LENGTH) {
            throw InvalidInputException.of(
                    "signature credential",
                    "identification",
                    entered,
                    "has " + normal.length() + " characters where 1 to " + MAX_LENGTH + " are due",
                    "choose a code such as an email address");
        }
        return normal;
    }
}
