package io.github.qms4j.example.assess;

import io.github.qms4j.QmsSession;
import io.github.qms4j.capa.CapaCycle;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.trail.evidence.EvidenceScope;
import io.github.qms4j.trail.evidence.EvidenceScope.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an inspector needs to judge the nonconformities on record: them, their CAPAs and actions, the proposals they answer,
 * the tickets on which they were found, and the agreements and calendars by which these were late.
 */
final class Evidence {
    private static final String PROPOSAL = "proposal ";
    private static final String TICKET = "ticket ";

    private Evidence() {}

    static EvidenceScope scope(QmsSession session, Assessment found) {
        List<Item> items = new ArrayList<>();
        items.add(new Item("import-run", found.runId()));
        found.defined().calendars().forEach(calendar -> items.add(new Item("business-calendar", calendar.name())));
        found.defined()
                .slas()
                .forEach(sla -> items.add(new Item("sla-definition", sla.name() + "@" + sla.effectiveFrom())));
        found.capas().capas().forEach(capa -> {
            items.add(new Item("capa", capa.id().value()));
            Stream.concat(
                            capa.state().earlier().stream(),
                            Stream.of(capa.state().cycle()))
                    .map(CapaCycle::plan)
                    .flatMap(plan -> plan.actions().stream())
                    .forEach(action -> items.add(new Item("capa-action", action)));
        });
        try (var all = session.nonconformities().all()) {
            all.forEach(one -> {
                items.add(new Item("nonconformity", one.id().value()));
                add(items, one.state().report());
            });
        }
        return EvidenceScope.records(items);
    }

    private static void add(List<Item> items, NonconformityReport report) {
        if (report.origin().startsWith(PROPOSAL)) {
            String key = report.origin().substring(PROPOSAL.length());
            items.add(new Item("nonconformity-proposal", key));
            items.add(new Item("proposal-answer", key));
        }
        report.records().stream()
                .filter(record -> record.startsWith(TICKET))
                .forEach(record -> items.add(new Item("ticket", record.substring(TICKET.length()))));
    }
}
