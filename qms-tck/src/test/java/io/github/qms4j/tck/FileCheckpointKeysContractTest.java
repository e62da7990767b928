package io.github.qms4j.tck;

import io.github.qms4j.trail.custody.CheckpointKeys;
import io.github.qms4j.trail.custody.FileCheckpointKeys;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;

/** Each thread opens the directory by itself, as nodes of a host do. */
class FileCheckpointKeysContractTest extends CheckpointKeysContract {
    @TempDir
    private Path temporary;

    private final Map<CheckpointKeys, Path> opened = new HashMap<>();

    @Override
    protected CheckpointKeys open() {
        Path directory = temporary.resolve("keys-" + opened.size());
        CheckpointKeys keys = FileCheckpointKeys.in(directory);
        opened.put(keys, directory);
        return keys;
    }

    @Override
    protected CheckpointKeys another(CheckpointKeys keys) {
        return FileCheckpointKeys.in(Objects.requireNonNull(opened.get(keys)));
    }
}
