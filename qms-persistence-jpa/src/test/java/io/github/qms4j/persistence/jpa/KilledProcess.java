package io.github.qms4j.persistence.jpa;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A process that runs {@link KilledEngine}, from its start to the kill. */
final class KilledProcess {
    private final Process process;
    private final Reader output;
    private final Path errors;
    private final AcknowledgedCommands acknowledged;

    private KilledProcess(Process process, Path errors, AcknowledgedCommands acknowledged) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.errors = errors;
        this.acknowledged = acknowledged;
    }

    /**
     * Starts it.
     *
     * @param prefix a command that runs another one, such as a shell with a limit; empty for none
     * @param origin of the clock
     * @param temporary where the driver may leave its library, which a killed process does not remove
     */
    static KilledProcess start(
            List<String> prefix,
            KilledDatabase database,
            String run,
            long origin,
            Path temporary,
            AcknowledgedCommands acknowledged)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.sqlite.tmpdir=" + Files.createDirectories(temporary),
                "-cp",
                // Surefire starts this process from a manifest; the entries are in a property then.
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                KilledEngine.class.getName(),
                run,
                database.keys().toString(),
                Long.toString(origin)));
        database.settings().forEach((name, value) -> command.add(name + "=" + value));
        Path errors = temporary.resolve("errors");
        return new KilledProcess(
                new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors, acknowledged);
    }

    /** Kills it when so many commands were acknowledged, and so many milliseconds later; whether it was still running. */
    boolean killAfter(int commands, long milliseconds, ExecutorService reading)
            throws InterruptedException, ExecutionException {
        CountDownLatch left = new CountDownLatch(commands);
        Future<?> read = reading.submit(() -> {
            read(left);
            return null;
        });
        try {
            left.await();
            boolean ended = process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
            // By the handle: the process itself would close its output, and what it printed before it died counts too.
            process.toHandle().destroyForcibly();
            process.onExit().join();
            read.get();
            return !ended;
        } finally {
            process.destroyForcibly();
        }
    }

    private void read(CountDownLatch left) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = output.read(); c >= 0; c = output.read()) {
            if (c == '\n') {
                acknowledged.line(line.toString());
                line.setLength(0);
                left.countDown();
            } else {
                line.append((char) c);
            }
        }
        // The kill may cut the last line short; then it tells nothing.
        while (left.getCount() > 0) {
            left.countDown();
        }
    }

    /** What it wrote about a failure. */
    String errors() throws IOException {
        return Files.readString(errors);
    }
}
