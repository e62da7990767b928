package io.github.qms4j.tck;

import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.custody.FileCheckpointKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One of several processes that have two branches of a log signed from one directory of keys, each in a thread. */
final class SigningProcess {
    private SigningProcess() {}

    /** Arguments: the directory, the name of the log, how many entries, and the branches. Prints what was signed. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        GrowingLog log = GrowingLog.of(arguments[1]);
        int entries = Integer.parseInt(arguments[2]);
        System.out.println("ready");
        System.out.flush();
        System.in.read();
        ExecutorService pool = Executors.newFixedThreadPool(arguments.length - 3);
        try {
            List<Future<List<Checkpoint>>> running = new ArrayList<>();
            for (int i = 3; i < arguments.length; i++) {
                Racer racer =
                        new Racer(FileCheckpointKeys.in(Path.of(arguments[0])), log.branchingAfter(0, arguments[i]));
                running.add(pool.submit(() -> racer.run(entries)));
            }
            for (Future<List<Checkpoint>> one : running) {
                for (Checkpoint checkpoint : one.get()) {
                    System.out.println(
                            Base64.getEncoder().encodeToString(checkpoint.text().getBytes(StandardCharsets.UTF_8)));
                }
            }
        } finally {
            pool.shutdown();
        }
    }
}
