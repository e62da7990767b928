package io.github.qms4j.reporting.chart;

/** The letters that name the changes of a control chart in the drawing and in the table beside it. */
public final class ControlLetters {
    private static final int ALPHABET = 26;

    private ControlLetters() {}

    /** {@code A} to {@code Z}, then {@code A2} and so on, for a change by its position from 0. */
    public static String of(int change) {
        int round = change / ALPHABET + 1;
        return (char) ('A' + change % ALPHABET) + (round == 1 ? "" : Integer.toString(round));
    }
}
