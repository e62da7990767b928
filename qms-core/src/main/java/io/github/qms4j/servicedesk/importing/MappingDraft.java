package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.servicedesk.TicketKind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping while it is read, with what holds unless the file says otherwise. */
final class MappingDraft {
    String source = "";
    TicketExportMapping.Format format = TicketExportMapping.Format.CSV;
    TicketExportMapping.Shape shape = TicketExportMapping.Shape.SNAPSHOTS;
    char delimiter = ',';
    Charset charset = StandardCharsets.UTF_8;
    final List<DatePattern> dates = new ArrayList<>();

    @Nullable
    ZoneId zone;

    final Set<String> missing = new LinkedHashSet<>(List.of(""));
    TicketKind kind = TicketKind.INCIDENT;
    boolean reopensAfterClosing;

    @Nullable
    DateOrder dateOrder;

    Locale language = Locale.ENGLISH;

    @Nullable
    RowOrder order;

    @Nullable
    DurationFormat durations;

    /** What it means that nothing is told of waiting: that there was none, instead of that nobody knows. */
    boolean neverWaits;

    /** Whether {@link #neverWaits} was said, either way. */
    boolean saysOfWaiting;

    boolean derivesTimes = true;
    final Map<Field, String> columns = new EnumMap<>(Field.class);
    /** Columns of waiting by reason, and of further values by the name of their dimension. */
    final Map<String, String> waitingTimes = new LinkedHashMap<>();

    final Map<String, String> businessWaitingTimes = new LinkedHashMap<>();
    final Map<String, String> dimensions = new LinkedHashMap<>();
    final Map<String, SourceState> states = new LinkedHashMap<>();
    final Map<String, String> priorities = new LinkedHashMap<>();
    final Map<String, TicketKind> kinds = new LinkedHashMap<>();
}
