package io.github.qms4j.document;

import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One person's word that they have taken note of one text (rule DOC-2): asked for when a version is distributed, and bound
 * to the hash of its text.
 *
 * @param header where it stands, who asked for it, from whom, and until when
 * @param version which version
 * @param sha256 the SHA-256 of the text that was distributed, lower-case hexadecimal
 * @param read what was read and when; null while nothing was
 */
public record Acknowledgement(
        Header<AcknowledgementStatus> header,
        DocumentVersionId version,
        String sha256,
        @Nullable Read read) {
    public Acknowledgement {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(sha256, "sha256");
    }

    static Acknowledgement asked(
            DocumentVersionId version, String sha256, String person, @Nullable LocalDate dueOn, Act act) {
        return new Acknowledgement(
                Header.opened(AcknowledgementStatus.ASKED, act).ownedBy(person).dueOn(dueOn), version, sha256, null);
    }

    public AcknowledgementStatus status() {
        return header.status();
    }

    /** The id of who takes note. */
    public String person() {
        return Objects.requireNonNull(header.owner(), "an acknowledgement is somebody's");
    }

    Acknowledgement withHeader(Header<AcknowledgementStatus> newHeader) {
        return new Acknowledgement(newHeader, version, sha256, read);
    }

    Acknowledgement given(String readSha256, Act act) {
        return new Acknowledgement(header.ended(act.on()), version, sha256, new Read(readSha256, act.at()));
    }

    /**
     * What somebody read.
     *
     * @param sha256 the SHA-256 of the text, lower-case hexadecimal
     * @param at when they said so, in UTC with milliseconds
     */
    public record Read(String sha256, Instant at) {
        public Read {
            Objects.requireNonNull(sha256, "sha256");
            Objects.requireNonNull(at, "at");
        }
    }
}
