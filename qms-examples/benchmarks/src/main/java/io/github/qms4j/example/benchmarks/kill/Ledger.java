package io.github.qms4j.example.benchmarks.kill;

import io.github.qms4j.example.benchmarks.kill.Story.Version;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of the story, and its transactions as statements on one connection. */
final class Ledger {
    private static final int ENTRIES_A_SEAL = 64;

    private static final List<String> TABLES = List.of(
            """
            create table if not exists record (
                id varchar(40) not null primary key, version bigint not null, payload varchar(2000) not null,
                head varchar(64) not null)""",
            """
            create table if not exists attribute (
                id varchar(40) not null, name varchar(40) not null, text_value varchar(40) not null,
                primary key (id, name))""",
            "create index if not exists attribute_value on attribute (name, text_value, id)",
            """
            create table if not exists entry (
                id varchar(60) not null primary key, payload varchar(2000) not null, hash varchar(64) not null,
                leaf bigint)""",
            "create index if not exists entry_leaf on entry (leaf)",
            "create table if not exists progress (writer integer not null primary key, told bigint not null)",
            """
            create table if not exists seal (
                number bigint not null primary key, log_size bigint not null, root varchar(64) not null)""");

    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement insertRecord;
    private final PreparedStatement updateRecord;
    private final PreparedStatement deleteRecord;
    private final PreparedStatement insertAttribute;
    private final PreparedStatement updateAttribute;
    private final PreparedStatement deleteAttributes;
    private final PreparedStatement insertEntry;
    private final PreparedStatement updateProgress;
    private final PreparedStatement selectUnsealed;
    private final PreparedStatement selectSeal;
    private final PreparedStatement placeEntry;
    private final PreparedStatement insertSeal;

    Ledger(Engine engine, Connection connection) throws SQLException {
        this.connection = connection;
        begin = connection.prepareStatement(engine.begin());
        insertRecord = connection.prepareStatement("insert into record (id, version, payload, head) values (?,?,?,?)");
        updateRecord = connection.prepareStatement(
                "update record set version = ?, payload = ?, head = ? where id = ? and version = ?");
        deleteRecord = connection.prepareStatement("delete from record where id = ? and version = ?");
        insertAttribute = connection.prepareStatement("insert into attribute (id, name, text_value) values (?,?,?)");
        updateAttribute = connection.prepareStatement("update attribute set text_value = ? where id = ? and name = ?");
        deleteAttributes = connection.prepareStatement("delete from attribute where id = ?");
        insertEntry = connection.prepareStatement("insert into entry (id, payload, hash) values (?,?,?)");
        updateProgress = connection.prepareStatement("update progress set told = ? where writer = ?");
        selectUnsealed = connection.prepareStatement(
                "select id, hash from entry where leaf is null order by id limit " + ENTRIES_A_SEAL);
        selectSeal = connection.prepareStatement(
                "select number, log_size, root from seal where number = (select max(number) from seal)");
        placeEntry = connection.prepareStatement("update entry set leaf = ? where id = ? and leaf is null");
        insertSeal = connection.prepareStatement("insert into seal (number, log_size, root) values (?,?,?)");
    }

    /** Repeatable: the process may be killed in the middle of it. */
    static void create(Connection connection, int writers) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
            for (int writer = 0; writer < writers; writer++) {
                statement.execute("insert into progress select " + writer + ", 0 where not exists"
                        + " (select 1 from progress where writer = " + writer + ")");
            }
        }
        connection.commit();
    }

    static long told(Connection connection, int writer) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select told from progress where writer = ?")) {
            select.setInt(1, writer);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** One transaction over four tables. */
    void write(int writer, long number, List<Version> versions) throws SQLException {
        writeUncommitted(writer, number, versions);
        connection.commit();
    }

    void writeUncommitted(int writer, long number, List<Version> versions) throws SQLException {
        begin.execute();
        for (Version version : versions) {
            if (version.number() == 0) {
                run(insertRecord, version.record(), version.number(), version.payload(), version.head());
                for (String name : Story.ATTRIBUTES) {
                    run(insertAttribute, version.record(), name, version.attribute(name));
                }
            } else if (version.last()) {
                run(deleteRecord, version.record(), version.number() - 1);
                update(deleteAttributes, Story.ATTRIBUTES.size(), version.record());
            } else {
                long before = version.number() - 1;
                run(updateRecord, version.number(), version.payload(), version.head(), version.record(), before);
                for (String name : Story.ATTRIBUTES) {
                    run(updateAttribute, version.attribute(name), version.record(), name);
                }
            }
            run(insertEntry, version.entry(), version.payload(), version.head());
        }
        run(updateProgress, number, writer);
    }

    private record Unsealed(String id, String hash) {}

    /** Gives entries their place, in one transaction with the seal over them; the seal's number, or 0 without entries. */
    long seal() throws SQLException {
        begin.execute();
        List<Unsealed> unsealed = new ArrayList<>();
        try (ResultSet rows = selectUnsealed.executeQuery()) {
            while (rows.next()) {
                unsealed.add(new Unsealed(rows.getString(1), rows.getString(2)));
            }
        }
        if (unsealed.isEmpty()) {
            connection.rollback();
            return 0;
        }
        long number = 0;
        long size = 0;
        String root = "";
        try (ResultSet last = selectSeal.executeQuery()) {
            if (last.next()) {
                number = last.getLong(1);
                size = last.getLong(2);
                root = last.getString(3);
            }
        }
        for (Unsealed entry : unsealed) {
            run(placeEntry, size++, entry.id());
            root = Story.sha256(root, entry.hash());
        }
        run(insertSeal, ++number, size, root);
        connection.commit();
        return number;
    }

    private static void run(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        update(statement, 1, values);
    }

    private static void update(PreparedStatement statement, int rows, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        int found = statement.executeUpdate();
        if (found != rows) {
            throw new SQLException(found + " rows changed instead of " + rows);
        }
    }
}
