package io.github.qms4j.reporting;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When, by whom and from which data a report was made. Every renderer shows all of it.
 *
 * @param asOf the report shows the data as it stood at this instant
 * @param createdAt when the report was made; given by the caller, nothing here reads a clock
 * @param createdBy who made it, as the trail names the actor
 * @param zone in which instants are shown
 * @param trailCheckpoint the sealed checkpoint of the audit trail that covers the data; null when none was sealed yet
 * @param libraryVersion version of the software that computed the figures
 */
public record Provenance(
        Instant asOf,
        Instant createdAt,
        String createdBy,
        ZoneId zone,
        List<Source> sources,
        @Nullable String trailCheckpoint,
        String libraryVersion) {
    public Provenance {
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(createdAt, "createdAt");
        Checks.filled("provenance", "createdBy", createdBy);
        Objects.requireNonNull(zone, "zone");
        sources = List.copyOf(sources);
        Checks.filled("provenance", "libraryVersion", libraryVersion);
    }

    public static Builder asOf(Instant instant) {
        return new Builder(instant);
    }

    /** Instants, maker, zone and version are required; a source or a checkpoint only where there is one. */
    public static final class Builder {
        private final Instant asOf;
        private final List<Source> sources = new ArrayList<>();
        private @Nullable Instant createdAt;
        private @Nullable String createdBy;
        private @Nullable ZoneId zone;
        private @Nullable String trailCheckpoint;
        private @Nullable String libraryVersion;

        private Builder(Instant asOf) {
            this.asOf = asOf;
        }

        public Builder created(Instant at, String by) {
            createdAt = at;
            createdBy = by;
            return this;
        }

        public Builder zone(ZoneId shown) {
            zone = shown;
            return this;
        }

        public Builder source(Source source) {
            sources.add(source);
            return this;
        }

        public Builder trailCheckpoint(String checkpoint) {
            trailCheckpoint = Checks.filled("provenance", "trailCheckpoint", checkpoint);
            return this;
        }

        public Builder libraryVersion(String version) {
            libraryVersion = version;
            return this;
        }

        /** Throws {@link NullPointerException} naming the first required part that was not given. */
        public Provenance build() {
            return new Provenance(
                    asOf,
                    Objects.requireNonNull(createdAt, "created"),
                    Objects.requireNonNull(createdBy, "created"),
                    Objects.requireNonNull(zone, "zone"),
                    sources,
                    trailCheckpoint,
                    Objects.requireNonNull(libraryVersion, "libraryVersion"));
        }
    }
}
