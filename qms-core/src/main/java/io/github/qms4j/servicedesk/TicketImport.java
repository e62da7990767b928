package io.github.qms4j.servicedesk;

import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.UnitOfWork.Appended;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.servicedesk.ImportRun.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * An import of tickets under way (rule SD-5). Tickets are stored in chunks, each with one trail entry that binds every
 * one of them; importing the same ticket again changes nothing. Not safe for use by several threads.
 */
public final class TicketImport {
    private static final int CHUNK = 500;

    private final RecordStore records;
    private final String runId;
    private final String name;
    private final Consumer<RefusedTicket> refusals;
    private final Map<String, Ticket> chunk = new LinkedHashMap<>();
    private int chunks;
    private long added;
    private long updated;
    private long unchanged;
    private long refused;
    private boolean completed;

    private TicketImport(RecordStore records, String runId, String name, Consumer<RefusedTicket> refusals) {
        this.records = records;
        this.runId = runId;
        this.name = name;
        this.refusals = refusals;
    }

    static TicketImport start(RecordStore records, String name, Consumer<RefusedTicket> refusals) {
        ImportRun run = new ImportRun(Status.RUNNING, name, "", 0, 0, 0, 0, 0, 0);
        String id = records.commit(
                work -> work.create(ImportRunLifeCycle.START, act -> run).id());
        return new TicketImport(records, id, name, refusals);
    }

    /** The import's human number, such as {@code IMP-2026-0001}. */
    public String id() {
        return runId;
    }

    /** How many tickets it has added or updated so far; those of the chunk that is being filled are not stored yet. */
    public long stored() {
        return added + updated;
    }

    /**
     * Takes a ticket; it is stored with its chunk, at the latest when the import is completed.
     *
     * @throws IllegalStateException when the import is completed: the ticket would be lost
     */
    public void accept(Ticket ticket) {
        if (completed) {
            throw new IllegalStateException("import " + runId + " is completed; start another import");
        }
        if (chunk.containsKey(ticket.id())) {
            flush();
        }
        chunk.put(ticket.id(), ticket.importedBy(runId));
        if (chunk.size() == CHUNK) {
            flush();
        }
    }

    private void flush() {
        if (chunk.isEmpty()) {
            return;
        }
        Map<String, Versioned<TicketState>> stored = records.findAll(TicketLifeCycle.TYPE, chunk.keySet());
        List<Appended<TicketState>> fresh = new ArrayList<>();
        List<Versioned<TicketState>> older = new ArrayList<>();
        List<RefusedTicket> contradicting = new ArrayList<>();
        chunk.forEach((id, ticket) -> {
            Versioned<TicketState> before = stored.get(id);
            if (before == null) {
                fresh.add(new Appended<>(id, ticket.state()));
            } else if (!saysTheSame(before.state(), ticket)) {
                againstUpdate(before.state(), ticket)
                        .ifPresentOrElse(
                                why -> contradicting.add(new RefusedTicket(ticket.reference(), why)),
                                () -> older.add(before));
            }
        });
        records.commit(work -> {
            work.append(TicketLifeCycle.IMPORT, runId + "/" + chunks, fresh);
            work.load(TicketLifeCycle.TYPE, older.stream().map(Versioned::id).collect(Collectors.toSet()));
            older.forEach(before -> work.change(TicketLifeCycle.REIMPORT, before, s -> chunkState(before.id())));
            return fresh.size();
        });
        chunks++;
        added += fresh.size();
        updated += older.size();
        refused += contradicting.size();
        unchanged += chunk.size() - fresh.size() - older.size() - contradicting.size();
        chunk.clear();
        contradicting.forEach(refusals);
    }

    private TicketState chunkState(String id) {
        return Objects.requireNonNull(chunk.get(id)).state();
    }

    private static boolean saysTheSame(TicketState stored, Ticket ticket) {
        return ticket.state().importedBy(stored.importRun()).equals(stored);
    }

    private Optional<String> againstUpdate(TicketState stored, Ticket ticket) {
        if (runId.equals(stored.importRun())) {
            return Optional.of("it occurs twice in the file, with other tickets between its rows; sort the export by"
                    + " ticket and import it again");
        }
        TicketStatus status = stored.status();
        if (status == TicketStatus.CLOSED || status == TicketStatus.CANCELLED) {
            return Optional.of("it is stored as " + status + ", which is final, and the file says something else");
        }
        Instant known = stored.lastEventAt();
        Instant given = ticket.state().lastEventAt();
        return given.isBefore(known)
                ? Optional.of(
                        "the file ends at " + given + " but events up to " + known + " are stored; take a newer export")
                : Optional.empty();
    }

    /**
     * Stores what is left and completes the import.
     *
     * @param sha256 of the file's bytes
     * @param rowsRead rows after the header
     * @param rowsRejected rows that could not be used
     * @return the import as it is on record
     */
    public ImportRun complete(String sha256, long rowsRead, long rowsRejected) {
        flush();
        ImportRun done = new ImportRun(
                Status.COMPLETED, name, sha256, rowsRead, rowsRejected, added, updated, unchanged, refused);
        records.commit(work -> work.change(ImportRunLifeCycle.COMPLETE, runId, r -> done));
        completed = true;
        return done;
    }

    /**
     * A ticket that was not stored because it contradicts what is.
     *
     * @param reference its number in the file
     * @param reason why, and what would help
     */
    public record RefusedTicket(String reference, String reason) {}
}
