package io.github.qms4j.example.assess;

import java.io.PrintWriter;

/** A bar that is drawn over itself on a terminal, and nothing anywhere else. */
final class ProgressBar {
    private static final int WIDTH = 30;

    private final PrintWriter terminal;
    private final boolean shown;
    private int drawn = -1;

    ProgressBar(PrintWriter terminal, boolean shown) {
        this.terminal = terminal;
        this.shown = shown;
    }

    /**
     * Draws how far a step is.
     *
     * @param total 0 or less when it is not known; then only the name is drawn
     */
    void show(String step, long done, long total) {
        int percent = total > 0 ? (int) Math.min(100, done * 100 / total) : 0;
        if (!shown || percent == drawn) {
            return;
        }
        drawn = percent;
        int filled = percent * WIDTH / 100;
        terminal.printf("\r%-10s [%s%s] %3d %%", step, "#".repeat(filled), ".".repeat(WIDTH - filled), percent);
        terminal.flush();
    }

    void done() {
        if (shown && drawn >= 0) {
            terminal.print("\r" + " ".repeat(WIDTH + 22) + "\r");
            terminal.flush();
            drawn = -1;
        }
    }
}
