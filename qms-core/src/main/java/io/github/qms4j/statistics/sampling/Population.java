package io.github.qms4j.statistics.sampling;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.internal.statistics.Inputs;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * The records that a sample is drawn from, by their ids, whatever order they were given in. Immutable.
 *
 * <p>Two populations have one hash if and only if they have the same ids. The hash is SHA-256 of the ASCII bytes
 * {@code qms4j-population-1} and a line feed, followed for each id, in ascending order of the unsigned bytes of its UTF-8
 * form, by the length of that form as four bytes, most significant first, and by the form.
 */
public final class Population {
    private static final String SUBJECT = "Population";
    private static final byte[] DOMAIN = "qms4j-population-1\n".getBytes(StandardCharsets.US_ASCII);

    private final List<String> ids;
    private final byte[] hash;

    private Population(List<String> ids, byte[] hash) {
        this.ids = ids;
        this.hash = hash;
    }

    /**
     * The records with these ids.
     *
     * @throws InvalidInputException when an id is blank, is there twice, or has no UTF-8 form (an unpaired surrogate)
     */
    public static Population of(Collection<String> ids) {
        List<Id> sorted = new ArrayList<>(ids.size());
        for (String id : ids) {
            sorted.add(Id.of(id));
        }
        sorted.sort(null);
        List<Violation> violations = new ArrayList<>();
        MessageDigest digest = Sha256.start(DOMAIN);
        List<String> texts = new ArrayList<>(sorted.size());
        for (int i = 0; i < sorted.size(); i++) {
            Id id = sorted.get(i);
            if (i > 0 && id.compareTo(sorted.get(i - 1)) == 0 && violations.isEmpty()) {
                violations.add(new Violation("ids", id.text, "is there twice", "name each record once"));
            }
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(id.form.length).array());
            digest.update(id.form);
            texts.add(id.text);
        }
        Inputs.refuse(SUBJECT, violations);
        return new Population(List.copyOf(texts), digest.digest());
    }

    /** How many records there are. */
    public int size() {
        return ids.size();
    }

    /** The ids in ascending order of the unsigned bytes of their UTF-8 forms. */
    public List<String> ids() {
        return ids;
    }

    /** The hash as 64 lower-case hexadecimal digits. */
    public String hash() {
        return HexFormat.of().formatHex(hash);
    }

    byte[] hashBytes() {
        return hash.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Population that && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return size() + " records, " + hash();
    }

    /** An id in the order of its bytes, which is not that of {@link String} for rare characters. */
    private static final class Id implements Comparable<Id> {
        private final String text;
        private final byte[] form;

        private Id(String text, byte[] form) {
            this.text = text;
            this.form = form;
        }

        static Id of(String text) {
            if (text.isBlank() || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                throw InvalidInputException.of(
                        SUBJECT, "ids", text, "is blank or has no UTF-8 form", "name each record by its id");
            }
            return new Id(text, text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int compareTo(Id other) {
            return Arrays.compareUnsigned(form, other.form);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Id that && Arrays.equals(form, that.form);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(form);
        }
    }
}
