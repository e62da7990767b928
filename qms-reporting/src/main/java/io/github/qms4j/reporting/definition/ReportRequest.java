package io.github.qms4j.reporting.definition;

import io.github.qms4j.QmsSession;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.reporting.SignatureLine;
import io.github.qms4j.reporting.Source;
import io.github.qms4j.trail.Trail;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An order that was checked against its definition, in the hands of who makes the report. Everything is read through
 * {@link #session()}, so that nobody gets a report of what they may not read.
 */
public final class ReportRequest {
    private final QmsSession session;
    private final Map<String, String> values;
    private final @Nullable Trail trail;
    private final List<Source> sources = new ArrayList<>();
    private String period = "";

    /**
     * @param session in the hands of whoever the report is for
     * @param values checked against the definition's parameters
     */
    public ReportRequest(QmsSession session, Map<String, String> values) {
        this(session, values, null);
    }

    /** As {@link #ReportRequest(QmsSession, Map)}, with the trail that the signatures of records are read from. */
    public ReportRequest(QmsSession session, Map<String, String> values, @Nullable Trail trail) {
        this.session = Objects.requireNonNull(session, "session");
        this.values = Map.copyOf(values);
        this.trail = trail;
    }

    public QmsSession session() {
        return session;
    }

    /** The engine's zone, in which business days and months are meant. */
    public ZoneId zone() {
        return session.records().zone();
    }

    /** When the report is made. */
    public Instant now() {
        return session.records().now();
    }

    /** The instant of {@link ReportParameter#AS_OF}, or now. */
    public Instant asOf() {
        return instant(ReportParameter.AS_OF.name()).orElseGet(this::now);
    }

    /** The business day of {@link #asOf()}. */
    public LocalDate day() {
        return LocalDate.ofInstant(asOf(), zone());
    }

    public Optional<String> text(String parameter) {
        return Optional.ofNullable(value(parameter));
    }

    public Optional<LocalDate> date(String parameter) {
        return text(parameter).map(LocalDate::parse);
    }

    public Optional<YearMonth> month(String parameter) {
        return text(parameter).map(YearMonth::parse);
    }

    public Optional<Instant> instant(String parameter) {
        return text(parameter).map(Instant::parse);
    }

    public Optional<Integer> count(String parameter) {
        return text(parameter).map(Integer::valueOf);
    }

    /** The value of a required parameter. */
    public String get(String parameter) {
        return Objects.requireNonNull(value(parameter), parameter);
    }

    /** Names what the report was read from; it stands in the report's provenance. */
    public ReportRequest source(Source source) {
        sources.add(source);
        return this;
    }

    /** Says which time the report speaks of, in words; it stands in the report's identification. */
    public ReportRequest over(String time) {
        period = Objects.requireNonNull(time, "time");
        return this;
    }

    /**
     * The signatures that were given on a record, the first one first; none where the request has no trail.
     *
     * @throws io.github.qms4j.RefusedException when the session's actor may not read records of this type
     * @throws io.github.qms4j.NotFoundException when there is no such record
     */
    public <S extends Record> List<SignatureLine> signatures(RecordType<S> type, RecordId id) {
        long version = session.records().get(type, id).version();
        if (trail == null) {
            return List.of();
        }
        return trail.history(type.name(), id.value()).stream()
                .filter(entry -> entry.recordVersion() <= version)
                .flatMap(entry -> SignatureLine.of(entry).stream())
                .toList();
    }

    /** What {@link #source} was told, in the order of the calls. */
    public List<Source> sources() {
        return List.copyOf(sources);
    }

    /** What {@link #over} was told last; empty for nothing. */
    public String period() {
        return period;
    }

    /**
     * Every page of a list, so that a report leaves nothing out.
     *
     * @param pages the page at a cursor, which is null for the first
     */
    public static <V> List<V> all(Function<@Nullable String, Page<V>> pages) {
        List<V> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<V> page = pages.apply(cursor);
            all.addAll(page.items());
            cursor = page.cursor();
        } while (cursor != null);
        return all;
    }

    private @Nullable String value(String parameter) {
        return values.get(parameter);
    }
}
