package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.inspection.InspectorAccesses.Inspector;
import io.github.qms4j.record.ErasableText;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.TransitionTable;
import io.github.qms4j.record.UnitOfWork.Appended;
import io.github.qms4j.retention.HoldScope;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.storage.AttributeDefinition;
import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.support.InMemoryCheckpointKeys;
import io.github.qms4j.trail.TrailVerification;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever somebody with SQL does to any cell of any table that the trail covers is found. */
abstract class TamperingRules {
    private static final Permission CALIBRATE = Permission.of("balance:calibrate", Role.SERVICE_AGENT);
    private static final RecordType<Balance> BALANCE = RecordType.of("balance", Balance.class)
            .text("serial", Balance::serial)
            .decimal("reading", Balance::reading)
            .date("due", Balance::due)
            .flag("inUse", Balance::inUse)
            .lifeCycle(TransitionTable.of(Status.class, Balance::status)
                    .creates("balance.enter", CALIBRATE, Set.of(Status.IN_USE))
                    .next()
                    .edits("balance.calibrate", CALIBRATE, Set.of(Status.IN_USE))
                    .signed("calibrated")
                    .next()
                    .build());

    private static final Actor COMPLIANCE = Actor.of("u-9", Role.COMPLIANCE);
    private static final Actor INSPECTOR = Actor.of("u-7", Role.INSPECTOR);
    private static final List<String> TABLES = List.of(
            "qms_ticket",
            "qms_record",
            "qms_inspector_access",
            "qms_legal_hold",
            "qms_retention_policy",
            "qms_attribute",
            "qms_erasable_text",
            "qms_trail_entry",
            "qms_trail_seal",
            "qms_trail_tile");

    private static final Set<String> INSTANTS = Set.of("instant_value", "valid_from", "valid_until");

    private final TestDatabase database;
    private final Qms qms;
    private Map<String, Table> before = Map.of();
    private int tried;
    private int refused;

    TamperingRules(String url) {
        database = new TestDatabase(url);
        qms = Qms.builder()
                .storage(database.owning())
                .clock(Clock.fixed(Instant.parse("2026-03-02T09:00:00.120Z"), ZoneOffset.UTC))
                .checkpointKeys(new InMemoryCheckpointKeys())
                .signatureAuthenticator((records, attempt, secret) ->
                        new Authentication.Authenticated(new Signer(attempt.identification(), "Ann Ek")))
                .recordType(BALANCE)
                .customAttribute("ticket", new AttributeDefinition("batch", AttributeType.TEXT))
                .build();
    }

    enum Status {
        IN_USE
    }

    record Balance(
            Status status, String serial, BigDecimal reading, LocalDate due, boolean inUse, ErasableText keeper) {}

    /** A table as it is before somebody tampers with it. */
    private record Table(List<String> columns, List<@Nullable Object[]> rows) {}

    @BeforeEach
    void tellTheStory() throws SQLException {
        TABLES.forEach(table -> database.execute("delete from " + table));
        Actor ann = Actor.of("u-1042", Role.SERVICE_AGENT, Role.SERVICE_MANAGER);
        RecordStore records = qms.as(ann, "calibration round").records();
        qms.as(ann).serviceDesk().open(ticket("INC-1"));
        qms.as(ann).serviceDesk().open(ticket("INC-2"));
        records.commit(unit -> unit.create(BALANCE, "balance.enter", "b-1", balance("1.10", unit.keepErasable("Jo"))));
        qms.trail().seal();
        qms.as(ann, "calibration round")
                .signing(Credentials.both(ann.id(), new char[] {'x'}), ZoneOffset.UTC)
                .records()
                .commit(unit -> unit.change(BALANCE, "balance.calibrate", "b-1", b -> balance("2.00", b.keeper())));
        records.commit(unit -> {
            ErasableText keeper = unit.keepErasable("Kim");
            unit.append(
                    BALANCE,
                    "balance.enter",
                    "import-1",
                    List.of(new Appended<>("b-2", balance("3", keeper)), new Appended<>("b-3", balance("4", keeper))));
            return keeper;
        });
        refusedAttempt();
        qms.as(COMPLIANCE, "lawsuit").retention().placeHold(HoldScope.type("balance"), "Balances 4711");
        qms.as(COMPLIANCE, "by law").retention().setPolicy("balance", Period.ofYears(10), "21 CFR 211.180");
        inspectorsRead();
        qms.trail().seal();
        before = read();
    }

    @AfterEach
    void close() {
        qms.close();
        database.close();
    }

    private static Ticket ticket(String reference) {
        return Ticket.builder("phone", reference, TicketKind.INCIDENT)
                .event(new TicketEvent.Opened(Instant.parse("2026-03-02T08:00:00Z")))
                .build();
    }

    private static Balance balance(String reading, ErasableText keeper) {
        return new Balance(
                Status.IN_USE, "S-" + reading, new BigDecimal(reading), LocalDate.of(2027, 3, 1), true, keeper);
    }

    private void inspectorsRead() {
        Instant now = Instant.parse("2026-03-02T09:00:00.120Z");
        qms.as(COMPLIANCE, "announced inspection")
                .inspectorAccesses()
                .grant(new Inspector("u-7", "Ines", "Authority"), now, now.plusSeconds(3_600), Set.of("balance"));
        assertThat(qms.as(INSPECTOR).records().find(BALANCE, "b-1")).isPresent();
    }

    private void refusedAttempt() {
        RecordStore inspector = qms.as(INSPECTOR, "trying").records();
        try {
            inspector.commit(unit -> unit.change(BALANCE, "balance.calibrate", "b-1", b -> b));
        } catch (RefusedException expected) {
            return;
        }
        throw new AssertionError("it was not refused");
    }

    private Map<String, Table> read() throws SQLException {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (String table : TABLES) {
            tables.put(table, read(table));
        }
        return tables;
    }

    private Table read(String table) throws SQLException {
        try (Connection connection = database.connections().getConnection();
                PreparedStatement select = connection.prepareStatement("select * from " + table);
                ResultSet rows = select.executeQuery()) {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                columns.add(rows.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
            }
            List<@Nullable Object[]> all = new ArrayList<>();
            while (rows.next()) {
                @Nullable Object[] row = new @Nullable Object[columns.size()];
                for (int i = 0; i < row.length; i++) {
                    String name = columns.get(i);
                    boolean moment = name.equals("at") || name.endsWith("_at") || INSTANTS.contains(name);
                    row[i] = moment ? rows.getObject(i + 1, OffsetDateTime.class) : rows.getObject(i + 1);
                }
                all.add(row);
            }
            return new Table(columns, all);
        }
    }

    private void write(String table, List<String> columns, List<@Nullable Object[]> rows) throws SQLException {
        String marks = String.join(", ", columns.stream().map(c -> "?").toList());
        try (Connection connection = database.connections().getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from " + table);
                PreparedStatement insert = connection.prepareStatement(
                        "insert into " + table + " (" + String.join(", ", columns) + ") values (" + marks + ")")) {
            connection.setAutoCommit(false);
            delete.executeUpdate();
            for (@Nullable Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.executeUpdate();
            }
            connection.commit();
        }
    }

    @Test
    void what_nobody_touched_is_sound() {
        TrailVerification verification = qms.trail().verify();

        assertThat(verification.problems()).isEmpty();
        assertThat(verification.records()).isEqualTo(8);
        assertThat(verification.seals()).isEqualTo(2);
    }

    @Test
    void every_alteration_of_every_cell_and_row_is_found() throws SQLException {
        SignedCheckpoint checkpoint = qms.trail().checkpoint().orElseThrow();
        SoftAssertions softly = new SoftAssertions();
        for (Map.Entry<String, Table> entry : before.entrySet()) {
            Table table = entry.getValue();
            for (int row = 0; row < table.rows().size(); row++) {
                for (Map.Entry<String, List<@Nullable Object[]>> altered :
                        alterations(table, row).entrySet()) {
                    tried++;
                    String what = entry.getKey() + " row " + row + ": " + altered.getKey();
                    assertFound(softly, checkpoint, what, entry.getKey(), table, altered.getValue());
                }
            }
        }
        System.out.println("tampering in " + getClass().getSimpleName() + ": " + tried + " alterations tried, "
                + refused + " of them refused by a constraint of the database, "
                + (tried - refused - softly.assertionErrorsCollected().size()) + " found");
        softly.assertAll();
        assertThat(tried).isGreaterThan(300);
        assertThat(qms.trail().verify(checkpoint).problems()).isEmpty();
    }

    private void assertFound(
            SoftAssertions softly,
            SignedCheckpoint checkpoint,
            String what,
            String name,
            Table table,
            List<@Nullable Object[]> altered)
            throws SQLException {
        try {
            write(name, table.columns(), altered);
        } catch (SQLException refusedByTheDatabase) {
            refused++;
            return;
        }
        try {
            softly.assertThat(qms.trail().verify(checkpoint).problems())
                    .as(what)
                    .isNotEmpty();
        } catch (RuntimeException e) {
            softly.fail(what + ": the verification broke off: " + e, e);
        } finally {
            write(name, table.columns(), table.rows());
        }
    }

    private static Map<String, List<@Nullable Object[]>> alterations(Table table, int at) {
        Map<String, List<@Nullable Object[]>> all = new LinkedHashMap<>();
        all.put("row deleted", without(table, at));
        int id = table.columns().indexOf("id");
        List<@Nullable Object[]> doubled = copy(table);
        @Nullable Object[] twin = table.rows().get(at).clone();
        twin[id] = twin[id] + "9";
        doubled.add(twin);
        all.put("row doubled under another id", doubled);
        for (int column = 0; column < table.columns().size(); column++) {
            String name = table.columns().get(column);
            Object old = table.rows().get(at)[column];
            Map<String, @Nullable Object> values = values(name, old);
            for (Map.Entry<String, @Nullable Object> value : values.entrySet()) {
                all.put(name + " " + value.getKey(), with(table, at, column, value.getValue()));
            }
            for (int other = at + 1; other < table.rows().size(); other++) {
                Object theirs = table.rows().get(other)[column];
                if (!Objects.equals(old, theirs)) {
                    List<@Nullable Object[]> swapped = with(table, at, column, theirs);
                    @Nullable Object[] second = swapped.get(other).clone();
                    second[column] = old;
                    swapped.set(other, second);
                    if (!contents(swapped).equals(contents(table.rows()))) {
                        all.put(name + " swapped with row " + other, swapped);
                    }
                }
            }
        }
        return all;
    }

    /** Two rows that are the same but for what was swapped are as they were. */
    private static Set<String> contents(List<@Nullable Object[]> rows) {
        return rows.stream().map(Arrays::deepToString).collect(Collectors.toSet());
    }

    private static Map<String, @Nullable Object> values(String column, @Nullable Object old) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (old == null) {
            values.put("set", madeUp(column));
            return values;
        }
        values.put("removed", null);
        if (old instanceof String text) {
            values.put("longer", text + "x");
            values.put("shorter", text.substring(0, Math.max(0, text.length() - 1)));
            for (int i = 1; i < text.length(); i += Math.max(1, text.length() / 6)) {
                char c = text.charAt(i) == '7' ? '8' : '7';
                values.put("altered at " + i, text.substring(0, i) + c + text.substring(i + 1));
            }
        } else if (old instanceof OffsetDateTime at) {
            values.put("later", at.plus(Duration.ofMillis(1)));
        } else if (old instanceof Boolean flag) {
            values.put("turned", !flag);
        } else if (old instanceof java.sql.Date date) {
            values.put("later", java.sql.Date.valueOf(date.toLocalDate().plusDays(1)));
        } else if (old instanceof Integer number) {
            values.put("up", number + 1);
            values.put("down", number - 1);
        } else if (old instanceof Long number) {
            values.put("up", number + 1);
            values.put("down", number - 1);
        } else if (old instanceof BigDecimal number) {
            values.put("up", number.add(BigDecimal.ONE));
        } else {
            throw new IllegalStateException("no alteration for a " + old.getClass() + " in " + column);
        }
        return values;
    }

    private static Object madeUp(String column) {
        return switch (column) {
            case "long_value", "leaf_index", "copies", "reopen_count", "series_number", "sequence" -> 1L;
            case "decimal_value" -> BigDecimal.ONE;
            case "boolean_value" -> true;
            case "date_value" -> LocalDate.EPOCH;
            case "instant_value", "resolved_at", "closed_at" ->
                OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
            default -> "x";
        };
    }

    private static List<@Nullable Object[]> copy(Table table) {
        return new ArrayList<>(table.rows());
    }

    private static List<@Nullable Object[]> without(Table table, int at) {
        List<@Nullable Object[]> rows = copy(table);
        rows.remove(at);
        return rows;
    }

    private static List<@Nullable Object[]> with(Table table, int at, int column, @Nullable Object value) {
        List<@Nullable Object[]> rows = copy(table);
        @Nullable
        Object[] row = Arrays.copyOf(table.rows().get(at), table.columns().size());
        row[column] = value;
        rows.set(at, row);
        return rows;
    }
}
