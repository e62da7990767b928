package io.github.qms4j.inspection;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * An inspection as it is announced (rule INS-1).
 *
 * @param type why it takes place
 * @param authority who inspects, such as a competent authority, a certification body or a customer
 * @param site what is inspected, as the organisation names it
 * @param scope what is to be looked at, in the words of the announcement
 * @param inspectors the printed names of those who come; may be empty while nobody is named
 * @param from the first day, in the engine's zone
 * @param until the last day; of a request for records the day by which they are asked for
 * @param owner the id of who answers for it
 */
public record InspectionDraft(
        InspectionType type,
        @NotBlank @Size(max = 200) String authority,
        @NotBlank @Size(max = 200) String site,
        @NotEmpty List<@NotBlank String> scope,
        List<@NotBlank String> inspectors,
        LocalDate from,
        LocalDate until,
        @NotBlank String owner) {
    public InspectionDraft {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(owner, "owner");
        scope = List.copyOf(scope);
        inspectors = List.copyOf(inspectors);
    }

    /** An inspection on site by inspectors who are not named yet. */
    public static InspectionDraft onSite(
            InspectionType type,
            String authority,
            String site,
            String scope,
            LocalDate from,
            LocalDate until,
            String owner) {
        return new InspectionDraft(type, authority, site, List.of(scope), List.of(), from, until, owner);
    }

    /** A request for records by a day, without an inspector on site. */
    public static InspectionDraft forRecords(
            String authority, String site, String scope, LocalDate received, LocalDate by, String owner) {
        return onSite(InspectionType.RECORDS_REQUEST, authority, site, scope, received, by, owner);
    }

    /** The same by these inspectors. */
    public InspectionDraft by(String... names) {
        return new InspectionDraft(type, authority, site, scope, List.of(names), from, until, owner);
    }
}
