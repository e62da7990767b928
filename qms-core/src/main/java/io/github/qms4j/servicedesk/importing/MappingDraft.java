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
    final Map<Field, String> columns = new EnumMap<>(Field.class);
    final Map<String, SourceState> states = new LinkedHashMap<>();
    final Map<String, String> priorities = new LinkedHashMap<>();
    final Map<String, TicketKind> kinds = new LinkedHashMap<>();
}
