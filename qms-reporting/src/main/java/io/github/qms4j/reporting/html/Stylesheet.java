package io.github.qms4j.reporting.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The style of the page, kept as a file of its own. It holds neither {@code <} nor {@code &}, which XML would read. */
final class Stylesheet {
    private Stylesheet() {}

    static String text() throws IOException {
        try (InputStream in = Stylesheet.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IOException("report.css is missing from the qms-reporting archive; restore the archive");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
