package io.github.qms4j.example.benchmarks.kill;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The transactions of one writer, each a function of the writer and its number alone: so what a database must hold
 * follows from how many of them it holds.
 */
final class Story {
    static final List<String> ATTRIBUTES = List.of("status", "owner", "changed");

    private static final int BULK_EVERY = 50;
    private static final int BULK = 30;
    private static final int LONGEST_PAYLOAD = 1_000;

    private final int writer;
    private final List<Version> live = new ArrayList<>();
    private long number;

    Story(int writer) {
        this.writer = writer;
    }

    /**
     * A version of a record, and with it an entry of its history.
     *
     * @param number from 0
     * @param head hash of payload and of the head before
     * @param last whether the record is removed by it; its entries stay
     */
    record Version(String record, long number, String payload, String head, boolean last) {
        String entry() {
            return record + "/" + number;
        }

        String attribute(String name) {
            return name + " " + number % 7;
        }
    }

    /** How many transactions were told. */
    long told() {
        return number;
    }

    /** The next transaction. */
    List<Version> next() {
        number++;
        SplittableRandom random = new SplittableRandom(writer * 1_000_003L + number);
        List<Version> versions = new ArrayList<>();
        int created = number % BULK_EVERY == 0 ? BULK : random.nextInt(10) < 4 || live.isEmpty() ? 1 : 0;
        for (int i = 0; i < created; i++) {
            versions.add(first(writer + "-" + number + "-" + i, random));
        }
        live.addAll(versions);
        if (created == 0) {
            int chosen = random.nextInt(live.size());
            Version version = after(live.get(chosen), random);
            versions.add(version);
            if (version.last()) {
                live.remove(chosen);
            } else {
                live.set(chosen, version);
            }
        }
        return versions;
    }

    private static Version first(String record, SplittableRandom random) {
        String payload = payload(record, 0, random);
        return new Version(record, 0, payload, sha256("", payload), false);
    }

    private static Version after(Version before, SplittableRandom random) {
        long number = before.number() + 1;
        String payload = payload(before.record(), number, random);
        return new Version(before.record(), number, payload, sha256(before.head(), payload), random.nextInt(6) == 0);
    }

    private static String payload(String record, long number, SplittableRandom random) {
        return record + "/" + number + " " + "x".repeat(random.nextInt(LONGEST_PAYLOAD));
    }

    static String sha256(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
