package io.github.qms4j.regulation;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.codec.CanonicalJson;
import io.github.qms4j.internal.codec.Hashes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One numbered clause of an edition, in our own words. */
public final class Requirement {
    private final RequirementId id;
    private final @Nullable RequirementId parent;
    private final String clause;
    private final String heading;
    private final String summary;
    private final boolean assessable;
    private final boolean verified;
    private final List<String> evidence;
    private final String contentHash;

    private Requirement(Builder builder) {
        id = builder.id;
        parent = builder.parent == null ? null : id.catalogue().requirement(builder.parent);
        clause = builder.clause;
        heading = builder.heading;
        summary = builder.summary;
        assessable = builder.assessable;
        verified = builder.verified;
        evidence = List.copyOf(builder.evidence);
        contentHash = Hashes.content(canonical());
    }

    private Requirement(CatalogueId edition, @Nullable RequirementId parent, Requirement original) {
        id = edition.requirement(original.id.local());
        this.parent = parent == null ? null : edition.requirement(parent.local());
        clause = original.clause;
        heading = original.heading;
        summary = original.summary;
        assessable = original.assessable;
        verified = original.verified;
        evidence = original.evidence;
        contentHash = original.contentHash;
    }

    /**
     * Starts a heading: a clause that structures others and demands nothing itself.
     *
     * @param clause the number as it is printed, such as {@code 11.10(a)}
     * @param heading the heading as we call it
     */
    public static Builder builder(RequirementId id, String clause, String heading) {
        return new Builder(id, clause, heading);
    }

    /** The same clause in another edition of its instrument, where it stands unchanged. */
    Requirement in(CatalogueId edition) {
        return new Requirement(edition, parent, this);
    }

    /** The same clause as a part of what the other is part of, unless it says itself what it is part of. */
    Requirement withParentOf(Requirement other) {
        return parent == null ? new Requirement(id.catalogue(), other.parent, this) : this;
    }

    public RequirementId id() {
        return id;
    }

    /** The clause that it is part of; empty at the top. */
    public Optional<RequirementId> parent() {
        return Optional.ofNullable(parent);
    }

    /** The number as it is printed. */
    public String clause() {
        return clause;
    }

    public String heading() {
        return heading;
    }

    /** What it demands, in one or two sentences of our own; may be empty for a heading. */
    public String summary() {
        return summary;
    }

    /** Whether it demands something itself, so that it can be met or missed. */
    public boolean isAssessable() {
        return assessable;
    }

    /** Whether its place in the structure was checked. */
    public boolean isVerified() {
        return verified;
    }

    /** What an assessor typically asks to see. */
    public List<String> evidence() {
        return evidence;
    }

    /**
     * The SHA-256 of clause, heading, summary, assessable and evidence as canonical JSON, lower-case hexadecimal. The id
     * is no part of it: a clause that stands unchanged in two editions has one hash.
     */
    public String contentHash() {
        return contentHash;
    }

    private String canonical() {
        StringBuilder out = new StringBuilder(256).append("{\"assessable\":").append(assessable);
        CanonicalJson.string("clause", out.append(','));
        CanonicalJson.string(clause, out.append(':'));
        out.append(",\"evidence\":[");
        for (int i = 0; i < evidence.size(); i++) {
            CanonicalJson.string(evidence.get(i), i == 0 ? out : out.append(','));
        }
        CanonicalJson.string(heading, out.append("],\"heading\":"));
        CanonicalJson.string(summary, out.append(",\"summary\":"));
        return out.append('}').toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Requirement that
                && id.equals(that.id)
                && Objects.equals(parent, that.parent)
                && verified == that.verified
                && contentHash.equals(that.contentHash);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, parent, verified, contentHash);
    }

    @Override
    public String toString() {
        return clause + " " + heading;
    }

    /** Collects a requirement. */
    public static final class Builder {
        private final RequirementId id;
        private final String clause;
        private final String heading;
        private @Nullable String parent;
        private String summary = "";
        private boolean assessable;
        private boolean verified;
        private List<String> evidence = List.of();

        private Builder(RequirementId id, String clause, String heading) {
            this.id = id;
            this.clause = clause;
            this.heading = heading;
        }

        /** The local id of the clause that it is part of. */
        public Builder parent(String local) {
            parent = local;
            return this;
        }

        public Builder summary(String text) {
            summary = text;
            return this;
        }

        /** Says that it demands something itself; it then needs a summary. */
        public Builder assessable() {
            assessable = true;
            return this;
        }

        /** Says that its place in the structure was checked. */
        public Builder verified() {
            verified = true;
            return this;
        }

        public Builder evidence(List<String> typical) {
            evidence = List.copyOf(typical);
            return this;
        }

        /** @throws InvalidInputException when a text is blank that must not be */
        public Requirement build() {
            String subject = "requirement " + id;
            Texts.require(subject, "clause", clause);
            Texts.require(subject, "heading", heading);
            if (assessable) {
                Texts.require(subject, "summary", summary);
            }
            evidence.forEach(item -> Texts.require(subject, "evidence", item));
            return new Requirement(this);
        }
    }
}
