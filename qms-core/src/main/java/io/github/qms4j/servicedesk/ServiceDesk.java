package io.github.qms4j.servicedesk;

import io.github.qms4j.DuplicateException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.calendar.BusinessCalendar;
import io.github.qms4j.calendar.CalendarState;
import io.github.qms4j.calendar.Calendars;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.servicedesk.ServiceDeskRecords.EscalationRecord;
import io.github.qms4j.servicedesk.ServiceDeskRecords.SlaRecord;
import io.github.qms4j.servicedesk.ServiceDeskRecords.SlaStatus;
import io.github.qms4j.servicedesk.SlaClock.Escalation;
import io.github.qms4j.servicedesk.TicketImport.RefusedTicket;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tickets, the agreements they are judged by, and what follows from both. */
public final class ServiceDesk {
    private static final int PAGE = 500;

    private final RecordStore records;

    public ServiceDesk(RecordStore records) {
        this.records = records;
    }

    /**
     * Opens a ticket.
     *
     * @param ticket with the event Opened and nothing after it
     * @throws DuplicateException when there is one of that source and reference
     * @throws InvalidInputException when something happened to it already
     */
    public String open(Ticket ticket) {
        if (ticket.events().size() > 1) {
            throw InvalidInputException.of(
                    "ticket " + ticket.reference(),
                    "events",
                    ticket.events().get(1),
                    "has happened already",
                    "open the ticket with its first event and record the others, or import it");
        }
        records.commit(work -> work.create(TicketLifeCycle.OPEN, ticket.id(), act -> ticket.state()));
        return ticket.id();
    }

    /**
     * Puts what happened to a ticket on record.
     *
     * @throws io.github.qms4j.RefusedException when it cannot happen to the ticket as it stands
     */
    public Ticket record(String ticketId, TicketEvent event) {
        return Ticket.of(records.commit(work -> work.change(
                        ServiceDeskRecords.transition(event),
                        ticketId,
                        s -> Ticket.of(s).with(event).state()))
                .state());
    }

    /** A ticket; empty when there is none of that id. */
    public Optional<Ticket> find(String ticketId) {
        return records.find(TicketLifeCycle.TYPE, ticketId).map(v -> Ticket.of(v.state()));
    }

    /** Every ticket opened in a half-open interval, in the order of opening, read a page at a time. */
    public Stream<Ticket> openedBetween(Instant from, Instant until) {
        RecordQuery query = records.query(TicketLifeCycle.TYPE)
                .where(TicketLifeCycle.OPENED_AT.between(from, until))
                .sortedBy(TicketLifeCycle.OPENED_AT.ascending())
                .limitedTo(PAGE);
        return records.stream(TicketLifeCycle.TYPE, query).map(v -> Ticket.of(v.state()));
    }

    /** How many tickets are stored. */
    public long count() {
        return records.count(TicketLifeCycle.TYPE, records.query(TicketLifeCycle.TYPE));
    }

    /**
     * Starts an import of tickets from an export.
     *
     * @param name the file's name
     * @param refusals is told of each ticket that contradicts what is stored
     */
    public TicketImport startImport(String name, Consumer<RefusedTicket> refusals) {
        return TicketImport.start(records, name, refusals);
    }

    /** An import by its human number; empty when there is none. */
    public Optional<ImportRun> importRun(String id) {
        return records.find(ImportRunLifeCycle.TYPE, id).map(Versioned::state);
    }

    /**
     * Puts an agreement in force, with its calendar as it stands now: a later change of the calendar needs a new
     * agreement.
     *
     * @return the agreement's id
     * @throws InvalidInputException when its calendar is not defined or was retired, or never reaches a target
     * @throws DuplicateException when there is one of that name from the same instant on
     */
    public String agree(SlaDefinition definition) {
        return agree(slaId(definition), agreed(definition));
    }

    /**
     * Puts an agreement in force unless it is already; for hosts that start again with the definitions they started with.
     *
     * @return the agreement's id
     * @throws InvalidInputException when one of that name from the same instant on says something else, or its calendar
     *     was another when it was agreed
     */
    public String agreeUnlessAgreed(SlaDefinition definition) {
        String id = slaId(definition);
        SlaRecord wanted = agreed(definition);
        Optional<Versioned<SlaRecord>> stored = records.find(SlaLifeCycle.TYPE, id);
        if (stored.isEmpty()) {
            return agree(id, wanted);
        }
        if (!stored.get().state().saysTheSameAs(wanted)) {
            throw InvalidInputException.of(
                    definition.toString(),
                    "effectiveFrom",
                    definition.effectiveFrom(),
                    "is the instant from which an agreement of this name with other terms or another calendar is in force",
                    "let the new terms be effective from a later instant on");
        }
        return id;
    }

    /**
     * Puts an agreement in force, or puts what it says now in the place of what it said: a corrected definition of the same
     * name from the same instant on is a new version on record, with the session's reason. From then on every ticket that it
     * covers is judged by the corrected version, also one that was judged before.
     *
     * @throws InvalidInputException when its calendar is not defined or was retired, or never reaches a target
     * @throws io.github.qms4j.RefusedException when it is a correction and there is no reason, or the agreement was withdrawn
     */
    public Agreed agreeOrCorrect(SlaDefinition definition) {
        String id = slaId(definition);
        SlaRecord wanted = agreed(definition);
        Optional<Versioned<SlaRecord>> stored = records.find(SlaLifeCycle.TYPE, id);
        if (stored.isEmpty()) {
            agree(id, wanted);
            return Agreed.NEWLY;
        }
        if (stored.get().state().saysTheSameAs(wanted)) {
            return Agreed.ALREADY;
        }
        records.commit(work -> work.change(
                SlaLifeCycle.CORRECT,
                id,
                before ->
                        new SlaRecord(before.status(), wanted.definition(), wanted.calendar(), before.withdrawnAt())));
        return Agreed.CORRECTED;
    }

    /** What became of an agreement that was to be in force. */
    public enum Agreed {
        NEWLY,
        /** It is, and says the same. */
        ALREADY,
        /** It said something else, and has a new version. */
        CORRECTED
    }

    private String agree(String id, SlaRecord state) {
        records.commit(work -> work.create(SlaLifeCycle.AGREE, id, act -> state));
        return id;
    }

    private SlaRecord agreed(SlaDefinition definition) {
        BusinessCalendar calendar = new Calendars(records)
                .find(definition.calendar())
                .orElseThrow(() -> InvalidInputException.of(
                        definition.toString(), "calendar", definition.calendar(), "is not defined", "define it first"));
        SlaClock.of(definition, calendar.clock()).requireReachable(records.now());
        return new SlaRecord(SlaStatus.AGREED, definition.state(), CalendarState.of(calendar), null);
    }

    private static String slaId(SlaDefinition definition) {
        return definition.name() + "@" + definition.effectiveFrom();
    }

    /** Ends an agreement now; needs a reason. Tickets opened from now on are not judged by it, earlier ones still are. */
    public void withdraw(String slaId) {
        Instant now = records.now();
        records.commit(work -> work.change(
                SlaLifeCycle.WITHDRAW,
                slaId,
                r -> new SlaRecord(SlaStatus.WITHDRAWN, r.definition(), r.calendar(), now)));
    }

    /** The clocks of every agreement that is or was in force, read once; for judging many tickets. */
    public SlaClocks clocks() {
        RecordQuery query = records.query(SlaLifeCycle.TYPE).limitedTo(PAGE);
        return SlaClocks.of(records.stream(SlaLifeCycle.TYPE, query)
                .map(v -> clock(v.state()))
                .toList());
    }

    /** The clock of the SLA that is in force for a ticket, as {@link SlaClocks} chooses it. */
    public Optional<SlaClock> clockFor(Ticket ticket) {
        return clocks().forTicket(ticket);
    }

    /**
     * The clock of a certain agreement, to judge a ticket again by another one than was in force.
     *
     * @throws NotFoundException when there is no such agreement
     */
    public SlaClock clock(String slaId) {
        return clock(records.get(SlaLifeCycle.TYPE, slaId).state());
    }

    private static SlaClock clock(SlaRecord record) {
        SlaClock clock = SlaClock.of(
                SlaDefinition.of(record.definition()),
                record.calendar().toCalendar().clock());
        Instant withdrawnAt = record.withdrawnAt();
        return withdrawnAt == null ? clock : clock.withdrawnAt(withdrawnAt);
    }

    /**
     * Raises every escalation of tickets not yet closed that is due and was not raised before, in the order in which they fell
     * due. Running it late, often or twice at once raises none twice.
     */
    public List<Escalation> raiseEscalations() {
        Instant now = records.now();
        RecordQuery unfinished = records.query(TicketLifeCycle.TYPE)
                .where(TicketLifeCycle.STATUS.isIn(ServiceDeskRecords.NOT_FINAL))
                .limitedTo(PAGE);
        SlaClocks clocks = clocks();
        List<Escalation> raised = new ArrayList<>();
        records.stream(TicketLifeCycle.TYPE, unfinished)
                .map(v -> Ticket.of(v.state()))
                .forEach(ticket -> clocks.forTicket(ticket)
                        .ifPresent(clock -> Stream.of(SlaMetric.values())
                                .flatMap(metric -> clock.escalations(ticket, metric, now).stream())
                                .filter(this::raise)
                                .forEach(raised::add)));
        raised.sort(Comparator.comparing(Escalation::at).thenComparing(Escalation::key));
        return raised;
    }

    private boolean raise(Escalation escalation) {
        EscalationRecord state = new EscalationRecord(
                escalation.ticketId(),
                escalation.metric(),
                escalation.priority(),
                escalation.clockStartedAt(),
                escalation.level(),
                escalation.at());
        if (records.find(EscalationLifeCycle.TYPE, escalation.key()).isPresent()) {
            return false;
        }
        try {
            records.commit(work -> work.create(EscalationLifeCycle.RAISE, escalation.key(), act -> state));
            return true;
        } catch (DuplicateException e) {
            // Another run raised it since it was looked for.
            return false;
        }
    }

    /** Keeps proposals that are not kept yet, and returns those. */
    public List<NonconformityProposal> propose(List<NonconformityProposal> proposals) {
        Set<String> fresh = proposals.stream().map(NonconformityProposal::key).collect(Collectors.toSet());
        fresh.removeAll(records.findAll(ProposalLifeCycle.TYPE, fresh).keySet());
        List<NonconformityProposal> added =
                proposals.stream().filter(p -> fresh.remove(p.key())).toList();
        records.commit(work -> {
            added.forEach(p -> work.create(ProposalLifeCycle.PROPOSE, p.key(), act -> p));
            return added.size();
        });
        return added;
    }

    /** Every proposal, by the instant since when its pattern is complete. */
    public List<NonconformityProposal> proposals() {
        RecordQuery query = records.query(ProposalLifeCycle.TYPE)
                .sortedBy(ProposalLifeCycle.SINCE.ascending())
                .limitedTo(PAGE);
        return records.stream(ProposalLifeCycle.TYPE, query)
                .map(Versioned::state)
                .toList();
    }
}
