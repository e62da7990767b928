package io.github.qms4j.tck;

import io.github.qms4j.trail.custody.CheckpointKeys;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;

class InMemoryCheckpointKeysContractTest extends CheckpointKeysContract {
    @Override
    protected CheckpointKeys open() {
        return new InMemoryCheckpointKeys();
    }
}
