package io.github.qms4j.example.assess;

import io.github.qms4j.servicedesk.importing.TicketExportListener;

/** Shows how far a read is. */
final class ReadProgress implements TicketExportListener {
    private final String step;
    private final ProgressBar progress;

    ReadProgress(String step, ProgressBar progress) {
        this.step = step;
        this.progress = progress;
    }

    @Override
    public void progressed(long rows, long bytesRead, long bytesTotal) {
        progress.show(step, bytesRead, bytesTotal);
    }
}
