package io.github.qms4j.verifier;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a pack; keeps the first ones and counts the rest. */
final class Problems {
    private static final int KEPT = 1_000;

    private final List<String> first = new ArrayList<>();
    private long count;

    void add(String problem) {
        if (count++ < KEPT) {
            first.add(printable(problem));
        }
    }

    /** Who made the pack chose many of the names in a problem; none of them may write lines or colours of its own. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE -> printable.append(String.format("\\u%04x", c));
                default -> printable.appendCodePoint(c);
            }
        });
        return printable.toString();
    }

    boolean isEmpty() {
        return count == 0;
    }

    List<String> list() {
        List<String> all = new ArrayList<>(first);
        if (count > KEPT) {
            all.add("and " + (count - KEPT) + " more");
        }
        return List.copyOf(all);
    }
}
