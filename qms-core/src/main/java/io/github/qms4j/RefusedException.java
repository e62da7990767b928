package io.github.qms4j;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A rule of the domain or of access does not allow the action. Nothing was changed; the attempt stands in the trail
 * (rule X-3), also after a host has rolled its transaction back.
 */
public final class RefusedException extends QmsException {
    private static final long serialVersionUID = 1L;

    private final String recordType;
    private final String recordId;
    private final String action;
    private final transient List<Ground> grounds;

    public RefusedException(String recordType, String recordId, String action, List<Ground> grounds) {
        super(
                ErrorCode.REFUSED,
                action + " on " + recordType + " " + recordId + " is refused: "
                        + grounds.stream().map(Ground::toString).collect(Collectors.joining("; ")),
                null);
        this.recordType = Objects.requireNonNull(recordType, "recordType");
        this.recordId = Objects.requireNonNull(recordId, "recordId");
        this.action = Objects.requireNonNull(action, "action");
        this.grounds = List.copyOf(grounds);
    }

    public String recordType() {
        return recordType;
    }

    public String recordId() {
        return recordId;
    }

    /** The action that was tried, such as {@code ticket.resolve}. */
    public String action() {
        return action;
    }

    /** Every rule that stands against it; empty only after Java serialization. */
    public List<Ground> grounds() {
        return grounds == null ? List.of() : grounds;
    }

    /**
     * One rule that stands against an action.
     *
     * @param ruleId the rule's id in the rule catalogue
     * @param clause the clause of a regulation or standard it rests on; may be empty
     * @param because why it stands against this action, and what would help
     */
    public record Ground(String ruleId, String clause, String because) {
        @Override
        public String toString() {
            return because + " [" + ruleId + (clause.isEmpty() ? "" : ", " + clause) + "]";
        }
    }
}
