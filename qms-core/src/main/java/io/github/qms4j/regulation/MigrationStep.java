package io.github.qms4j.regulation;

import io.github.qms4j.InvalidInputException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * What became of one requirement, or of several that went one way together.
 *
 * @param kind decides how many there are on either side
 * @param from of the old edition; empty for a new one
 * @param to of the new edition, or of an edition that it incorporates; empty for a withdrawn one
 * @param note what a reader must know about the step; may be empty for an unchanged one only
 */
public record MigrationStep(MigrationKind kind, List<RequirementId> from, List<RequirementId> to, String note) {
    /** @throws InvalidInputException when the numbers do not fit the kind, one is named twice, or the note is missing */
    public MigrationStep {
        Objects.requireNonNull(kind, "kind");
        from = List.copyOf(from);
        to = List.copyOf(to);
        String subject = "migration step " + kind + " from " + from + " to " + to;
        if (!fits(kind, from.size(), to.size())) {
            throw InvalidInputException.of(
                    subject,
                    "from, to",
                    from.size() + " to " + to.size(),
                    "does not fit the kind " + kind,
                    "unchanged, reworded and moved are 1 to 1, split 1 to several, merged several to 1, new 0 to 1,"
                            + " withdrawn 1 to 0");
        }
        if (new HashSet<>(from).size() < from.size() || new HashSet<>(to).size() < to.size()) {
            throw InvalidInputException.of(subject, "from, to", from + ", " + to, "names one twice", "name each once");
        }
        if (kind != MigrationKind.UNCHANGED) {
            Texts.require(subject, "note", note);
        }
    }

    private static boolean fits(MigrationKind kind, int from, int to) {
        return switch (kind) {
            case UNCHANGED, REWORDED, MOVED -> from == 1 && to == 1;
            case SPLIT -> from == 1 && to > 1;
            case MERGED -> from > 1 && to == 1;
            case NEW -> from == 0 && to == 1;
            case WITHDRAWN -> from == 1 && to == 0;
        };
    }
}
