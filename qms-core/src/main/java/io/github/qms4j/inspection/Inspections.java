package io.github.qms4j.inspection;

import io.github.qms4j.ConflictException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.action.Actions;
import io.github.qms4j.calendar.BusinessCalendar;
import io.github.qms4j.calendar.BusinessDays;
import io.github.qms4j.calendar.BusinessDays.Due;
import io.github.qms4j.calendar.Calendars;
import io.github.qms4j.capa.CapaId;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Inspections by somebody from outside (rules INS-1, INS-2, INS-7): the front room takes requests down, the back room prepares
 * what was asked for, somebody else releases it; observations are answered in time, and what was promised is kept.
 *
 * <pre>{@code
 * Inspections inspections = session.inspections();
 * InspectionId visit = inspections.announce(draft);
 * inspections.begin(visit, draft.by("Ines Pector"));
 * RequestId first = inspections.receive(visit, RequestDraft.of("the complaints of last year", "Ines Pector"));
 * }</pre>
 *
 * <p>An inspector is shown what was released by an access to records of type {@code inspection-release} alone, see
 * {@link InspectorAccesses#grant}; every look is on record.
 */
public final class Inspections {
    private static final int PAGE = 500;
    private static final String FILE = "file";

    private final RecordStore records;
    private final Function<String, RecordType<?>> types;
    private final Actions commitments;

    /**
     * The inspections of a store's tenant.
     *
     * @param types finds a record type by its name; throws when the engine knows none of it
     */
    public Inspections(RecordStore records, Function<String, RecordType<?>> types) {
        this.records = records;
        this.types = types;
        this.commitments = new Actions(records, ObservationLifeCycle.COMMITMENTS);
    }

    /**
     * Puts an inspection that was announced, or a request for records that came in, on record.
     *
     * @return its number, such as {@code INS-2026-0001}
     */
    public InspectionId announce(InspectionDraft draft) {
        records.valid(draft);
        return records.commit(work ->
                new InspectionId(work.create(InspectionLifeCycle.ANNOUNCE, act -> Inspection.announced(draft, act))
                        .id()));
    }

    /** It begins, as it was found to be: who came, for how long. */
    public void begin(InspectionId inspection, InspectionDraft found) {
        records.valid(found);
        records.commit(work ->
                work.change(InspectionLifeCycle.BEGIN, inspection, (state, act) -> state.began(found, act.on())));
    }

    /** It will not take place; needs a reason. */
    public void callOff(InspectionId inspection) {
        records.commit(work -> work.change(
                InspectionLifeCycle.CALL_OFF,
                inspection,
                (state, act) -> state.withHeader(state.header().ended(act.on()))));
    }

    /** Writes down what was said or shown. */
    public void note(InspectionId inspection, String text) {
        checkText("note", text);
        records.commit(
                work -> work.change(InspectionLifeCycle.NOTE, inspection, (state, act) -> state.noted(text, act)));
    }

    /**
     * Takes down what an inspector asks for.
     *
     * @return its number, such as {@code IRQ-2026-0007}
     */
    public RequestId receive(InspectionId inspection, RequestDraft draft) {
        records.valid(draft);
        return records.commit(work -> {
            RequestId number = new RequestId(
                    work.create(RequestLifeCycle.RECEIVE, act -> InspectionRequest.received(inspection, draft, act))
                            .id());
            work.change(InspectionLifeCycle.COUNT_REQUEST, inspection, state -> state.withRequests(1));
            return number;
        });
    }

    /** Gives it to somebody in the back room. */
    public void assign(RequestId request, String person) {
        records.commit(work -> work.change(
                RequestLifeCycle.ASSIGN,
                request,
                (state, act) -> state.withHeader(state.header().ownedBy(person))));
    }

    /** The back room has it; {@code what} says what was found, and where. */
    public void prepare(RequestId request, String what) {
        checkText("preparation", what);
        records.commit(
                work -> work.change(RequestLifeCycle.PREPARED, request, (state, act) -> state.prepared(what, act)));
    }

    /** The back room is to look again; needs a reason. */
    public void sendBack(RequestId request) {
        records.commit(work -> work.change(RequestLifeCycle.SEND_BACK, request, state -> state));
    }

    /**
     * Releases the version of a record that was looked at, for a request: what was handed over is kept as it was.
     *
     * @return its number, such as {@code IRL-2026-0007}
     * @throws io.github.qms4j.RefusedException also for who prepared it, and who may not read the record
     * @throws io.github.qms4j.ConflictException when another version of the record is current
     */
    public ReleaseId release(RequestId request, Seen<?> seen) {
        RecordType<?> type = types.apply(seen.id().recordType());
        // For the permission to read: looking up in a unit of work takes none.
        records.get(type, seen.id().value());
        return records.commit(work -> {
            Versioned<?> shown = work.get(type, seen.id().value());
            if (shown.version() != seen.version()) {
                throw ConflictException.stale(type.name(), shown.id(), seen.version(), shown.version());
            }
            return released(
                    work,
                    request,
                    new Handed(type.name(), shown.id(), shown.version(), shown.contentHash(), shown.content()));
        });
    }

    /**
     * Releases a file that the library does not keep.
     *
     * @param name as a person reads it
     * @param sha256 of its bytes, 64 lower-case hexadecimal digits
     * @throws InvalidInputException when the name is blank or the hash is none
     */
    public ReleaseId releaseFile(RequestId request, String name, String sha256) {
        checkText("name of the file", name);
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw InvalidInputException.of(
                    "release of " + name,
                    "sha256",
                    sha256,
                    "is no SHA-256",
                    "give 64 lower-case hexadecimal digits, as sha256sum prints them");
        }
        return records.commit(work -> released(work, request, new Handed(FILE, name, 0, sha256, null)));
    }

    private record Handed(
            String type,
            String id,
            long version,
            String hash,
            @Nullable String content) {}

    private static ReleaseId released(UnitOfWork work, RequestId request, Handed item) {
        InspectionId inspection =
                work.get(RequestLifeCycle.TYPE, request).state().inspection();
        ReleaseId number = new ReleaseId(work.create(
                        ReleaseLifeCycle.RELEASE,
                        act -> new ReleasedItem(
                                ReleasedItem.Status.RELEASED,
                                inspection,
                                request,
                                item.type(),
                                item.id(),
                                item.version(),
                                item.hash(),
                                item.content(),
                                act.by(),
                                act.at()))
                .id());
        work.change(RequestLifeCycle.RELEASE, request, state -> state.released(1));
        return number;
    }

    /** Says that an item was released in error; needs a reason. The inspector has seen it, so it stays. */
    public void flag(ReleaseId release) {
        records.commit(work -> work.change(ReleaseLifeCycle.FLAG, release, (state, act) -> state.inError()));
    }

    /** The inspector has everything that was released for it. */
    public void answer(RequestId request) {
        end(work -> work.change(RequestLifeCycle.ANSWER, request, (state, act) -> ended(state, act.on())));
    }

    /** There is nothing of what was asked for; the session's reason says why. */
    public void answerNone(RequestId request) {
        end(work -> work.change(RequestLifeCycle.ANSWER_NONE, request, (state, act) -> ended(state, act.on())));
    }

    /** The inspector does not ask for it any more; needs a reason. */
    public void withdraw(RequestId request) {
        end(work -> work.change(RequestLifeCycle.WITHDRAW, request, (state, act) -> ended(state, act.on())));
    }

    private static InspectionRequest ended(InspectionRequest state, LocalDate on) {
        return state.withHeader(state.header().ended(on));
    }

    private void end(Function<UnitOfWork, Versioned<InspectionRequest>> step) {
        records.commit(work -> {
            InspectionId inspection = step.apply(work).state().inspection();
            return work.change(InspectionLifeCycle.COUNT_REQUEST, inspection, state -> state.withRequests(-1));
        });
    }

    /** The inspectors have left. Requests and observations may still come in. */
    public void leave(InspectionId inspection) {
        records.commit(
                work -> work.change(InspectionLifeCycle.LEAVE, inspection, (state, act) -> state.left(act.on())));
    }

    /**
     * Puts an observation on record as the authority issued it.
     *
     * @return its number, such as {@code OBS-2026-0003}
     * @throws InvalidInputException when the calendar of its term is not defined
     */
    public ObservationId issue(InspectionId inspection, ObservationDraft draft) {
        records.valid(draft);
        LocalDate respondBy = lastDay(draft);
        return records.commit(work -> {
            work.change(InspectionLifeCycle.COUNT_OBSERVATION, inspection, state -> state.withObservations(1));
            return new ObservationId(work.create(
                            ObservationLifeCycle.ISSUE, act -> Observation.issued(inspection, draft, respondBy, act))
                    .id());
        });
    }

    /** The day of issue does not count, as with 21 CFR 10.20(e). */
    private LocalDate lastDay(ObservationDraft draft) {
        if (draft.term() instanceof ResponseTerm.Until until) {
            return until.date();
        }
        ResponseTerm.BusinessDays days = (ResponseTerm.BusinessDays) draft.term();
        BusinessCalendar calendar = new Calendars(records)
                .find(days.calendar())
                .orElseThrow(() -> InvalidInputException.of(
                        "observation " + draft.reference(),
                        "term",
                        days.calendar(),
                        "is no calendar that was defined",
                        "define the authority's calendar first"));
        Instant start = draft.issuedOn().atStartOfDay(calendar.zone()).toInstant();
        return calendar.clock()
                .deadline(start, new BusinessDays(days.count(), Due.END_OF_DAY))
                .minusMillis(1)
                .atZone(calendar.zone())
                .toLocalDate();
    }

    /** Gives the response more time, as the authority has agreed; needs a reason. */
    public void extend(ObservationId observation, LocalDate until) {
        records.commit(work -> work.change(
                ObservationLifeCycle.EXTEND,
                observation,
                (state, act) -> state.withHeader(state.header().extended(until, act))));
    }

    /** Sends a response to the observation that was read, with a signature; a later one is its next version. */
    public void respond(Seen<ObservationId> seen, String text) {
        checkText("response", text);
        records.commit(
                work -> work.change(ObservationLifeCycle.RESPOND, seen, (state, act) -> state.responded(text, act)));
    }

    /** Puts a promise to the authority on record, with its date. */
    public ActionId commit(ObservationId observation, ActionDraft draft) {
        return records.commit(work -> {
            work.change(ObservationLifeCycle.COUNT_COMMITMENT, observation, state -> state.committed(1));
            return commitments.plan(work, observation, 1, draft);
        });
    }

    /** The promise was kept; evidence says what shows it. */
    public void keep(ActionId commitment, List<String> evidence) {
        records.commit(work -> {
            Action kept = commitments.complete(work, commitment, evidence);
            return work.change(
                    ObservationLifeCycle.COUNT_COMMITMENT,
                    ObservationId.of(kept.parent()),
                    state -> state.committed(-1));
        });
    }

    /** Names a CAPA that the observation led to. */
    public void answerBy(ObservationId observation, CapaId capa) {
        records.commit(work -> work.change(ObservationLifeCycle.LINK_CAPA, observation, state -> state.under(capa)));
    }

    /** The authority is content; {@code letter} says by what. Needs a reason. */
    public void settle(ObservationId observation, String letter) {
        records.commit(work -> {
            InspectionId inspection = work.change(
                            ObservationLifeCycle.SETTLE, observation, (state, act) -> state.settled(letter, act.on()))
                    .state()
                    .inspection();
            return work.change(InspectionLifeCycle.COUNT_OBSERVATION, inspection, state -> state.withObservations(-1));
        });
    }

    /** States with a signature that everything that was asked for was handed over, as {@link #released} lists it. */
    public void stateCompleteness(Seen<InspectionId> seen, String statement) {
        checkText("statement", statement);
        records.commit(
                work -> work.change(InspectionLifeCycle.STATE_COMPLETENESS, seen, state -> state.complete(statement)));
    }

    /**
     * Closes the inspection that was read; needs a reason.
     *
     * @param letter the closure letter or report
     */
    public void close(Seen<InspectionId> seen, String letter) {
        records.commit(
                work -> work.change(InspectionLifeCycle.CLOSE, seen, (state, act) -> state.closed(letter, act.on())));
    }

    /** An inspection; empty when there is none of that number. */
    public Optional<View<InspectionId, Inspection>> find(InspectionId number) {
        return records.find(InspectionLifeCycle.TYPE, number).map(found -> View.of(InspectionId::new, found));
    }

    /** A request; empty when there is none of that number. */
    public Optional<View<RequestId, InspectionRequest>> find(RequestId number) {
        return records.find(RequestLifeCycle.TYPE, number).map(found -> View.of(RequestId::new, found));
    }

    /** An observation; empty when there is none of that number. */
    public Optional<View<ObservationId, Observation>> find(ObservationId number) {
        return records.find(ObservationLifeCycle.TYPE, number).map(found -> View.of(ObservationId::new, found));
    }

    /** Every inspection in the order of its first day. */
    public Stream<View<InspectionId, Inspection>> all() {
        return records.stream(
                        InspectionLifeCycle.TYPE,
                        records.query(InspectionLifeCycle.TYPE)
                                .sortedBy(InspectionLifeCycle.FROM.ascending())
                                .limitedTo(PAGE))
                .map(found -> View.of(InspectionId::new, found));
    }

    /** The requests of an inspection, in the order of their numbers. */
    public List<View<RequestId, InspectionRequest>> requests(InspectionId inspection) {
        return records.stream(
                        RequestLifeCycle.TYPE,
                        records.query(RequestLifeCycle.TYPE)
                                .where(RequestLifeCycle.INSPECTION.is(inspection))
                                .limitedTo(PAGE))
                .map(found -> View.of(RequestId::new, found))
                .toList();
    }

    /** The release log of an inspection: what an inspector with the access for it sees, in the order of its numbers. */
    public List<View<ReleaseId, ReleasedItem>> released(InspectionId inspection) {
        return records.stream(
                        ReleaseLifeCycle.TYPE,
                        records.query(ReleaseLifeCycle.TYPE)
                                .where(ReleaseLifeCycle.INSPECTION.is(inspection))
                                .limitedTo(PAGE))
                .map(found -> View.of(ReleaseId::new, found))
                .toList();
    }

    /** The observations of an inspection, in the order of their numbers. */
    public List<View<ObservationId, Observation>> observations(InspectionId inspection) {
        return records.stream(
                        ObservationLifeCycle.TYPE,
                        records.query(ObservationLifeCycle.TYPE)
                                .where(ObservationLifeCycle.INSPECTION.is(inspection))
                                .limitedTo(PAGE))
                .map(found -> View.of(ObservationId::new, found))
                .toList();
    }

    /** What was promised for an observation, kept or not, in the order of the dates. */
    public List<View<ActionId, Action>> commitments(RecordId observation) {
        return commitments.of(observation);
    }

    private static void checkText(String place, String text) {
        if (text.isBlank() || text.length() > RequestDraft.MAX_TEXT) {
            throw InvalidInputException.of(
                    "inspection",
                    place,
                    text,
                    "is blank or longer than " + RequestDraft.MAX_TEXT + " characters",
                    "say it in fewer words");
        }
    }
}
