package io.github.qms4j.capa;

import io.github.qms4j.DuplicateException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.capa.Nonconformity.Measure;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.UnitOfWork.Step;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import io.github.qms4j.servicedesk.NonconformityProposal;
import io.github.qms4j.solution.VendorFailure;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
     * @throws InvalidInputException listing everything that is missing
     * @throws io.github.qms4j.RefusedException also when it was detected in the future
     */
    public NonconformityId raise(NonconformityReport report) {
        records.valid(report);
        return records.commit(work -> raised(work, report));
    }

    private static NonconformityId raised(UnitOfWork work, NonconformityReport report) {
        return new NonconformityId(work.create(NonconformityLifeCycle.RAISE, act -> Nonconformity.raised(report, act))
                .id());
    }

    /**
     * Raises what a rule proposed. A proposal is answered once: raised a second time, by whomever, it is the same
     * nonconformity. It happened when the rule says, and is detected now.
     *
     * @param requirement the requirement that the pattern violates
     * @return the number of the new one, or of the one that was raised from it before
     * @throws io.github.qms4j.DuplicateException when it was dismissed before
     */
    public NonconformityId raise(NonconformityProposal proposal, String requirement) {
        return raise(proposal.key(), NonconformityReport.of(proposal, requirement, records.today(), records.zone()));
    }

    /**
     * Raises what the failed assessment of a vendor calls for (rule SOL-5). It is answered once, as a proposal is.
     *
     * @param failure as {@code Vendors.failures()} lists it
     * @param requirement the requirement that the vendor violates
     * @return the number of the new one, or of the one that was raised from it before
     * @throws io.github.qms4j.DuplicateException when it was dismissed before
     */
    public NonconformityId raise(VendorFailure failure, String requirement) {
        return raise(failure.key(), NonconformityReport.of(failure, requirement));
    }

    private NonconformityId raise(String proposal, NonconformityReport unchecked) {
        Optional<NonconformityId> known = answered(proposal);
        if (known.isPresent()) {
            return known.get();
        }
        NonconformityReport report = records.valid(unchecked);
        try {
            return records.commit(work -> {
                NonconformityId number = raised(work, report);
                work.create(ProposalAnswerLifeCycle.RAISE, proposal, act -> answer(proposal, number, act));
                return number;
            });
        } catch (DuplicateException e) {
            // Somebody else raised it in between.
            return answered(proposal).orElseThrow(() -> e);
        }
    }

    private static ProposalAnswer answer(String proposal, @Nullable NonconformityId nonconformity, Act act) {
        return new ProposalAnswer(
                proposal, nonconformity, act.reason(), act.by().id(), act.at());
    }

    private Optional<NonconformityId> answered(String proposal) {
        return answer(proposal).map(answer -> {
            NonconformityId number = answer.nonconformity();
            if (number == null) {
                throw new DuplicateException(
                        ProposalAnswerLifeCycle.TYPE.name(),
                        proposal,
                        "the proposal " + proposal + " was dismissed; raise the nonconformity without it");
            }
            return number;
        });
    }

    /** Decides that a proposal is no nonconformity, for good. The session's reason is the rationale. */
    public void dismiss(NonconformityProposal proposal) {
        dismiss(proposal.key());
    }

    /** Decides that a vendor's failed assessment is no nonconformity, for good. The session's reason is the rationale. */
    public void dismiss(VendorFailure failure) {
        dismiss(failure.key());
    }

    private void dismiss(String proposal) {
        records.commit(
                work -> work.create(ProposalAnswerLifeCycle.DISMISS, proposal, act -> answer(proposal, null, act)));
    }

    /** What was decided on a proposal; empty while nobody has. */
    public Optional<ProposalAnswer> answer(String proposalKey) {
        return records.find(ProposalAnswerLifeCycle.TYPE, proposalKey).map(Versioned::state);
    }

    /** Puts on record what keeps the problem from spreading. */
    public void contain(NonconformityId number, String what) {
        checkText(what);
        change(number, NonconformityLifeCycle.CONTAIN, (state, act) -> state.contained(measure(what, act)));
    }

    /** Puts on record what put this occurrence right, or why nothing can. Corrective action is the CAPA's. */
    public void correct(NonconformityId number, String what) {
        checkText(what);
        change(number, NonconformityLifeCycle.CORRECT, (state, act) -> state.corrected(measure(what, act)));
    }

    private static void checkText(String what) {
        if (what.isBlank() || what.length() > NonconformityReport.MAX_TEXT) {
            throw InvalidInputException.of(
                    "nonconformity",
                    "what",
                    what,
                    "is blank or longer than " + NonconformityReport.MAX_TEXT + " characters",
                    "say what was done");
        }
    }

    private static Measure measure(String what, Act act) {
        return new Measure(what, act.by(), act.at());
    }

    /** Judges its severity; judged again it needs a reason. */
    public void assess(NonconformityId number, Severity severity) {
        change(number, NonconformityLifeCycle.ASSESS, (state, act) -> state.assessed(severity));
    }

    /** Leaves it without a CAPA. The session's reason is the rationale; refused for a critical one. */
    public void accept(NonconformityId number) {
        change(number, NonconformityLifeCycle.ACCEPT, (state, act) -> state.accepted(act.reason()));
    }

    /**
     * Closes it with a signature; refused to who raised or corrected it.
     *
     * @param seen the version that the signer was shown
     */
    public void close(Seen<NonconformityId> seen) {
        records.commit(work -> work.change(NonconformityLifeCycle.CLOSE, seen, (state, act) -> state.ended(act.on())));
    }

    /** Takes it back as raised in error; needs a reason, and somebody other than who raised it. */
    public void voidIt(NonconformityId number) {
        change(number, NonconformityLifeCycle.VOID, (state, act) -> state.ended(act.on()));
    }

    private void change(NonconformityId number, Transition<Nonconformity> row, Step<Nonconformity> step) {
        records.commit(work -> work.change(row, number, step));
    }

    /** A nonconformity; empty when there is none of that number. */
    public Optional<View<NonconformityId, Nonconformity>> find(NonconformityId number) {
        return records.find(NonconformityLifeCycle.TYPE, number).map(v -> View.of(NonconformityId::new, v));
    }

    /** Every nonconformity in the order of detection, read a page at a time. */
    public Stream<View<NonconformityId, Nonconformity>> all() {
        return stream(query());
    }

    /**
     * Other occurrences of what seems to be the same problem: those of its pattern, and those from the same source that
     * violate the same principal requirement. Voided ones are left out.
     *
     * @throws io.github.qms4j.NotFoundException when there is none of that number
     */
    public List<View<NonconformityId, Nonconformity>> similar(NonconformityId number) {
        NonconformityReport report =
                records.get(NonconformityLifeCycle.TYPE, number).state().report();
        Stream<View<NonconformityId, Nonconformity>> ofPattern =
                report.pattern().isBlank()
                        ? Stream.empty()
                        : stream(query().where(NonconformityLifeCycle.PATTERN.is(report.pattern())));
        Stream<View<NonconformityId, Nonconformity>> ofRequirement = stream(query().where(
                        NonconformityLifeCycle.SOURCE.is(report.source()),
                        NonconformityLifeCycle.REQUIREMENT.is(
                                report.requirements().get(0))));
        Set<View<NonconformityId, Nonconformity>> found = new LinkedHashSet<>();
        Stream.concat(ofPattern, ofRequirement)
                .filter(other -> !other.id().equals(number))
                .filter(other -> other.state().status() != NonconformityStatus.VOIDED)
                .forEach(found::add);
        return List.copyOf(found);
    }

    /**
     * The occurrences of a pattern that happened in a half-open interval, the first one first; voided ones are left out. One
     * of which nobody knows when it happened counts on the day of its detection.
     */
    public List<View<NonconformityId, Nonconformity>> occurrences(String pattern, LocalDate from, LocalDate until) {
        RecordQuery query = records.query(NonconformityLifeCycle.TYPE)
                .where(
                        NonconformityLifeCycle.PATTERN.is(pattern),
                        NonconformityLifeCycle.OCCURRED_ON.between(from, until))
                .sortedBy(NonconformityLifeCycle.OCCURRED_ON.ascending())
                .limitedTo(PAGE);
        return stream(query)
                .filter(found -> found.state().status() != NonconformityStatus.VOIDED)
                .toList();
    }

    private RecordQuery query() {
        return records.query(NonconformityLifeCycle.TYPE)
                .sortedBy(NonconformityLifeCycle.DETECTED_ON.ascending())
                .limitedTo(PAGE);
    }

    private Stream<View<NonconformityId, Nonconformity>> stream(RecordQuery query) {
        return records.stream(NonconformityLifeCycle.TYPE, query).map(v -> View.of(NonconformityId::new, v));
    }
}
