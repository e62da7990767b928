package io.github.qms4j.example.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A program without the library: writes the same rows into the same tables by prepared statements on a connection of its
 * own a thread. Nobody is authorised, nothing is validated and no rule is asked; it is the least that an audited write costs.
 */
final class JdbcStore implements AuditedStore {
    private final EmbeddedDatabase database;
    private final String url;
    // SQLite has one writer at a time, and would let threads that wait for each other sleep instead.
    private final Lock turn = new ReentrantLock(true);

    JdbcStore(EmbeddedDatabase database, Path file) {
        QmsStore.createTables(database, file);
        this.database = database;
        this.url = database.url(file);
    }

    @Override
    public Writer writer() {
        try {
            return new ConnectionWriter(
                    database,
                    DriverManager.getConnection(url),
                    database == EmbeddedDatabase.SQLITE ? Optional.of(turn) : Optional.empty());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        // Every connection is its writer's.
    }

    private static final class ConnectionWriter implements Writer {
        private static final String TENANT = "default";
        private static final String TICKET = "ticket";
        private static final String CALIBRATION = "bench.calibration";
        private static final String HEAD = "trailHead=TEXT:";

        private final PlainText text = new PlainText();
        private final EmbeddedDatabase database;
        private final Optional<Lock> turn;
        private final Object now;
        private final Connection connection;
        private final PreparedStatement insertTicket;
        private final PreparedStatement selectTicket;
        private final PreparedStatement updateTicket;
        private final PreparedStatement insertRecord;
        private final PreparedStatement selectRecord;
        private final PreparedStatement updateRecord;
        private final PreparedStatement insertAttribute;
        private final PreparedStatement updateTextAttribute;
        private final PreparedStatement updateInstantAttribute;
        private final PreparedStatement insertEntry;
        private final PreparedStatement selectEntries;

        ConnectionWriter(EmbeddedDatabase database, Connection connection, Optional<Lock> turn) throws SQLException {
            this.database = database;
            this.connection = connection;
            this.turn = turn;
            this.now = database.stored(NOW);
            connection.setAutoCommit(false);
            insertTicket = connection.prepareStatement("insert into qms_ticket (tenant, id, version, schema_version,"
                    + " payload, trail_head, changed_at, reference, source, kind, status, priority, service, category,"
                    + " opened_at) values (?, ?, 0, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            selectTicket = connection.prepareStatement(
                    "select version, payload, trail_head from qms_ticket where tenant = ? and id = ?");
            updateTicket = connection.prepareStatement("update qms_ticket set version = ?, payload = ?, trail_head = ?,"
                    + " changed_at = ?, assignment_group = ? where tenant = ? and id = ? and version = ?");
            insertRecord = connection.prepareStatement("insert into qms_record (tenant, record_type, id, version,"
                    + " schema_version, payload, other_attributes) values (?, ?, ?, 0, 1, ?, ?)");
            selectRecord = connection.prepareStatement("select version, payload, other_attributes from qms_record"
                    + " where tenant = ? and record_type = ? and id = ?");
            updateRecord = connection.prepareStatement("update qms_record set version = ?, payload = ?,"
                    + " other_attributes = ? where tenant = ? and record_type = ? and id = ? and version = ?");
            insertAttribute = connection.prepareStatement("insert into qms_attribute (tenant, record_type, id, name,"
                    + " value_type, text_value, instant_value) values (?, ?, ?, ?, ?, ?, ?)");
            updateTextAttribute = connection.prepareStatement("update qms_attribute set text_value = ?"
                    + " where tenant = ? and record_type = ? and id = ? and name = ?");
            updateInstantAttribute = connection.prepareStatement("update qms_attribute set instant_value = ?"
                    + " where tenant = ? and record_type = ? and id = ? and name = ?");
            insertEntry = connection.prepareStatement("insert into qms_trail_entry (tenant, id, version,"
                    + " schema_version, payload, record_type, record_id, record_version, kind, action, actor, at, hash,"
                    + " leaf_index) values (?, ?, 0, 1, ?, ?, ?, ?, 'CHANGE', ?, ?, ?, ?, -1)");
            selectEntries = connection.prepareStatement("select payload from qms_trail_entry where tenant = ?"
                    + " and record_type = ? and record_id = ? and kind = 'CHANGE' order by record_version");
        }

        @Override
        public void openTicket(String reference) {
            inTransaction(() -> {
                String id = SOURCE + ":" + reference;
                String payload = PlainText.ticket(reference);
                String entry = text.created("ticket.open", TICKET, id, payload);
                String head = text.leaf(entry);
                set(
                        insertTicket,
                        TENANT,
                        id,
                        payload,
                        head,
                        now,
                        reference,
                        SOURCE,
                        "INCIDENT",
                        "NEW",
                        "Moderate",
                        "Laboratory systems",
                        "Printing",
                        database.stored(OPENED));
                insertTicket.executeUpdate();
                entry(entry, head, TICKET, id, 0, "ticket.open");
                insertEntry.executeUpdate();
            });
        }

        @Override
        public void assignTicket(String reference) {
            inTransaction(() -> {
                String id = SOURCE + ":" + reference;
                set(selectTicket, TENANT, id);
                Loaded loaded = load(selectTicket);
                String payload = PlainText.assigned(loaded.payload());
                long version = loaded.version() + 1;
                String entry = text.changed(
                        "ticket.assign",
                        TICKET,
                        id,
                        version,
                        "/state/events/" + version,
                        PlainText.ASSIGNED,
                        payload,
                        loaded.head());
                String head = text.leaf(entry);
                set(updateTicket, version, payload, head, now, "First line", TENANT, id, loaded.version());
                requireOne(updateTicket.executeUpdate());
                entry(entry, head, TICKET, id, version, "ticket.assign");
                insertEntry.executeUpdate();
            });
        }

        @Override
        public int historyOfTicket(String reference) {
            int entries = 0;
            try {
                set(selectEntries, TENANT, TICKET, SOURCE + ":" + reference);
                try (ResultSet rows = selectEntries.executeQuery()) {
                    while (rows.next()) {
                        entries += rows.getString(1).isEmpty() ? 0 : 1;
                    }
                }
                connection.commit();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return entries;
        }

        @Override
        public void planCalibrations(List<String> ids) {
            inTransaction(() -> {
                for (String id : ids) {
                    String payload = PlainText.calibration(id);
                    String entry = text.created("calibration.plan", CALIBRATION, id, payload);
                    String head = text.leaf(entry);
                    set(insertRecord, TENANT, CALIBRATION, id, payload, attributes(head));
                    insertRecord.addBatch();
                    attribute(id, "changedAt", null, now);
                    attribute(id, "dueAt", null, database.stored(Calibration.DUE));
                    attribute(id, "owner", "u-2044", null);
                    attribute(id, "status", "PLANNED", null);
                    attribute(id, "trailHead", head, null);
                    entry(entry, head, CALIBRATION, id, 0, "calibration.plan");
                    insertEntry.addBatch();
                }
                insertRecord.executeBatch();
                insertAttribute.executeBatch();
                insertEntry.executeBatch();
            });
        }

        @Override
        public void readCalibrations(List<String> ids) {
            inTransaction(() -> {
                for (String id : ids) {
                    set(selectRecord, TENANT, CALIBRATION, id);
                    Loaded loaded = load(selectRecord);
                    String payload = PlainText.read(loaded.payload());
                    long version = loaded.version() + 1;
                    String entry = text.changed(
                            "calibration.read",
                            CALIBRATION,
                            id,
                            version,
                            "/state/steps/0/reading",
                            "\"10.01\"",
                            payload,
                            headOf(loaded.head()));
                    String head = text.leaf(entry);
                    set(updateRecord, version, payload, attributes(head), TENANT, CALIBRATION, id, loaded.version());
                    updateRecord.addBatch();
                    set(updateTextAttribute, head, TENANT, CALIBRATION, id, "trailHead");
                    updateTextAttribute.addBatch();
                    set(updateInstantAttribute, now, TENANT, CALIBRATION, id, "changedAt");
                    updateInstantAttribute.addBatch();
                    entry(entry, head, CALIBRATION, id, version, "calibration.read");
                    insertEntry.addBatch();
                }
                for (int updated : updateRecord.executeBatch()) {
                    requireOne(updated);
                }
                updateTextAttribute.executeBatch();
                updateInstantAttribute.executeBatch();
                insertEntry.executeBatch();
            });
        }

        private static String attributes(String head) {
            return "changedAt=INSTANT:" + NOW + "\ndueAt=INSTANT:" + Calibration.DUE
                    + "\nowner=TEXT:u-2044\nstatus=TEXT:PLANNED\n" + HEAD + head + "\n";
        }

        private static String headOf(String attributes) {
            int from = attributes.indexOf(HEAD) + HEAD.length();
            return attributes.substring(from, attributes.length() - 1);
        }

        private void attribute(String id, String name, @Nullable Object textValue, @Nullable Object instantValue)
                throws SQLException {
            String type = textValue == null ? "INSTANT" : "TEXT";
            set(insertAttribute, TENANT, CALIBRATION, id, name, type, textValue, instantValue);
            insertAttribute.addBatch();
        }

        private void entry(String entry, String hash, String type, String id, long version, String action)
                throws SQLException {
            String key = "CHANGE/" + type + "/" + id + "/" + version;
            set(insertEntry, TENANT, key, entry, type, id, version, action, ACTOR.id(), now, hash);
        }

        /** A record as it was loaded; the head of a vendor's record with its other attributes around. */
        private record Loaded(long version, String payload, String head) {}

        private static Loaded load(PreparedStatement select) throws SQLException {
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Loaded(row.getLong(1), row.getString(2), row.getString(3));
            }
        }

        private static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
        }

        private static void requireOne(int rows) {
            if (rows != 1) {
                throw new IllegalStateException("somebody else has changed the record");
            }
        }

        private interface Statements {
            void execute() throws SQLException;
        }

        private void inTransaction(Statements statements) {
            turn.ifPresent(Lock::lock);
            try {
                statements.execute();
                connection.commit();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            } finally {
                turn.ifPresent(Lock::unlock);
            }
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
