package io.github.qms4j.example.benchmarks.kill;

import io.github.qms4j.example.benchmarks.kill.Story.Version;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether a database holds exactly the transactions that it says it holds, each as a whole, and all that were
 * acknowledged, and takes the next ones. Everything is read by rows and by indexes.
 */
final class LedgerCheck {
    private static final int NAMED = 4;

    private final Statement statement;
    private final Acknowledged acknowledged;
    private final List<String> faults = new ArrayList<>();
    private final List<Story> stories = new ArrayList<>();
    private long unacknowledged;

    private LedgerCheck(Statement statement, Acknowledged acknowledged) {
        this.statement = statement;
        this.acknowledged = acknowledged;
    }

    /**
     * What was found.
     *
     * @param faults empty when everything is as it should be; each begins with its kind: lost, half, damaged, blocked
     * @param unacknowledged transactions that are there as a whole although nobody was told, which is no fault
     */
    record Outcome(List<String> faults, long unacknowledged) {
        Outcome {
            faults = List.copyOf(faults);
        }
    }

    static Outcome of(Engine engine, Connection connection, Acknowledged acknowledged) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            LedgerCheck check = new LedgerCheck(statement, acknowledged);
            engine.integrityProblems(statement).forEach(problem -> check.faults.add("damaged: " + problem));
            check.stories();
            check.seals();
            check.indexes();
            if (check.faults.isEmpty()) {
                check.nextTransactions(new Ledger(engine, connection));
                connection.rollback();
            }
            return new Outcome(check.faults, check.unacknowledged);
        }
    }

    private void stories() throws SQLException {
        Map<String, String> records = new TreeMap<>();
        Map<String, String> attributes = new TreeMap<>();
        Map<String, String> entries = new TreeMap<>();
        for (Map.Entry<String, String> progress :
                read("select writer, told from progress").entrySet()) {
            long told = Long.parseLong(progress.getValue());
            compare(progress.getKey(), told);
            Story story = new Story(Integer.parseInt(progress.getKey()));
            while (story.told() < told) {
                story.next().forEach(version -> tell(version, records, attributes, entries));
            }
            stories.add(story);
        }
        same("record", records, read("select id, version || ' ' || head || ' ' || payload from record"));
        same("attribute", attributes, read("select id || ' ' || name, text_value from attribute"));
        same("entry", entries, read("select id, hash || ' ' || payload from entry"));
    }

    private static void tell(
            Version version, Map<String, String> records, Map<String, String> attributes, Map<String, String> entries) {
        if (version.last()) {
            records.remove(version.record());
        } else {
            records.put(version.record(), version.number() + " " + version.head() + " " + version.payload());
        }
        for (String name : Story.ATTRIBUTES) {
            String key = version.record() + " " + name;
            if (version.last()) {
                attributes.remove(key);
            } else {
                attributes.put(key, version.attribute(name));
            }
        }
        entries.put(version.entry(), version.head() + " " + version.payload());
    }

    private void compare(String worker, long found) {
        long told = acknowledged.last(worker);
        if (found < told) {
            faults.add("lost: worker " + worker + " was told of " + told + ", stored is " + found);
        }
        unacknowledged += Math.max(0, found - told);
        acknowledged.found(worker, found);
    }

    /** Something of a transaction that nobody can see may still be in the way of its repetition. */
    private void nextTransactions(Ledger ledger) {
        for (int writer = 0; writer < stories.size(); writer++) {
            long number = stories.get(writer).told() + 1;
            try {
                ledger.writeUncommitted(writer, number, stories.get(writer).next());
            } catch (SQLException e) {
                faults.add("blocked: transaction " + number + " of worker " + writer + " is not there and cannot be"
                        + " written: " + e.getMessage());
                return;
            }
        }
    }

    private void seals() throws SQLException {
        List<String> hashes = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select leaf, hash from entry where leaf >= 0 order by leaf")) {
            while (rows.next()) {
                if (rows.getLong(1) != hashes.size()) {
                    faults.add("half: place " + hashes.size() + " in the log has no entry, the next is at "
                            + rows.getLong(1));
                    return;
                }
                hashes.add(rows.getString(2));
            }
        }
        long seals = 0;
        int size = 0;
        String root = "";
        try (ResultSet rows = statement.executeQuery("select number, log_size, root from seal order by number")) {
            while (rows.next()) {
                seals++;
                int until = (int) rows.getLong(2);
                for (; size < Math.min(until, hashes.size()); size++) {
                    root = Story.sha256(root, hashes.get(size));
                }
                if (rows.getLong(1) != seals || size != until || !root.equals(rows.getString(3))) {
                    faults.add("half: seal " + rows.getLong(1) + " over " + until + " does not fit its entries");
                    return;
                }
            }
        }
        if (size != hashes.size()) {
            faults.add("half: " + hashes.size() + " entries have places, seals cover " + size);
        }
        compare(KilledProcess.SEALER, seals);
    }

    private void indexes() throws SQLException {
        same(
                "index of attributes",
                read("select id || ' ' || name, text_value from attribute"),
                read("select id || ' ' || name, text_value from attribute where name in ('status', 'owner', 'changed')"
                        + " and text_value >= ' ' order by name, text_value, id"));
        same(
                "key of entries",
                read("select id, hash || ' ' || payload from entry"),
                read("select id, hash || ' ' || payload from entry where id >= ' ' order by id"));
        same(
                "index of places",
                read("select id, leaf from entry where leaf is not null order by id"),
                read("select id, leaf from entry where leaf >= 0 order by leaf"));
    }

    private Map<String, String> read(String select) throws SQLException {
        Map<String, String> found = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery(select)) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        return found;
    }

    private void same(String what, Map<String, String> expected, Map<String, String> found) {
        if (expected.equals(found)) {
            return;
        }
        List<String> differences = new ArrayList<>();
        expected.forEach((key, value) -> {
            if (!value.equals(found.get(key))) {
                differences.add(found.containsKey(key) ? "another " + key : "no " + key);
            }
        });
        found.keySet().stream()
                .filter(key -> !expected.containsKey(key))
                .forEach(key -> differences.add("extra " + key));
        String first = String.join(", ", differences.subList(0, Math.min(NAMED, differences.size())));
        faults.add("half: " + what + ": " + differences.size() + " rows differ: " + first);
    }
}
