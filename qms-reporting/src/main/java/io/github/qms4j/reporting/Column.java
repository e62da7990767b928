package io.github.qms4j.reporting;

import java.util.Objects;

/** A typed column of a table. */
public record Column(String heading, Format format) {
    public Column {
        Checks.filled("column", "heading", heading);
        Objects.requireNonNull(format, "format");
    }

    public static Column text(String heading) {
        return new Column(heading, Format.text());
    }

    public static Column number(String heading, int decimals) {
        return new Column(heading, Format.number(decimals));
    }

    public static Column percent(String heading, int decimals) {
        return new Column(heading, Format.percent(decimals));
    }

    public static Column duration(String heading) {
        return new Column(heading, Format.duration());
    }

    public static Column date(String heading) {
        return new Column(heading, Format.date());
    }

    public static Column instant(String heading) {
        return new Column(heading, Format.instant());
    }

    public static Column status(String heading) {
        return new Column(heading, Format.status());
    }
}
