package io.github.qms4j.capa;

import io.github.qms4j.document.Document;
import io.github.qms4j.document.DocumentLifeCycle;
import io.github.qms4j.document.DocumentVersionId;
import io.github.qms4j.document.DocumentVersionLifeCycle;
import io.github.qms4j.document.VersionStatus;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Versioned;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can stand against closing a CAPA by what it means for documents, training and risk (rule CAP-6). */
final class ImpactRules {
    private static final RuleReference DECIDED = new RuleReference(
            "CAP-6", "ISO 13485:2016 8.5.2 e)", "The impact on documents, training and risk is decided for each CAPA.");
    private static final RuleReference IN_FORCE = new RuleReference(
            "CAP-6", "ISO 13485:2016 8.5.2 d)", "Closure waits for changed documents in force and people trained.");
    private static final RuleReference WAIVED_BY_ANOTHER = new RuleReference(
            "CAP-6", "ISO 13485:2016 5.5.1", "Somebody who did not decide the impact waives the wait for it.");
    private static final Set<VersionStatus> CAME_INTO_FORCE =
            EnumSet.of(VersionStatus.EFFECTIVE, VersionStatus.SUPERSEDED);

    private ImpactRules() {}

    static Guard<Capa> isDecided() {
        return Guard.onStored(
                DECIDED,
                state -> state.cycle().impact() != null
                        ? Optional.empty()
                        : Optional.of("its impact on documents, training and risk is not decided; say what it is"));
    }

    static Guard<Capa> documentsAreInForce() {
        return new Guard<>(IN_FORCE, attempt -> {
            @Nullable Capa state = attempt.before();
            if (state == null || state.cycle().impactWaivedBy() != null) {
                return Optional.empty();
            }
            return Stream.ofNullable(state.cycle().impact())
                    .flatMap(impact -> impact.documents().stream())
                    .flatMap(version -> against(attempt.facts(), version, attempt.on()).stream())
                    .findFirst();
        });
    }

    private static Optional<String> against(Facts facts, DocumentVersionId id, LocalDate on) {
        return facts.find(DocumentVersionLifeCycle.TYPE, id)
                .map(Versioned::state)
                .map(version -> {
                    Document document = facts.get(DocumentLifeCycle.TYPE, version.document())
                            .state();
                    VersionStatus status = document.statusOn(version, on);
                    return CAME_INTO_FORCE.contains(status)
                            ? Optional.<String>empty()
                            : Optional.of(id + " is " + status
                                    + " and not in force yet; release it, or have the wait waived");
                })
                .orElseGet(() -> Optional.of("there is no document version " + id));
    }

    static Guard<Capa> waivedByAnother() {
        return Guard.notBy(
                WAIVED_BY_ANOTHER,
                "decided the impact or answers for the CAPA; let somebody else waive it",
                state -> Stream.concat(Stream.ofNullable(state.cycle().impactDecidedBy()), CapaRules.owner(state))
                        .toList());
    }
}
