package io.github.qms4j.trail.custody;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was signed last for one log, and how often the log was set back, as files beside its keys. */
final class SigningMemory {
    private static final String LATEST = "latest.txt";
    private static final String ABANDONED = "abandoned.txt";
    private static final String ACCEPTED = "accepted.txt";
    private static final String ACT = "act.txt";

    private final DurableFiles files;
    private final String log;

    SigningMemory(DurableFiles files, String log) {
        this.files = files;
        this.log = log;
    }

    /** Empty when nothing was ever remembered, or the memory is lost. */
    Optional<SignedCheckpoint> latest() {
        Path file = files.home().resolve(LATEST);
        return DurableFiles.read(file).map(text -> parse(file, text));
    }

    /**
     * What was signed last.
     *
     * @param keys those that it may be signed with
     * @throws ConfigurationException when it is lost, or is not a checkpoint that one of the keys has signed
     */
    SignedCheckpoint latest(List<CheckpointKey> keys) {
        Path file = files.home().resolve(LATEST);
        SignedCheckpoint latest = latest().orElseThrow(() -> new ConfigurationException("there are keys of " + log
                + ", and " + file
                + " is missing, so nobody knows what they have signed; restore the file from a backup. If there"
                + " is none, move " + files.home() + " elsewhere and make a new key, giving it the public keys in"
                + " there as earlier ones"));
        if (keys.stream().noneMatch(latest::isSignedBy)) {
            throw damaged(file, "it is not signed with a key of the log", null);
        }
        return latest;
    }

    void remember(SignedCheckpoint latest) {
        files.replace(LATEST, latest.text());
    }

    /** To be called before the accepted checkpoint is remembered: what happened must be known, if it did. */
    void add(SetBack setBack) {
        Map<String, String> texts = Map.of(
                ABANDONED, setBack.abandoned().text(),
                ACCEPTED, setBack.accepted().text(),
                ACT, setBack.act() + "\n");
        int number = 1;
        while (!files.publish("set-back-" + number, texts)) {
            number++;
        }
    }

    List<SetBack> setBacks() {
        List<SetBack> setBacks = new ArrayList<>();
        for (int number = 1; Files.isDirectory(place(number)); number++) {
            Path place = place(number);
            setBacks.add(new SetBack(
                    parse(place.resolve(ABANDONED), required(place.resolve(ABANDONED))),
                    parse(place.resolve(ACCEPTED), required(place.resolve(ACCEPTED))),
                    required(place.resolve(ACT)).stripTrailing()));
        }
        return setBacks;
    }

    private Path place(int number) {
        return files.home().resolve("set-back-" + number);
    }

    private String required(Path file) {
        return DurableFiles.read(file).orElseThrow(() -> damaged(file, "it is missing", null));
    }

    private SignedCheckpoint parse(Path file, String text) {
        try {
            SignedCheckpoint checkpoint = SignedCheckpoint.parse(text);
            if (!checkpoint.checkpoint().origin().equals(log)) {
                throw damaged(
                        file, "it is of the log " + checkpoint.checkpoint().origin(), null);
            }
            return checkpoint;
        } catch (InvalidInputException e) {
            throw damaged(file, e.getMessage(), e);
        }
    }

    private ConfigurationException damaged(Path file, @Nullable String reason, @Nullable Throwable cause) {
        return new ConfigurationException(
                file + " does not say what was signed for " + log + ": " + reason + "; restore it from a backup",
                cause);
    }
}
