package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.servicedesk.importing.Adjustment.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was put right or derived for one ticket: each kind once, with the first value that it was done to. */
final class Adjustments {
    private static final long NOTHING = TicketRow.NEVER;

    private final boolean[] noted = new boolean[Kind.COUNT];
    private final long[] found = new long[Kind.COUNT];
    private final long[] used = new long[Kind.COUNT];
    private final @Nullable String[] foundTexts = new @Nullable String[Kind.COUNT];
    private final @Nullable String[] usedTexts = new @Nullable String[Kind.COUNT];
    private final List<Kind> kinds = new ArrayList<>();

    void clear() {
        if (!kinds.isEmpty()) {
            Arrays.fill(noted, false);
            Arrays.fill(foundTexts, null);
            Arrays.fill(usedTexts, null);
            kinds.clear();
        }
    }

    /** Instants in milliseconds; {@link TicketRow#NEVER} for none. */
    void note(Kind kind, long foundAt, long usedAt) {
        int slot = kind.slot();
        if (!noted[slot]) {
            noted[slot] = true;
            found[slot] = foundAt;
            used[slot] = usedAt;
            kinds.add(kind);
        }
    }

    void leftOut(Kind kind, long foundAt) {
        note(kind, foundAt, NOTHING);
    }

    void derived(Kind kind, long usedAt) {
        note(kind, NOTHING, usedAt);
    }

    void note(Kind kind, String foundText, String usedText) {
        int slot = kind.slot();
        if (!noted[slot]) {
            note(kind, NOTHING, NOTHING);
            foundTexts[slot] = foundText;
            usedTexts[slot] = usedText;
        }
    }

    boolean has(Kind kind) {
        return noted[kind.slot()];
    }

    /** In the order in which they were noted. */
    List<Kind> kinds() {
        return kinds;
    }

    Adjustment of(Kind kind, long line, String reference) {
        int slot = kind.slot();
        return new Adjustment(
                kind, line, reference, text(foundTexts[slot], found[slot]), text(usedTexts[slot], used[slot]));
    }

    private static String text(@Nullable String text, long instant) {
        return text != null
                ? text
                : instant == NOTHING ? "" : Instant.ofEpochMilli(instant).toString();
    }
}
