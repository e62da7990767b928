package io.github.qms4j.persistence.mongo;

import static io.github.qms4j.persistence.mongo.KilledWriter.TICKETS_A_CHANGE_SET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A process is killed with SIGKILL while it writes to a server that lives on: a handful of times, or as often as the
 * system property {@code qms.kills} says. The property {@code qms.seed} repeats what was drawn.
 */
@Verifies("X-9")
class KilledProcessTest {
    private static final int A_FEW = 6;
    private static final int MOST_CHANGE_SETS = 40;
    private static final int MOST_NANOSECONDS_MORE = 8_000_000;

    private final TestServer server = new TestServer();
    private final long seed = Long.getLong("qms.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private long acknowledged = -1;
    private int unfinished;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void no_acknowledged_change_set_is_lost_and_none_is_half_applied() throws IOException, InterruptedException {
        int kills = Integer.getInteger("qms.kills", A_FEW);
        for (int kill = 1; kill <= kills; kill++) {
            writeAndKill();
            unfinished += isUnfinished() ? 1 : 0;
            check("kill " + kill + " of seed " + seed);
        }
        System.out.printf(
                "kills of a writer on MongoDB's protocol by seed %d: %d, after %d acknowledged change sets; %d of them"
                        + " between a commit and its last record; none lost, none half applied%n",
                seed, kills, acknowledged + 1, unfinished);
    }

    private void writeAndKill() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        KilledWriter.class.getName(),
                        server.url())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            int wanted = 1 + random.nextInt(MOST_CHANGE_SETS);
            for (int read = 0; read < wanted; read++) {
                acknowledge(lines.readLine());
            }
            boolean ended = process.waitFor(random.nextInt(MOST_NANOSECONDS_MORE), TimeUnit.NANOSECONDS);
            assertThat(ended).as("the writer ended by itself").isFalse();
            // By the handle: the process itself would close its output, and what it printed before it died counts too.
            process.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledge(line);
            }
        } finally {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    private void acknowledge(String line) {
        assertThat(line).as("the writer goes on until it is killed").isNotNull();
        acknowledged = Math.max(acknowledged, Long.parseLong(line));
    }

    /** Surefire names the class path in a property, the console launcher in its class loader. */
    private static String classPath() {
        if (Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private boolean isUnfinished() {
        BsonDocument head = server.client()
                .getDatabase(TestServer.DATABASE)
                .getCollection(Head.COLLECTION, BsonDocument.class)
                .find()
                .first();
        return head != null && !head.getBoolean("applied").getValue();
    }

    private void check(String what) {
        MongoStorage storage = server.storage();
        long last = storage.find(Tickets.key(KilledWriter.COUNTER))
                .map(StoredRecord::version)
                .orElse(-1L);

        assertThat(last).as(what).isBetween(acknowledged, acknowledged + 1);
        long tickets = storage.count(RecordQuery.of("house", "ticket"));
        long ofVendor = storage.count(RecordQuery.of("house", Tickets.VENDOR));
        assertThat(List.of(tickets, ofVendor))
                .as(what)
                .containsExactly(1 + (last + 1) * TICKETS_A_CHANGE_SET / 2, (last + 1) * TICKETS_A_CHANGE_SET / 2);
        assertThat(storage.contradictions("house")).as(what).isEmpty();
        acknowledged = last;
    }
}
