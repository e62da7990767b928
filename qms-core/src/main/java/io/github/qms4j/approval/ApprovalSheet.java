package io.github.qms4j.approval;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What was given on one subject, under the subject's id. A list of approvals is not pinned; the sheet is, and everybody who
 * approves or rejects enters it there. So of two who decide at the same moment one begins again, and one person does not
 * sign in two capacities unnoticed. The subject itself stays at the version that they sign.
 *
 * @param status open for good
 * @param numbers the numbers of all approvals and rejections of the subject, the earliest first
 */
public record ApprovalSheet(Status status, List<String> numbers) {
    public ApprovalSheet {
        Objects.requireNonNull(status, "status");
        numbers = List.copyOf(numbers);
    }

    static ApprovalSheet of(String number) {
        return new ApprovalSheet(Status.OPEN, List.of(number));
    }

    ApprovalSheet with(String number) {
        return new ApprovalSheet(
                status, Stream.concat(numbers.stream(), Stream.of(number)).toList());
    }

    /** A sheet has no life cycle. */
    public enum Status {
        OPEN
    }
}
