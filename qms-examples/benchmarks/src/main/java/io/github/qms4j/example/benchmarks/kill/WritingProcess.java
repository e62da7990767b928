package io.github.qms4j.example.benchmarks.kill;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One {@link KilledProcess}, from its start to the kill. */
final class WritingProcess {
    private static final int MOST_MILLISECONDS_MORE = 20;

    private final Process process;
    private final long started = System.nanoTime();
    private final Path errors;
    private final Reader output;
    private final Acknowledged acknowledged;
    private long millisecondsToOpen = -1;

    private WritingProcess(Process process, Path errors, Acknowledged acknowledged) {
        this.process = process;
        this.errors = errors;
        this.output = process.inputReader(StandardCharsets.US_ASCII);
        this.acknowledged = acknowledged;
    }

    /** A small machine, so that thousands are affordable. */
    static WritingProcess start(Engine engine, Path file, Path temporary, String variation, Acknowledged acknowledged)
            throws IOException, ClassNotFoundException {
        Path errors = temporary.resolve("errors");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        // The driver of SQLite puts its library there, and a killed process leaves it.
                        "-Dorg.sqlite.tmpdir=" + temporary,
                        "-cp",
                        place(KilledProcess.class) + System.getProperty("path.separator") + place(engine.driver()),
                        KilledProcess.class.getName(),
                        engine.name(),
                        file.toString(),
                        variation)
                .redirectError(errors.toFile())
                .start();
        return new WritingProcess(process, errors, acknowledged);
    }

    private static Path place(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    /**
     * When to kill.
     *
     * @param early so many milliseconds after the start, or -1
     * @param commits else when so many commits were acknowledged
     * @param more and so many milliseconds later, to be in the middle of another
     */
    record Moment(long early, int commits, int more) {
        /** In one of eight cases while the process opens the database, or hardly later. */
        static Moment drawn(SplittableRandom random, int mostCommits, long millisecondsToOpen) {
            long early = random.nextInt(8) == 0 ? random.nextLong(millisecondsToOpen * 5 / 4 + 1) : -1;
            return new Moment(early, random.nextInt(mostCommits + 1), random.nextInt(MOST_MILLISECONDS_MORE));
        }
    }

    /** Waits and kills; gives what the process says when it had ended by itself, else nothing. */
    String killAt(Moment moment, ExecutorService reading) throws IOException, InterruptedException, ExecutionException {
        CountDownLatch commits = new CountDownLatch(moment.commits());
        Future<?> read = reading.submit(() -> {
            read(commits);
            return null;
        });
        try {
            if (moment.early() < 0) {
                commits.await();
            }
            boolean ended = process.waitFor(Math.max(moment.early(), moment.more()), TimeUnit.MILLISECONDS);
            // By the handle: the process itself would close its output, and what it printed before it died counts too.
            process.toHandle().destroyForcibly();
            process.onExit().join();
            read.get();
            return ended ? "the process ended by itself: " + Files.readString(errors) : "";
        } finally {
            process.destroyForcibly();
        }
    }

    /** After the kill: how long it took to open the database; -1 when it was killed before it had. */
    long millisecondsToOpen() {
        return millisecondsToOpen;
    }

    private void read(CountDownLatch commits) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = output.read(); c >= 0; c = output.read()) {
            if (c != '\n') {
                line.append((char) c);
                continue;
            }
            if (line.toString().startsWith(KilledProcess.READY)) {
                millisecondsToOpen = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
            } else {
                acknowledged.line(line.toString(), true);
                commits.countDown();
            }
            line.setLength(0);
        }
        acknowledged.line(line.toString(), false);
        while (commits.getCount() > 0) {
            commits.countDown();
        }
    }
}
