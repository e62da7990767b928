package io.github.qms4j.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line of the verifier. */
public final class Verify {
    static final int SOUND = 0;
    static final int NOT_SOUND = 1;
    static final int USAGE = 2;

    private static final String HELP = """
            Verifies an evidence pack.

            usage: java -jar qms-verifier.jar PACK --key KEY [--key KEY]... [--origin NAME] [--witness PLACE]

              --key KEY          a verifier key of the log, name+id+key, or a file with one on each line;
                                 take it from whoever keeps the log, not from the pack
              --origin NAME      the name that the log must have, such as qms4j/default
              --witness PLACE    what a witness holds of the log, which must have grown from it: a file with a signed
                                 checkpoint, or with the mail of one, or the directory of a witness
              --complete         demand that nothing is missing: a pack that is only a part of the log is not sound
              --trust-pack-keys  use the keys in the pack: shows damage, but not who made the pack

            exit code: 0 sound, 1 not sound, 2 wrong usage or a file that cannot be read""";

    private final PrintStream out;
    private final PrintStream err;
    private final List<String> keys = new ArrayList<>();
    private @Nullable Path pack;
    private @Nullable String origin;
    private @Nullable Path witness;
    private boolean trustsPack;
    private boolean demandsComplete;

    private Verify(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help")) {
            out.println(HELP);
            return SOUND;
        }
        Verify command = new Verify(out, err);
        try {
            command.parse(arguments);
            return command.verify();
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println("See --help.");
            return USAGE;
        } catch (IOException e) {
            err.println("cannot be read: " + Problems.printable(String.valueOf(e.getMessage())));
            return USAGE;
        } catch (OutOfMemoryError e) {
            err.println("the memory of " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB is too small for a line of this pack, so there is no verdict; run it again with more, such as"
                    + " java -Xmx2g");
            return USAGE;
        }
    }

    private void parse(List<String> arguments) throws IOException {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            switch (argument) {
                case "--trust-pack-keys" -> trustsPack = true;
                case "--key" -> addKeys(following(arguments, ++i, argument));
                case "--origin" -> origin = following(arguments, ++i, argument);
                case "--witness" -> witness = path(following(arguments, ++i, argument));
                case "--complete" -> demandsComplete = true;
                default -> {
                    if (argument.startsWith("--") || pack != null) {
                        throw new IllegalArgumentException("'" + argument + "' is not expected here");
                    }
                    pack = path(argument);
                }
            }
        }
    }

    private static String following(List<String> arguments, int i, String option) {
        if (i == arguments.size()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return arguments.get(i);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + text + "' is not the name of a file", e);
        }
    }

    private void addKeys(String keyOrFile) throws IOException {
        if (keyOrFile.indexOf('+') > 0 && !Files.exists(path(keyOrFile))) {
            keys.add(keyOrFile);
        } else {
            Files.readAllLines(path(keyOrFile), StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.isBlank())
                    .forEach(keys::add);
        }
    }

    private int verify() throws IOException {
        if (pack == null) {
            throw new IllegalArgumentException("no pack is named");
        }
        if (trustsPack) {
            keys.addAll(PackVerification.keysOf(pack));
            err.println("warning: the keys are from the pack itself; whoever made it may have made them too");
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(
                    "no key is given; ask whoever keeps the log for it and give it with --key");
        }
        PackVerification verification = PackVerification.of(pack, keys, origin, witness);
        verification.problems().forEach(out::println);
        boolean lacks = demandsComplete && !verification.complete();
        if (lacks) {
            out.println("the pack is a part of the log, and all of it was demanded");
        }
        boolean isSound = verification.isSound() && !lacks;
        out.println((isSound ? "sound: " : "NOT SOUND: ") + verification.records() + " records, "
                + verification.entries() + " entries, "
                + (verification.complete() ? "COMPLETE: the whole log" : "PARTIAL: a part of the log"));
        verification.notes().forEach(note -> out.println("note: " + Problems.printable(note)));
        for (String signer : PackVerification.signers(pack, keys)) {
            out.println("signed with " + Problems.printable(signer));
        }
        out.println("verified with qms-verifier " + VerifierVersion.TEXT);
        return isSound ? SOUND : NOT_SOUND;
    }
}
