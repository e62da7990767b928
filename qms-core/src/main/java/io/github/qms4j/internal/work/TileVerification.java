package io.github.qms4j.internal.work;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.trail.merkle.Hash;
import io.github.qms4j.trail.merkle.Tile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Checks that the stored tiles are those of the leaves that it is given, and that there are no others. */
final class TileVerification {
    private final QmsStorage storage;
    private final String tenant;
    private final Consumer<String> problems;
    private final List<List<Hash>> open = new ArrayList<>();
    private final List<Long> made = new ArrayList<>();

    TileVerification(QmsStorage storage, String tenant, Consumer<String> problems) {
        this.storage = storage;
        this.tenant = tenant;
        this.problems = problems;
    }

    void append(Hash leaf) {
        append(0, leaf);
    }

    private void append(int level, Hash hash) {
        if (open.size() == level) {
            open.add(new ArrayList<>());
            made.add(0L);
        }
        List<Hash> hashes = open.get(level);
        hashes.add(hash);
        if (hashes.size() == Tile.WIDTH) {
            Tile due = Tile.of(level, made.get(level), hashes);
            compare(due);
            hashes.clear();
            made.set(level, due.index() + 1);
            append(level + 1, due.root());
        }
    }

    private void compare(Tile due) {
        String what = "tile " + due.level() + "/" + due.index() + " of the log";
        try {
            boolean same = storage.find(TileRows.key(tenant, due.level(), due.index()))
                    .map(row -> TileRows.read(row, due.level(), due.index())
                            .hashes()
                            .equals(due.hashes()))
                    .orElse(false);
            if (!same) {
                problems.accept(what + " is missing or has other hashes than the entries");
            }
        } catch (CorruptRecordException e) {
            problems.accept(what + " was altered: " + e.getMessage());
        }
    }

    /** To be called behind the last leaf. */
    void end() {
        long due = made.stream().mapToLong(Long::longValue).sum();
        long stored = storage.count(RecordQuery.of(tenant, TileRows.TYPE));
        if (stored != due) {
            problems.accept(stored + " tiles of the log are stored where " + due + " are due");
        }
    }
}
