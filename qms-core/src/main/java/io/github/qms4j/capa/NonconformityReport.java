package io.github.qms4j.capa;

import io.github.qms4j.InvalidInputException;
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
import org.jspecify.annotations.Nullable;

/**
 * What is known of a nonconformity when it is raised (rule CAP-1).
 *
 * @param source where it came to light
 * @param description what was found
 * @param occurredOn when it happened; a day in the engine's zone, not after its detection; null while nobody knows
 * @param detectedOn when it was found; a day in the engine's zone
 * @param detectedBy who found it, or the rule that did; blank when it was who raised it
 * @param records the records on which it was found, all of them, such as {@code ticket desk:INC0001}
 * @param requirements the requirements violated, such as {@code ISO 9001:2015 8.5.1}; the first is the principal one
 * @param pattern names what recurs: nonconformities with the same pattern are occurrences of one problem; blank for none
 * @param origin what it was raised from, such as a ticket or a finding; may be blank
 */
public record NonconformityReport(
        NonconformitySource source,
        @NotBlank @Size(max = NonconformityReport.MAX_TEXT) String description,
        @Nullable LocalDate occurredOn,
        LocalDate detectedOn,
        String detectedBy,
        List<@NotBlank String> records,
        @NotEmpty List<@NotBlank String> requirements,
        String pattern,
        String origin) {
    /** The longest text, in characters. */
    public static final int MAX_TEXT = 10_000;

    public NonconformityReport {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(detectedOn, "detectedOn");
        Objects.requireNonNull(detectedBy, "detectedBy");
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(origin, "origin");
        records = List.copyOf(records);
        requirements = List.copyOf(requirements);
        if (occurredOn != null && occurredOn.isAfter(detectedOn)) {
            throw InvalidInputException.of(
                    "nonconformity",
                    "occurredOn",
                    occurredOn,
                    "is after " + detectedOn + ", the day on which it was detected",
                    "give the day on which it happened, or none");
        }
    }

    /** A report of something of which is not known when it happened, without records, pattern and origin. */
    public static NonconformityReport of(
            NonconformitySource source, String description, LocalDate detectedOn, String requirement) {
        return new NonconformityReport(
                source, description, null, detectedOn, "", List.of(), List.of(requirement), "", "");
    }

    /**
     * What a rule over the tickets has found, as a violation of a requirement on the service.
     *
     * @param detectedOn the day on which the rule was applied
     * @param zone in which the day of its occurrence is counted
     */
    public static NonconformityReport of(
            NonconformityProposal proposal, String requirement, LocalDate detectedOn, ZoneId zone) {
        return of(NonconformitySource.SLA_BREACH, proposal.statement(), detectedOn, requirement)
                .occurredOn(proposal.happenedAt().atZone(zone).toLocalDate())
                .detectedBy("rule " + proposal.ruleId())
                .onRecords(
                        proposal.ticketIds().stream().map(id -> "ticket " + id).toList())
                .withPattern(proposal.pattern())
                .withOrigin("proposal " + proposal.key());
    }

    /** What the failed assessment of a vendor calls for; failures of one vendor are occurrences of one problem. */
    public static NonconformityReport of(VendorFailure failure, String requirement) {
        return of(NonconformitySource.VENDOR, failure.statement(), failure.on(), requirement)
                .withPattern("vendor/" + failure.vendor().value())
                .withOrigin("vendor failure " + failure.key());
    }

    /** The same as happened on a day. */
    public NonconformityReport occurredOn(LocalDate day) {
        return new NonconformityReport(
                source, description, day, detectedOn, detectedBy, records, requirements, pattern, origin);
    }

    /** The same as found by somebody, or by a rule. */
    public NonconformityReport detectedBy(String whom) {
        return new NonconformityReport(
                source, description, occurredOn, detectedOn, whom, records, requirements, pattern, origin);
    }

    /** The same with the records on which it was found. */
    public NonconformityReport onRecords(List<String> all) {
        return new NonconformityReport(
                source, description, occurredOn, detectedOn, detectedBy, all, requirements, pattern, origin);
    }

    /** The same, violating one more requirement. */
    public NonconformityReport violating(String requirement) {
        List<String> more = new ArrayList<>(requirements);
        more.add(requirement);
        return new NonconformityReport(
                source, description, occurredOn, detectedOn, detectedBy, records, more, pattern, origin);
    }

    /** The same as an occurrence of a pattern. */
    public NonconformityReport withPattern(String newPattern) {
        return new NonconformityReport(
                source, description, occurredOn, detectedOn, detectedBy, records, requirements, newPattern, origin);
    }

    /** The same with what it was raised from. */
    public NonconformityReport withOrigin(String newOrigin) {
        return new NonconformityReport(
                source, description, occurredOn, detectedOn, detectedBy, records, requirements, pattern, newOrigin);
    }

    /** The day on which it happened; that of its detection while nobody knows better. */
    public LocalDate knownSince() {
        return occurredOn == null ? detectedOn : occurredOn;
    }
}
