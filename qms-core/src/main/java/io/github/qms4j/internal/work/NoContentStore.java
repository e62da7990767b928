package io.github.qms4j.internal.work;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.spi.content.ContentStore;
import java.io.InputStream;
import java.util.Optional;

/** In place of a content store that the host has not given: whoever needs one is told so. */
public final class NoContentStore implements ContentStore {
    @Override
    public Intake begin() {
        throw missing();
    }

    @Override
    public Optional<InputStream> open(String sha256) {
        throw missing();
    }

    @Override
    public String place(String sha256) {
        return "nowhere";
    }

    @Override
    public String describe() {
        return "nowhere; no content store was given";
    }

    private static ConfigurationException missing() {
        return new ConfigurationException("no place for the texts of documents was given to the engine; give one with"
                + " QmsBuilder.contentStore, such as DirectoryContentStore.in(directory)");
    }
}
