package io.github.qms4j.internal;

import com.google.fixture.ForeignType;

/** Internals may show foreign types. */
public final class Codec {
    public ForeignType foreign() {
        return new ForeignType();
    }
}
