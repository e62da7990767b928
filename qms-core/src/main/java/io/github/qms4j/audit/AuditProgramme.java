package io.github.qms4j.audit;

import io.github.qms4j.access.By;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which processes are audited in a period, against what and how often (rule AUD-1).
 *
 * @param header where it stands and who opened it
 * @param title as it is printed
 * @param from the first day, in the engine's zone
 * @param until the last day, included
 * @param authors who wrote it
 * @param items a process each
 * @param changes how often an audit was planned under it or cancelled
 */
public record AuditProgramme(
        Header<ProgrammeStatus> header,
        String title,
        LocalDate from,
        LocalDate until,
        List<By> authors,
        List<Item> items,
        int changes) {
    public AuditProgramme {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        authors = List.copyOf(authors);
        items = List.copyOf(items);
    }

    static AuditProgramme opened(String title, LocalDate from, LocalDate until, Act act) {
        return new AuditProgramme(
                Header.opened(ProgrammeStatus.DRAFT, act), title, from, until, List.of(act.by()), List.of(), 0);
    }

    public ProgrammeStatus status() {
        return header.status();
    }

    /** What is said of a process; empty when nothing is. */
    public Optional<Item> item(ProcessId process) {
        return items.stream().filter(item -> item.process().equals(process)).findFirst();
    }

    AuditProgramme withHeader(Header<ProgrammeStatus> newHeader) {
        return new AuditProgramme(newHeader, title, from, until, authors, items, changes);
    }

    /** The same with an item in place of the one of its process, if there was one. */
    AuditProgramme covering(Item item, By author) {
        List<Item> all = new ArrayList<>(items);
        all.removeIf(other -> other.process().equals(item.process()));
        all.add(item);
        return new AuditProgramme(header, title, from, until, authors(author), all, changes);
    }

    AuditProgramme changed(By author) {
        return new AuditProgramme(header, title, from, until, authors(author), items, changes + 1);
    }

    private List<By> authors(By author) {
        return Stream.concat(authors.stream(), Stream.of(author)).distinct().toList();
    }

    /**
     * What a programme says of a process.
     *
     * @param process the process
     * @param criteria the editions that it is held to, such as {@code iso-9001:2015}
     * @param risk what the frequency rests on
     * @param frequency how often it is audited, and why
     * @param lastAudited when a line on it was last assessed before; null for never
     * @param dueOn by when it is to be audited next; of one that never was, the end of the programme
     */
    public record Item(
            ProcessId process,
            List<String> criteria,
            AuditFrequency.Risk risk,
            AuditFrequency frequency,
            @Nullable LocalDate lastAudited,
            LocalDate dueOn) {
        public Item {
            Objects.requireNonNull(process, "process");
            Objects.requireNonNull(risk, "risk");
            Objects.requireNonNull(frequency, "frequency");
            Objects.requireNonNull(dueOn, "dueOn");
            criteria = List.copyOf(criteria);
        }
    }
}
