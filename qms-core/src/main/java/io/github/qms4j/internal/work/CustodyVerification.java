package io.github.qms4j.internal.work;

import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.custody.CheckpointKeys;
import io.github.qms4j.trail.custody.CustodyAct;
import io.github.qms4j.trail.custody.CustodyAct.Kind;
import io.github.qms4j.trail.custody.CustodyAct.Status;
import io.github.qms4j.trail.custody.SetBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The key store beside the acts that are on record: no key and no set-back without an act, and no act without effect. */
final class CustodyVerification {
    private static final int PAGE = 500;

    private final Engine engine;
    private final List<String> notes = new ArrayList<>();

    CustodyVerification(Engine engine) {
        this.engine = engine;
    }

    /** What is not wrong and must be known. */
    List<String> notes() {
        return notes;
    }

    void run(Consumer<String> problems) {
        CheckpointKeys keys = engine.checkpointKeys();
        if (keys == null) {
            return;
        }
        Map<String, CustodyAct> acts = acts();
        List<SetBack> setBacks = keys.setBacks(engine.logOrigin());
        keysOnRecord(keys, acts, problems);
        setBacks.forEach(setBack -> setBackOnRecord(setBack, acts, problems));
        acts.forEach((number, act) -> {
            boolean isDone = act.kind() == Kind.RESTORED_ACCEPTED && act.status() == Status.COMPLETED;
            if (isDone && setBacks.stream().noneMatch(setBack -> setBack.act().equals(number))) {
                problems.accept("custody act " + number
                        + " says that a restored backup was accepted, and the key store knows nothing of it");
            }
        });
    }

    /** Of this log: an engine may have had another name for it. */
    private Map<String, CustodyAct> acts() {
        Map<String, CustodyAct> acts = new TreeMap<>();
        Pages.forEach(
                engine.storage(),
                RecordQuery.of(engine.tenant(), CustodyAct.TYPE.name()).limitedTo(PAGE),
                row -> {
                    CustodyAct act = Rows.read(CustodyAct.TYPE, row).state();
                    if (act.log().equals(engine.logOrigin())) {
                        acts.put(row.key().id(), act);
                    }
                });
        return acts;
    }

    private void keysOnRecord(CheckpointKeys keys, Map<String, CustodyAct> acts, Consumer<String> problems) {
        List<String> known =
                keys.all(engine.logOrigin()).stream().map(CheckpointKey::text).toList();
        List<String> recorded = acts.values().stream()
                .filter(act -> act.status() == Status.COMPLETED)
                .flatMap(act -> Stream.concat(act.earlierKeys().stream(), Stream.ofNullable(act.key())))
                .toList();
        if (keys.isDurable()) {
            known.stream()
                    .filter(key -> !recorded.contains(key))
                    .forEach(key -> problems.accept(
                            "the key store has the key " + key + ", and no act on record says who made it and why"));
        }
        recorded.stream()
                .distinct()
                .filter(key -> !known.contains(key))
                .forEach(key -> problems.accept(
                        "the key " + key + " is on record as one of the log, and the key store does not have it"));
    }

    private void setBackOnRecord(SetBack setBack, Map<String, CustodyAct> acts, Consumer<String> problems) {
        Checkpoint abandoned = setBack.abandoned().checkpoint();
        Checkpoint accepted = setBack.accepted().checkpoint();
        String what = "the log was set back from " + abandoned.size() + " entries, root "
                + abandoned.root().hex() + ", to " + accepted.size() + " entries, root "
                + accepted.root().hex();
        CustodyAct act = acts.get(setBack.act());
        if (act == null
                || act.kind() != Kind.RESTORED_ACCEPTED
                || act.status() == Status.FAILED
                || !setBack.abandoned().text().equals(act.abandoned())
                || act.logSize() != accepted.size()
                || !act.logRoot().equals(accepted.root().hex())) {
            problems.accept(
                    what + ", and no act on record says who accepted that and why; " + setBack.act() + " does not");
        } else {
            notes.add(what + ", accepted by " + act.by() + " at " + act.at() + " under " + setBack.act());
        }
    }
}
