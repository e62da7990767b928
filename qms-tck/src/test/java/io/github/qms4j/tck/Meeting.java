package io.github.qms4j.tck;

import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets two threads pass at the same time, and one that comes alone after a moment. */
final class Meeting {
    private static final long MOMENT_MILLISECONDS = 30;

    private final Exchanger<Boolean> exchanger = new Exchanger<>();

    void await() {
        try {
            exchanger.exchange(true, MOMENT_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException alone) {
            // Nobody else is here.
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
