package io.github.qms4j.persistence.jpa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Kills a process that runs the engine, again and again, and checks what it left: a handful of times, or as often as the
 * system property {@code qms.kills} says. The property {@code qms.seed} repeats what was drawn.
 */
final class KillRounds {
    private static final int A_FEW = 3;
    private static final int KILLS_A_DATABASE = 40;
    private static final int MOST_COMMANDS = 60;
    private static final int MOST_MILLISECONDS_MORE = 30;
    private static final int MOST_MILLISECONDS_TO_OPEN = 4_000;

    private final String name;
    private final Path directory;
    private final Databases databases;
    private final int kills = Integer.getInteger("qms.kills", A_FEW);
    private final long seed = Long.getLong("qms.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final long origin = Clock.systemUTC().millis();
    private final Map<String, Integer> faults = new TreeMap<>();
    private final List<String> found = new ArrayList<>();
    private int killed;
    private long commands;
    private long disposed;

    KillRounds(String name, Path directory, Databases databases) {
        this.name = name;
        this.directory = directory;
        this.databases = databases;
    }

    @FunctionalInterface
    interface Databases {
        /** A new, empty one in a directory that is there. */
        KilledDatabase make(Path directory);
    }

    /** Runs all rounds and prints the figures after each database; gives every fault. */
    List<String> run() throws IOException, InterruptedException, ExecutionException {
        ExecutorService reading = Executors.newSingleThreadExecutor();
        try {
            for (int number = 0; killed < kills; number++) {
                Path place = Files.createDirectories(directory.resolve(name + number));
                oneDatabase(databases.make(place), reading);
                delete(place);
            }
        } finally {
            reading.shutdownNow();
        }
        return found;
    }

    private void oneDatabase(KilledDatabase database, ExecutorService reading)
            throws IOException, InterruptedException, ExecutionException {
        AcknowledgedCommands acknowledged = new AcknowledgedCommands();
        Clock clock = KilledEngine.fastClock(origin);
        for (int i = 0; i < KILLS_A_DATABASE && killed < kills; i++) {
            Path temporary = directory.resolve("temporary");
            KilledProcess process =
                    KilledProcess.start(List.of(), database, "r" + killed, origin, temporary, acknowledged);
            // In one of eight cases it still opens the database, or just has.
            boolean wasRunning = random.nextInt(8) == 0
                    ? process.killAfter(0, random.nextInt(MOST_MILLISECONDS_TO_OPEN), reading)
                    : process.killAfter(random.nextInt(MOST_COMMANDS), random.nextInt(MOST_MILLISECONDS_MORE), reading);
            killed++;
            Path copy = directory.resolve("copy");
            List<String> now = new ArrayList<>(
                    CrashCheck.of(random.nextBoolean() ? database : database.copy(copy), clock, acknowledged));
            if (!wasRunning) {
                now.add("ended: by itself: " + process.errors());
            }
            delete(copy);
            delete(temporary);
            if (!now.isEmpty()) {
                now.forEach(fault -> found.add("kill " + killed + " of seed " + seed + ": " + fault));
                faults.merge(now.get(0).split(":", 2)[0], 1, Integer::sum);
                break;
            }
        }
        commands += acknowledged.count();
        disposed += acknowledged.disposed().size();
        System.out.println(this);
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> paths = Files.walk(directory)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "kills of %s by seed %d: %,d, after %,d acknowledged commands, %,d of them disposals; faults %s",
                name,
                seed,
                killed,
                commands,
                disposed,
                faults.isEmpty() ? "none" : faults);
    }
}
