package io.github.qms4j.document;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.access.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Period;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is said of a document, whichever version is in force.
 *
 * @param title what it is about
 * @param owner the id of who answers for it, periodic reviews included
 * @param approvers the roles that approve each version, each by another person
 * @param reviewEvery how long after it came into force or was last found adequate it is reviewed
 */
public record DocumentDraft(
        @NotBlank @Size(max = 300) String title,
        @NotBlank String owner,
        @NotEmpty Set<Role> approvers,
        Period reviewEvery) {
    public DocumentDraft {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(owner, "owner");
        approvers = Collections.unmodifiableSet(new TreeSet<>(approvers));
        if (reviewEvery.isNegative() || reviewEvery.isZero()) {
            throw InvalidInputException.of(
                    "document",
                    "reviewEvery",
                    reviewEvery,
                    "is zero or negative",
                    "say after how long it is reviewed, such as two years");
        }
    }

    /** A document that a quality manager approves and that is reviewed every two years. */
    public static DocumentDraft of(String title, String owner) {
        return new DocumentDraft(title, owner, Set.of(Role.QUALITY_MANAGER), Period.ofYears(2));
    }

    /** The same, approved in other roles. */
    public DocumentDraft approvedBy(Role... roles) {
        return new DocumentDraft(title, owner, Set.of(roles), reviewEvery);
    }

    /** The same, reviewed at another interval. */
    public DocumentDraft reviewedEvery(Period interval) {
        return new DocumentDraft(title, owner, approvers, interval);
    }

    /** The same, answered for by somebody else. */
    public DocumentDraft ownedBy(String newOwner) {
        return new DocumentDraft(title, newOwner, approvers, reviewEvery);
    }
}
