package io.github.qms4j.review;

import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.kpi.Direction;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import io.github.qms4j.regulation.CatalogueLibrary;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One source being read for one review: what it reads here is named and hashed, so that nothing counts that cannot be
 * found again.
 */
public final class Gathering {
    private static final int PAGE = 500;

    private final RecordStore records;
    private final Scope scope;
    private final MessageDigest digest = Hashes.sha256();
    private final List<String> queries = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private long read;
    private String missing = "";

    Gathering(RecordStore records, Scope scope) {
        this.records = records;
        this.scope = scope;
    }

    /** What all sources of one review are read for. */
    record Scope(
            LocalDate from,
            LocalDate until,
            Instant asOf,
            LocalDate on,
            @Nullable View<ReviewId, ManagementReview> previous,
            CatalogueLibrary library) {
        long days() {
            return ChronoUnit.DAYS.between(from, until);
        }
    }

    /** Reads a source for the clauses that the review must consider among its own. */
    static ReviewInput of(RecordStore records, Scope scope, InputSource source, List<String> clauses) {
        Gathering gathering = new Gathering(records, scope);
        source.gather().accept(gathering);
        return new ReviewInput(
                source.name(),
                clauses,
                gathering.figures,
                "",
                gathering.missing,
                String.join("; ", gathering.queries),
                gathering.read,
                HexFormat.of().formatHex(gathering.digest.digest()),
                null);
    }

    /** The first day of the period, in the engine's zone. */
    public LocalDate from() {
        return scope.from();
    }

    /** The day after the last of the period, in the engine's zone. */
    public LocalDate until() {
        return scope.until();
    }

    /** The instant at which the period begins. */
    public Instant start() {
        return from().atStartOfDay(zone()).toInstant();
    }

    /** The instant at which it is over. */
    public Instant end() {
        return until().atStartOfDay(zone()).toInstant();
    }

    /** When the input is gathered, in UTC with milliseconds. */
    public Instant asOf() {
        return scope.asOf();
    }

    /** The day on which it is gathered, in the engine's zone. */
    public LocalDate on() {
        return scope.on();
    }

    ZoneId zone() {
        return records.zone();
    }

    /** The records of the tenant, for what a service computes; what counts must be read with {@link #each}. */
    public RecordStore records() {
        return records;
    }

    Optional<View<ReviewId, ManagementReview>> previous() {
        return Optional.ofNullable(scope.previous());
    }

    CatalogueLibrary library() {
        return scope.library();
    }

    /** Reads every record that meets all conditions, a page at a time, in the order of their ids. */
    public <S extends Record> void each(RecordType<S> type, Consumer<Versioned<S>> seen, Condition... conditions) {
        queries.add(type.name() + Stream.of(conditions).map(Gathering::words).collect(Collectors.joining()));
        RecordQuery query = records.query(type).where(conditions).limitedTo(PAGE);
        records.stream(type, query).forEach(record -> {
            note(type.name(), record.id(), record.version(), record.contentHash());
            seen.accept(record);
        });
    }

    /** The states of every record that meets all conditions; for the few of a type that has few. */
    public <S extends Record> List<S> all(RecordType<S> type, Condition... conditions) {
        List<S> states = new ArrayList<>();
        each(type, record -> states.add(record.state()), conditions);
        return states;
    }

    /** Notes something that was read by other means, such as a catalogue. */
    void note(String type, String id, long version, String contentHash) {
        read++;
        String line = type + '\t' + id + '\t' + version + '\t' + contentHash + '\n';
        digest.update(line.getBytes(StandardCharsets.UTF_8));
    }

    /** Names what was read by other means. */
    void query(String words) {
        queries.add(words);
    }

    /** Says how often something happened in the period. */
    public void happened(String figure, long times, Direction better) {
        say(figure, Figure.Kind.OVER_THE_PERIOD, Result.measured(Quantity.of(times, "1")), better, "");
    }

    /** Says how many there are. */
    public void thereAre(String figure, long number, Direction better) {
        say(figure, Figure.Kind.AT_THE_END, Result.measured(Quantity.of(number, "1")), better, "");
    }

    /** Says which part of a whole something is, in percent; no data when the whole is none. */
    public void share(String figure, long part, long whole, Direction better) {
        Result result = whole == 0
                ? Result.noData("there is nothing that it could be a share of")
                : Result.measured(new Quantity(
                        BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP),
                        "%"));
        say(figure, Figure.Kind.AT_THE_END, result, better, part + " of " + whole);
    }

    /** Says a figure. */
    public void say(String figure, Figure.Kind kind, Result result, Direction better, String note) {
        figures.add(Figure.of(figure, kind, result, better, note, scope.days()));
    }

    /**
     * Says of the records of a type whose day lies in the period how many stand where: all that many a source needs.
     *
     * @param day such as when they were due, or held
     * @param status where they stand
     */
    public <S extends Record, E extends Enum<E>> void byStatus(
            RecordType<S> type, Attribute<S, LocalDate> day, Attribute<S, E> status) {
        Map<String, Long> counts = new TreeMap<>();
        type.transitions().statuses().forEach(each -> counts.put(each, 0L));
        each(
                type,
                record -> {
                    AttributeValue stands = status.in(record.state());
                    if (stands != null) {
                        counts.merge(String.valueOf(stands.value()), 1L, Long::sum);
                    }
                },
                day.between(from(), until()));
        counts.forEach((name, number) -> happened("in " + name, number, Direction.NEUTRAL));
        missingIfNever(type, "there is no " + type.name() + " on record");
    }

    /** Says that there is nothing to consider, and why: the clause then needs another input or a justification. */
    public void missing(String because) {
        missing = because;
        figures.clear();
    }

    /** Says that there is nothing when no record of a kind was ever made: no use of a register is no count of zero. */
    public <S extends Record> void missingIfNever(RecordType<S> type, String because, Condition... conditions) {
        if (read == 0 && records.count(type, records.query(type).where(conditions)) == 0) {
            missing(because);
        }
    }

    /** In one order, whatever the order of a set in memory: the same query has the same words. */
    private static String words(Condition condition) {
        String is;
        if (condition instanceof Condition.Equal equal) {
            is = " = " + equal.value().value();
        } else if (condition instanceof Condition.In in) {
            is = in.values().stream()
                    .map(AttributeValue::value)
                    .map(String::valueOf)
                    .sorted()
                    .toList()
                    .toString();
        } else {
            Condition.Range range = (Condition.Range) condition;
            AttributeValue from = range.from();
            AttributeValue until = range.until();
            is = (from == null ? "" : " from " + from.value()) + (until == null ? "" : " before " + until.value());
        }
        return ", " + condition.attribute() + is;
    }
}
