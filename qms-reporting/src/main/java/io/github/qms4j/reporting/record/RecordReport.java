package io.github.qms4j.reporting.record;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Provenance;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.SignatureLine;
import io.github.qms4j.reporting.Source;
import io.github.qms4j.reporting.Status;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.trail.FieldChange;
import io.github.qms4j.trail.Trail;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.Kind;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The report of one record of any type: what it says, who did what to it, when and why, what was refused, whether the
 * trail bears it out, and every signature that was given on it, each with the version it was given on (21 CFR 11.50(b):
 * a signature is part of any readable form of the record).
 *
 * <p>Texts that can be erased are not revealed: their salted hash stands in their place.
 */
public final class RecordReport {
    private final Trail trail;
    private final ZoneId zone;
    private final String software;

    /**
     * @param trail the trail of the tenant whose records will be reported
     * @param zone in which times are shown; those of signatures are shown in the zone of the signer
     * @param software name and version of what makes the report, for its provenance
     */
    public RecordReport(Trail trail, ZoneId zone, String software) {
        this.trail = Objects.requireNonNull(trail, "trail");
        this.zone = Objects.requireNonNull(zone, "zone");
        this.software = Objects.requireNonNull(software, "software");
    }

    /**
     * The record as it stands now, for the session's actor.
     *
     * @param recordType such as {@code capa}
     * @throws io.github.qms4j.InvalidInputException when the engine has no such type
     * @throws io.github.qms4j.RefusedException as {@link #of(RecordStore, RecordType, String)}
     * @throws io.github.qms4j.NotFoundException likewise
     * @throws CorruptRecordException likewise
     */
    public Report of(QmsSession session, String recordType, String id) {
        return of(session.records(), session.recordType(recordType), id);
    }

    /**
     * The record as it stands now.
     *
     * @param records in the hands of whoever the report is for
     * @throws io.github.qms4j.RefusedException when they may not read records of this type
     * @throws io.github.qms4j.NotFoundException when there is no such record; names the disposition of one that was
     *     disposed of
     * @throws CorruptRecordException when the trail has no entry for the version that is stored, or the trail is that
     *     of another tenant
     */
    public <S extends Record> Report of(RecordStore records, RecordType<S> type, String id) {
        Versioned<S> record = records.get(type, id);
        List<TrailEntry> history = history(records, type, record);
        Provenance.Builder provenance = Provenance.asOf(records.now())
                .created(records.now(), who(records.actor()))
                .zone(zone)
                .source(Source.records(type.name(), 1))
                .libraryVersion(software);
        trail.checkpoint().map(SignedCheckpoint::text).ifPresent(provenance::trailCheckpoint);
        Report.Builder report = Report.builder(id)
                .subtitle(type.name().replace('-', ' ') + ", version " + record.version() + ", of " + records.tenant())
                .provenance(provenance.build())
                .section(content(record))
                .section(history(history))
                .section(refusals(trail.refusals(type.name(), id)))
                .section(integrity(trail.verify(type, id)));
        history.forEach(entry -> SignatureLine.of(entry).ifPresent(report::signature));
        return report.build();
    }

    /** Up to the version that was read: somebody may have made another one meanwhile. */
    private List<TrailEntry> history(RecordStore records, RecordType<?> type, Versioned<?> record) {
        List<TrailEntry> entries = trail.history(type.name(), record.id()).stream()
                .filter(entry -> entry.kind() == Kind.BATCH || entry.recordVersion() <= record.version())
                .toList();
        String head = entries.isEmpty() ? "" : entries.get(entries.size() - 1).hash();
        if (!head.equals(record.trailHead())) {
            throw new CorruptRecordException(type.name() + " " + record.id() + " of tenant " + records.tenant()
                    + ", version " + record.version() + ": the trail given has no entry for it; give the trail of this"
                    + " tenant, and if it is, see what Trail.verify says");
        }
        return entries;
    }

    private static Section content(Versioned<?> record) {
        return Section.builder("Content")
                .block(Table.builder("Version " + record.version())
                        .columns(Column.text("Field"), Column.text("Value"))
                        .rows(ContentRows.of(record.content()))
                        .build())
                .build();
    }

    private static Section history(List<TrailEntry> entries) {
        Table.Builder table = Table.builder("Who did what, when and why")
                .columns(
                        Column.number("Version", 0),
                        Column.instant("When"),
                        Column.text("Who"),
                        Column.text("Action"),
                        Column.text("Reason"),
                        Column.text("Relying on"),
                        Column.text("Changes"));
        entries.forEach(entry -> table.row(
                Cell.number(entry.kind() == Kind.BATCH ? 0 : entry.recordVersion()),
                Cell.instant(entry.at()),
                Cell.text(who(entry.actor()) + ", " + roles(entry.actor())),
                Cell.text(entry.action()),
                given(entry.reason(), "no reason was given"),
                given(reliedOn(entry), "nothing"),
                Cell.text(changes(entry))));
        return Section.builder("History").block(table.build()).build();
    }

    private static Section refusals(List<TrailEntry> refused) {
        Table.Builder table = Table.builder("Refused attempts")
                .columns(
                        Column.instant("When"),
                        Column.text("Who"),
                        Column.text("Action"),
                        Column.text("Reason"),
                        Column.text("Refused because"))
                .whenEmpty("No attempt on this record was refused.");
        refused.forEach(entry -> table.row(
                Cell.instant(entry.at()),
                Cell.text(who(entry.actor()) + ", " + roles(entry.actor())),
                Cell.text(entry.action()),
                given(entry.reason(), "no reason was given"),
                Cell.text(entry.grounds().stream()
                        .map(ground -> ground.because() + " [" + ground.ruleId() + "]")
                        .collect(Collectors.joining("; ")))));
        return Section.builder("Refused attempts").block(table.build()).build();
    }

    private static Section integrity(Trail.Verification verified) {
        Table.Builder table =
                Table.builder("The record against its trail").columns(Column.status("Verdict"), Column.text("Finding"));
        if (verified.isSound()) {
            table.row(
                    Cell.status(Status.OK, "sound"),
                    Cell.text(verified.versions() + " versions are what their trail entries say, signatures included"));
        }
        verified.problems().forEach(problem -> table.row(Cell.status(Status.BAD, "not sound"), Cell.text(problem)));
        return Section.builder("Integrity").block(table.build()).build();
    }

    private static Cell given(String text, String otherwise) {
        return text.isBlank() ? Cell.noData(otherwise) : Cell.text(text);
    }

    private static String who(Actor actor) {
        return actor.name().equals(actor.id()) ? actor.id() : actor.name() + " (" + actor.id() + ")";
    }

    private static String roles(Actor actor) {
        Set<Role> roles = actor.roles();
        return roles.isEmpty() ? "no role" : roles.stream().map(Role::toString).collect(Collectors.joining(", "));
    }

    private static String reliedOn(TrailEntry entry) {
        return entry.reliedOn().stream()
                .map(record -> record.type() + " " + record.id() + " version " + record.version())
                .collect(Collectors.joining(", "));
    }

    private static String changes(TrailEntry entry) {
        if (entry.kind() == Kind.BATCH) {
            return "created with batch " + entry.recordId();
        }
        return entry.changes().stream().map(RecordReport::words).collect(Collectors.joining("; "));
    }

    private static String words(FieldChange change) {
        return FieldChange.words(change.path()) + ": " + shown(change.before()) + " → " + shown(change.after());
    }

    private static String shown(@Nullable String value) {
        return value == null ? "nothing" : value;
    }
}
