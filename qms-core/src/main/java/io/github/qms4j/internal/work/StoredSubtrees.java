package io.github.qms4j.internal.work;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.merkle.Hash;
import io.github.qms4j.trail.merkle.SubtreeHashes;
import io.github.qms4j.trail.merkle.Tile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of a stored log: those of full tiles from the tiles, the rest from the seals of the last entries. Reads
 * what one proof needs and keeps it for that proof; make a new one for the next.
 */
final class StoredSubtrees implements SubtreeHashes {
    private static final int PAGE = 100;

    private final QmsStorage storage;
    private final String tenant;
    private final long size;
    private final Map<String, Tile> tiles = new HashMap<>();
    private @Nullable Hash @Nullable [] tail;

    StoredSubtrees(QmsStorage storage, String tenant, long size) {
        this.storage = storage;
        this.tenant = tenant;
        this.size = size;
    }

    @Override
    public Hash at(int level, long index) {
        int tileLevel = level / Tile.HEIGHT;
        int within = level % Tile.HEIGHT;
        long tileIndex = index >> (Tile.HEIGHT - within);
        if (isFull(tileLevel, tileIndex)) {
            long first = tileIndex << (Tile.HEIGHT - within);
            return tile(tileLevel, tileIndex).hash(within, (int) (index - first));
        }
        if (within > 0) {
            return Hash.node(at(level - 1, 2 * index), at(level - 1, 2 * index + 1));
        }
        return tileLevel == 0 ? leafOfTail(index) : tile(tileLevel - 1, index).root();
    }

    private boolean isFull(int tileLevel, long tileIndex) {
        int bits = Tile.HEIGHT * (tileLevel + 1);
        return bits < Long.SIZE - 1 && tileIndex + 1 <= size >> bits;
    }

    private Tile tile(int level, long index) {
        return tiles.computeIfAbsent(level + "/" + index, k -> {
            StoredRecord row = storage.find(TileRows.key(tenant, level, index))
                    .orElseThrow(() -> new CorruptRecordException("the log of tenant " + tenant + " has " + size
                            + " entries, but its tile " + level + "/" + index + " is not stored"));
            return TileRows.read(row, level, index);
        });
    }

    /** A leaf behind the last full tile. */
    private Hash leafOfTail(long index) {
        long start = size - size % Tile.WIDTH;
        if (tail == null) {
            tail = readTail(start);
        }
        Hash leaf = tail[(int) (index - start)];
        if (leaf == null) {
            throw new CorruptRecordException(
                    "the log of tenant " + tenant + " has no seal that took in its entry " + index);
        }
        return leaf;
    }

    private @Nullable Hash[] readTail(long start) {
        @Nullable Hash[] leaves = new @Nullable Hash[Tile.WIDTH];
        RecordQuery query = RecordQuery.of(tenant, Seal.TYPE)
                .whereBetween(Seal.LOG_SIZE, AttributeValue.of(start + 1), AttributeValue.of(size + 1))
                .sortedBy(Sort.ascending(Seal.LOG_SIZE))
                .limitedTo(PAGE);
        Pages.forEach(storage, query, row -> {
            Seal seal = Seal.read(row);
            List<Hash> taken = seal.leaves();
            for (int i = 0; i < taken.size(); i++) {
                long at = seal.from() + i;
                if (at >= start && at < size) {
                    leaves[(int) (at - start)] = taken.get(i);
                }
            }
        });
        return leaves;
    }
}
