package io.github.qms4j.regulation;

import io.github.qms4j.InvalidInputException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One edition of an instrument: when it is effective, where its structure comes from, and how much of it is held. */
public final class Edition {
    private final String id;
    private final String title;
    private final @Nullable LocalDate effectiveFrom;
    private final @Nullable LocalDate effectiveUntil;
    private final Extent extent;
    private final boolean verified;
    private final String source;
    private final String note;
    private final List<CatalogueId> incorporates;

    private Edition(Builder builder) {
        id = builder.id;
        title = builder.title;
        effectiveFrom = builder.effectiveFrom;
        effectiveUntil = builder.effectiveUntil;
        extent = builder.extent;
        verified = builder.verified;
        source = builder.source;
        note = builder.note;
        incorporates = List.copyOf(builder.incorporates);
    }

    /**
     * Starts an edition: partial, not verified and pending until told otherwise.
     *
     * @param id unique within the instrument, such as {@code 2015}
     * @param title the edition as it is cited, such as {@code ISO 9001:2015}
     * @param source where the clause structure was taken from
     */
    public static Builder builder(String id, String title, String source) {
        return new Builder(id, title, source);
    }

    public String id() {
        return id;
    }

    /** The edition as it is cited. */
    public String title() {
        return title;
    }

    /** The first day on which it is effective; empty for a draft, which is pending on every day. */
    public Optional<LocalDate> effectiveFrom() {
        return Optional.ofNullable(effectiveFrom);
    }

    /** The last day on which it is effective; empty while no end is known. */
    public Optional<LocalDate> effectiveUntil() {
        return Optional.ofNullable(effectiveUntil);
    }

    /** Where it stands on that day. Computed, because a stored status goes stale. */
    public EditionStatus statusOn(LocalDate day) {
        if (effectiveUntil != null && day.isAfter(effectiveUntil)) {
            return EditionStatus.WITHDRAWN;
        }
        return effectiveFrom == null || day.isBefore(effectiveFrom) ? EditionStatus.PENDING : EditionStatus.IN_FORCE;
    }

    public Extent extent() {
        return extent;
    }

    /** Whether its clause structure was checked; a single requirement may still be marked as not verified. */
    public boolean isVerified() {
        return verified;
    }

    /** Where the clause structure was taken from. */
    public String source() {
        return source;
    }

    /** What a reader should know before relying on it; may be empty. */
    public String note() {
        return note;
    }

    /** Editions of other instruments whose requirements it makes its own. */
    public List<CatalogueId> incorporates() {
        return incorporates;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Edition that
                && id.equals(that.id)
                && title.equals(that.title)
                && Objects.equals(effectiveFrom, that.effectiveFrom)
                && Objects.equals(effectiveUntil, that.effectiveUntil)
                && extent == that.extent
                && verified == that.verified
                && source.equals(that.source)
                && note.equals(that.note)
                && incorporates.equals(that.incorporates);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, title, effectiveFrom, effectiveUntil, extent, verified, source, note, incorporates);
    }

    @Override
    public String toString() {
        return title;
    }

    /** Collects an edition. */
    public static final class Builder {
        private final String id;
        private final String title;
        private final String source;
        private @Nullable LocalDate effectiveFrom;
        private @Nullable LocalDate effectiveUntil;
        private Extent extent = Extent.PARTIAL;
        private boolean verified;
        private String note = "";
        private List<CatalogueId> incorporates = List.of();

        private Builder(String id, String title, String source) {
            this.id = id;
            this.title = title;
            this.source = source;
        }

        /** The first day on which it is effective. */
        public Builder effectiveFrom(LocalDate day) {
            effectiveFrom = day;
            return this;
        }

        /** The last day on which it is effective. */
        public Builder effectiveUntil(LocalDate day) {
            effectiveUntil = day;
            return this;
        }

        public Builder extent(Extent held) {
            extent = held;
            return this;
        }

        /** Says that the clause structure was checked. */
        public Builder verified() {
            verified = true;
            return this;
        }

        public Builder note(String text) {
            note = text;
            return this;
        }

        public Builder incorporates(List<CatalogueId> editions) {
            incorporates = List.copyOf(editions);
            return this;
        }

        /** @throws InvalidInputException when the id is no token, a text is blank, or it ends before it begins */
        public Edition build() {
            String subject = "edition " + id;
            CatalogueId.requireToken("edition", id);
            Texts.require(subject, "title", title);
            Texts.require(subject, "source", source);
            if (effectiveUntil != null && (effectiveFrom == null || effectiveUntil.isBefore(effectiveFrom))) {
                throw InvalidInputException.of(
                        subject,
                        "effectiveUntil",
                        effectiveUntil,
                        effectiveFrom == null ? "has no effectiveFrom" : "is before effectiveFrom " + effectiveFrom,
                        "give the first and the last day on which it was effective");
            }
            return new Edition(this);
        }
    }
}
