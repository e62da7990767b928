package io.github.qms4j.internal.work;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.internal.codec.PayloadCodec;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.merkle.Hash;
import io.github.qms4j.trail.merkle.Tile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Tiles of hashes as rows: each holds 256 neighbours of one level of the tree, and is written once, when it is full. */
final class TileRows {
    static final String TYPE = "trail-tile";

    private TileRows() {}

    static RecordKey key(String tenant, int level, long index) {
        return new RecordKey(tenant, TYPE, String.format(Locale.ROOT, "%d/%012d", level, index));
    }

    static Change.Insert insert(String tenant, Tile tile) {
        return new Change.Insert(row(tenant, tile));
    }

    private static StoredRecord row(String tenant, Tile tile) {
        StringBuilder payload = new StringBuilder("{\"hashes\":");
        write(tile.hashes(), payload);
        Map<String, AttributeValue> attributes = Map.of(
                "tileLevel", AttributeValue.of((long) tile.level()), "tileIndex", AttributeValue.of(tile.index()));
        return new StoredRecord(
                key(tenant, tile.level(), tile.index()),
                0,
                1,
                attributes,
                payload.append('}').toString());
    }

    /**
     * Reads a tile.
     *
     * @throws CorruptRecordException when the row is not one that {@link #insert} writes
     */
    static Tile read(StoredRecord row, int level, long index) {
        Tile tile;
        try {
            List<Hash> hashes = StreamSupport.stream(
                            PayloadCodec.tree(row.payload()).required("hashes").spliterator(), false)
                    .map(node -> Hash.ofHex(node.stringValue()))
                    .toList();
            tile = Tile.of(level, index, hashes);
        } catch (RuntimeException e) {
            throw new CorruptRecordException(row.key() + " cannot be read: " + e.getMessage(), e);
        }
        if (!row(row.key().tenant(), tile).equals(row)) {
            throw new CorruptRecordException(
                    row.key() + " is not stored as a tile of its content is; its row was altered");
        }
        return tile;
    }

    static void write(List<Hash> hashes, StringBuilder out) {
        String separator = "[\"";
        for (Hash hash : hashes) {
            out.append(separator).append(hash.hex());
            separator = "\",\"";
        }
        out.append(hashes.isEmpty() ? "[]" : "\"]");
    }
}
