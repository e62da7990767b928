package io.github.qms4j.regulation;

import io.github.qms4j.InvalidInputException;
import java.util.Objects;

/**
 * One requirement of one edition, in text {@code iso-9001:2015/9.3.2-c}. It never changes, whatever becomes of the
 * wording of its summary.
 *
 * @param catalogue the edition it belongs to
 * @param local its id within the edition
 */
public record RequirementId(CatalogueId catalogue, String local) {
    /** @throws InvalidInputException when the local id is not 1 to 64 of a-z, 0-9, dot, hyphen, underscore and plus */
    public RequirementId {
        Objects.requireNonNull(catalogue, "catalogue");
        CatalogueId.requireToken("local id", local);
    }

    /**
     * Reads the text form.
     *
     * @throws InvalidInputException when the text is not {@code instrument:edition/local}
     */
    public static RequirementId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw InvalidInputException.of(
                    "requirement id",
                    "text",
                    text,
                    "has no slash",
                    "write instrument:edition/requirement, such as iso-9001:2015/9.3.2");
        }
        return new RequirementId(CatalogueId.parse(text.substring(0, slash)), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return catalogue + "/" + local;
    }
}
