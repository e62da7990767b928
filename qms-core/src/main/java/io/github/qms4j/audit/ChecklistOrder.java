package io.github.qms4j.audit;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.audit.AuditPlan.ScopeItem;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.regulation.AssessmentVerdict;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.CatalogueLibrary;
import io.github.qms4j.regulation.FailurePattern;
import io.github.qms4j.regulation.Requirement;
import io.github.qms4j.regulation.RequirementId;
import io.github.qms4j.regulation.matrix.MatrixRow;
import io.github.qms4j.regulation.matrix.MatrixRowStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;

/**
 * Which lines a checklist has and in which order (rule AUD-5): one for each process in scope and each assessable
 * requirement that it is held to, without those that do not apply by the requirements matrix. First stands what failed
 * in this process before, the more often the earlier; then what the last assessment in the matrix found to be a gap;
 * then what inspectors cite, the more often the earlier, by the published failure patterns; then the order of the
 * documents. A citation of a clause counts for the clauses below it too, and for those that took its place in a later
 * edition.
 */
final class ChecklistOrder {
    private static final Set<AssessmentVerdict> GAPS = EnumSet.of(AssessmentVerdict.PARTIAL, AssessmentVerdict.GAP);

    private ChecklistOrder() {}

    /**
     * A line to be written.
     *
     * @param process the process
     * @param requirement the requirement
     * @param risk why it stands where it stands
     */
    record Entry(ProcessId process, Requirement requirement, LineRisk risk) {
        String question() {
            String evidence = requirement.evidence().isEmpty()
                    ? ""
                    : " To see: " + String.join("; ", requirement.evidence()) + ".";
            return requirement + ": " + requirement.summary() + evidence;
        }
    }

    /**
     * The lines of a scope in their order.
     *
     * @param pastFindings how many nonconformities there were on a requirement in a process
     * @param matrix the row of a requirement; empty when its edition is not in the matrix
     * @throws InvalidInputException when an edition or a clause is unknown, or nothing in it is assessable or applies
     */
    static List<Entry> of(
            List<ScopeItem> scope,
            CatalogueLibrary library,
            ToIntBiFunction<ProcessId, RequirementId> pastFindings,
            Function<RequirementId, Optional<MatrixRow>> matrix) {
        List<Entry> entries = new ArrayList<>();
        Set<List<Object>> known = new HashSet<>();
        for (ScopeItem item : scope) {
            Catalogue catalogue = catalogue(library, item);
            for (Requirement requirement : requirements(catalogue, item)) {
                Optional<MatrixRow> row = matrix.apply(requirement.id());
                if (row.filter(found -> found.status() == MatrixRowStatus.NOT_APPLICABLE)
                                .isEmpty()
                        && known.add(List.of(item.process(), requirement.id()))) {
                    LineRisk risk = new LineRisk(
                            0,
                            pastFindings.applyAsInt(item.process(), requirement.id()),
                            row.filter(found -> GAPS.contains(found.verdict())).isPresent(),
                            citations(library, catalogue, requirement));
                    entries.add(new Entry(item.process(), requirement, risk));
                }
            }
        }
        if (entries.isEmpty()) {
            throw InvalidInputException.of(
                    "checklist", "scope", scope, "has nothing that applies by the matrix", "plan another scope");
        }
        entries.sort(Comparator.comparingInt((Entry entry) -> -entry.risk().pastFindings())
                .thenComparing(entry -> !entry.risk().openGap())
                .thenComparingInt(entry -> -entry.risk().citations()));
        List<Entry> placed = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            placed.add(
                    new Entry(entry.process(), entry.requirement(), entry.risk().at(placed.size() + 1)));
        }
        return placed;
    }

    private static Catalogue catalogue(CatalogueLibrary library, ScopeItem item) {
        return library.find(CatalogueId.parse(item.catalogue()))
                .orElseThrow(() -> InvalidInputException.of(
                        "checklist",
                        "catalogue",
                        item.catalogue(),
                        "is not in the library",
                        "give a library with this edition"));
    }

    private static List<Requirement> requirements(Catalogue catalogue, ScopeItem item) {
        Set<Requirement> wanted = new LinkedHashSet<>();
        if (item.clauses().isEmpty()) {
            wanted.addAll(catalogue.requirements());
        }
        for (String clause : item.clauses()) {
            Requirement found = catalogue
                    .find(clause)
                    .orElseThrow(() -> InvalidInputException.of(
                            "checklist",
                            "clause",
                            clause,
                            "is not one of " + catalogue.id(),
                            "give its id within the edition, such as 8.5"));
            addWithAllBelow(catalogue, found, wanted);
        }
        List<Requirement> assessable =
                wanted.stream().filter(Requirement::isAssessable).toList();
        if (assessable.isEmpty()) {
            throw InvalidInputException.of(
                    "checklist",
                    "clauses",
                    item.clauses(),
                    "demand nothing that could be assessed",
                    "name clauses that do, or one above them");
        }
        return assessable;
    }

    private static void addWithAllBelow(Catalogue catalogue, Requirement top, Set<Requirement> wanted) {
        wanted.add(top);
        catalogue.children(top.id()).forEach(child -> addWithAllBelow(catalogue, child, wanted));
    }

    private static int citations(CatalogueLibrary library, Catalogue catalogue, Requirement requirement) {
        Set<RequirementId> cited = new HashSet<>();
        Optional<RequirementId> next = Optional.of(requirement.id());
        while (next.isPresent()) {
            cited.add(next.get());
            next = catalogue.find(next.get()).flatMap(Requirement::parent);
        }
        List.copyOf(cited)
                .forEach(clause -> library.migrations().stream()
                        .flatMap(map -> map.origins(clause).stream())
                        .forEach(step -> cited.addAll(step.from())));
        return library.failurePatterns().stream()
                .flatMap(published -> published.patterns().stream())
                .filter(pattern -> pattern.requirements().stream().anyMatch(cited::contains))
                .mapToInt(FailurePattern::citations)
                .sum();
    }
}
