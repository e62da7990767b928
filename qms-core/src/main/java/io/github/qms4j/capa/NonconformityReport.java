package io.github.qms4j.capa;

import io.github.qms4j.servicedesk.NonconformityProposal;
import io.github.qms4j.solution.VendorFailure;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is known of a nonconformity when it is raised (rule CAP-1).
 *
 * @param source where it came to light
 * @param description what was found
 * @param detectedOn when; a day in the engine's zone
 * @param requirements the requirements violated, such as {@code ISO 9001:2015 8.5.1}; the first is the principal one
 * @param pattern names what recurs: nonconformities with the same pattern are occurrences of one problem; blank for none
 * @param origin what it was raised from, such as a ticket or a finding; may be blank
 */
public record NonconformityReport(
        NonconformitySource source,
        @NotBlank @Size(max = NonconformityReport.MAX_TEXT) String description,
        LocalDate detectedOn,
        @NotEmpty List<@NotBlank String> requirements,
        String pattern,
        String origin) {
    /** The longest text, in characters. */
    public static final int MAX_TEXT = 10_000;

    public NonconformityReport {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(detectedOn, "detectedOn");
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(origin, "origin");
        requirements = List.copyOf(requirements);
    }

    /** A report without pattern and origin. */
    public static NonconformityReport of(
            NonconformitySource source, String description, LocalDate detectedOn, String requirement) {
        return new NonconformityReport(source, description, detectedOn, List.of(requirement), "", "");
    }

    /**
     * What a rule over the tickets has found, as a violation of a requirement on the service.
     *
     * @param zone in which the day of its detection is counted
     */
    public static NonconformityReport of(NonconformityProposal proposal, String requirement, ZoneId zone) {
        return of(
                        NonconformitySource.SLA_BREACH,
                        proposal.statement(),
                        proposal.since().atZone(zone).toLocalDate(),
                        requirement)
                .withPattern(proposal.ruleId() + "/" + proposal.subject())
                .withOrigin("proposal " + proposal.key());
    }

    /** What the failed assessment of a vendor calls for; failures of one vendor are occurrences of one problem. */
    public static NonconformityReport of(VendorFailure failure, String requirement) {
        return of(NonconformitySource.VENDOR, failure.statement(), failure.on(), requirement)
                .withPattern("vendor/" + failure.vendor().value())
                .withOrigin("vendor failure " + failure.key());
    }

    /** The same, violating one more requirement. */
    public NonconformityReport violating(String requirement) {
        List<String> more = new ArrayList<>(requirements);
        more.add(requirement);
        return new NonconformityReport(source, description, detectedOn, more, pattern, origin);
    }

    /** The same as an occurrence of a pattern. */
    public NonconformityReport withPattern(String newPattern) {
        return new NonconformityReport(source, description, detectedOn, requirements, newPattern, origin);
    }

    /** The same with what it was raised from. */
    public NonconformityReport withOrigin(String newOrigin) {
        return new NonconformityReport(source, description, detectedOn, requirements, pattern, newOrigin);
    }
}
