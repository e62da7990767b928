package io.github.qms4j.capa;

import io.github.qms4j.DuplicateException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.capa.Nonconformity.Measure;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.servicedesk.NonconformityProposal;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Raises nonconformities and sees that each is corrected, and answered by a CAPA or by a reason for none. */
public final class Nonconformities {
    private static final int PAGE = 500;

    private final RecordStore records;

    public Nonconformities(RecordStore records) {
        this.records = records;
    }

    /**
     * Raises a nonconformity.
     *
     * @return its number, such as {@code NC-2026-0007}
     * @throws InvalidInputException listing everything that is missing, or when it was detected in the future
     */
    public String raise(NonconformityReport report) {
        NonconformityState raised = raised(report);
        return records.commit(
                work -> work.createNumbered(CapaRecords.NONCONFORMITY, "nonconformity.raise", raised, Map.of())
                        .id());
    }

    private NonconformityState raised(NonconformityReport report) {
        records.valid(report);
        if (report.detectedOn().isAfter(today())) {
            throw InvalidInputException.of(
                    "nonconformity",
                    "detectedOn",
                    report.detectedOn(),
                    "is in the future",
                    "give the day on which it was found");
        }
        return NonconformityState.raised(report, records.actor().id());
    }

    /**
     * Raises what a rule proposed. A proposal is answered once: raised a second time, by whomever, it is the same
     * nonconformity.
     *
     * @param requirement the requirement that the pattern violates
     * @return the number of the new one, or of the one that was raised from it before
     * @throws io.github.qms4j.DuplicateException when it was dismissed before
     */
    public String raise(NonconformityProposal proposal, String requirement) {
        Optional<String> known = answered(proposal.key());
        if (known.isPresent()) {
            return known.get();
        }
        NonconformityState raised = raised(NonconformityReport.of(proposal, requirement));
        try {
            return records.commit(work -> {
                String number = work.createNumbered(CapaRecords.NONCONFORMITY, "nonconformity.raise", raised, Map.of())
                        .id();
                work.create(
                        CapaRecords.PROPOSAL_ANSWER, "proposal.raise", proposal.key(), answer(proposal.key(), number));
                return number;
            });
        } catch (DuplicateException e) {
            // Somebody else raised it in between.
            return answered(proposal.key()).orElseThrow(() -> e);
        }
    }

    private ProposalAnswer answer(String proposal, @Nullable String nonconformity) {
        return new ProposalAnswer(
                proposal, nonconformity, records.reason(), records.actor().id(), records.now());
    }

    private Optional<String> answered(String proposal) {
        return answer(proposal).map(answer -> {
            String number = answer.nonconformity();
            if (number == null) {
                throw new DuplicateException(
                        CapaRecords.PROPOSAL_ANSWER.name(),
                        proposal,
                        "the proposal " + proposal + " was dismissed; raise the nonconformity without it");
            }
            return number;
        });
    }

    /** Decides that a proposal is no nonconformity, for good. The session's reason is the rationale. */
    public void dismiss(NonconformityProposal proposal) {
        records.commit(work -> work.create(
                CapaRecords.PROPOSAL_ANSWER, "proposal.dismiss", proposal.key(), answer(proposal.key(), null)));
    }

    /** What was decided on a proposal; empty while nobody has. */
    public Optional<ProposalAnswer> answer(String proposalKey) {
        return records.find(CapaRecords.PROPOSAL_ANSWER, proposalKey).map(Versioned::state);
    }

    /** Puts on record what keeps the problem from spreading. */
    public void contain(String number, String what) {
        change(number, "nonconformity.contain", state -> state.contained(measure(what)));
    }

    /** Puts on record what put this occurrence right, or why nothing can. Corrective action is the CAPA's. */
    public void correct(String number, String what) {
        change(number, "nonconformity.correct", state -> state.corrected(measure(what)));
    }

    private Measure measure(String what) {
        if (what.isBlank() || what.length() > NonconformityReport.MAX_TEXT) {
            throw InvalidInputException.of(
                    "nonconformity",
                    "what",
                    what,
                    "is blank or longer than " + NonconformityReport.MAX_TEXT + " characters",
                    "say what was done");
        }
        return new Measure(what, records.actor().id(), records.now());
    }

    /** Judges its severity; judged again it needs a reason. */
    public void assess(String number, Severity severity) {
        change(number, "nonconformity.assess", state -> state.assessed(severity));
    }

    /** Leaves it without a CAPA. The session's reason is the rationale; refused for a critical one. */
    public void accept(String number) {
        change(number, "nonconformity.accept", state -> state.accepted(records.reason()));
    }

    /** Closes it with a signature; refused to who raised or corrected it. */
    public void close(String number) {
        change(number, "nonconformity.close", state -> state.ended(NonconformityStatus.CLOSED, today()));
    }

    /** Takes it back as raised in error; needs a reason, and somebody other than who raised it. */
    public void voidIt(String number) {
        change(number, "nonconformity.void", state -> state.ended(NonconformityStatus.VOIDED, today()));
    }

    private void change(String number, String action, UnaryOperator<NonconformityState> decide) {
        records.commit(work -> work.change(CapaRecords.NONCONFORMITY, action, number, decide));
    }

    private LocalDate today() {
        return records.now().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** A nonconformity; empty when there is none of that number. */
    public Optional<Nonconformity> find(String number) {
        return records.find(CapaRecords.NONCONFORMITY, number).map(v -> new Nonconformity(number, v.state()));
    }

    /** Every nonconformity in the order of detection, read a page at a time. */
    public Stream<Nonconformity> all() {
        return stream(query());
    }

    /**
     * Other occurrences of what seems to be the same problem: those of its pattern, and those from the same source that
     * violate the same principal requirement. Voided ones are left out.
     *
     * @throws io.github.qms4j.NotFoundException when there is none of that number
     */
    public List<Nonconformity> similar(String number) {
        NonconformityReport report =
                records.get(CapaRecords.NONCONFORMITY, number).state().report();
        Stream<Nonconformity> ofPattern = report.pattern().isBlank()
                ? Stream.empty()
                : stream(query().whereEqual("pattern", AttributeValue.of(report.pattern())));
        Stream<Nonconformity> ofRequirement = stream(query().whereEqual(
                        "source", AttributeValue.of(report.source().name()))
                .whereEqual(
                        "requirement", AttributeValue.of(report.requirements().get(0))));
        Set<Nonconformity> found = new LinkedHashSet<>();
        Stream.concat(ofPattern, ofRequirement)
                .filter(other -> !other.number().equals(number))
                .filter(other -> other.status() != NonconformityStatus.VOIDED)
                .forEach(found::add);
        return List.copyOf(found);
    }

    /** The occurrences of a pattern detected in a half-open interval, the first one first; voided ones are left out. */
    public List<Nonconformity> occurrences(String pattern, LocalDate from, LocalDate until) {
        RecordQuery query = query().whereEqual("pattern", AttributeValue.of(pattern))
                .whereBetween("detectedOn", AttributeValue.of(from), AttributeValue.of(until));
        return stream(query)
                .filter(found -> found.status() != NonconformityStatus.VOIDED)
                .toList();
    }

    private RecordQuery query() {
        return records.query(CapaRecords.NONCONFORMITY)
                .sortedBy(Sort.ascending("detectedOn"))
                .limitedTo(PAGE);
    }

    private Stream<Nonconformity> stream(RecordQuery query) {
        return records.stream(CapaRecords.NONCONFORMITY, query).map(v -> new Nonconformity(v.id(), v.state()));
    }
}
