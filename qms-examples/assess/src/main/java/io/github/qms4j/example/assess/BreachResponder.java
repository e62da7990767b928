package io.github.qms4j.example.assess;

import io.github.qms4j.QmsSession;
import io.github.qms4j.capa.Capa;
import io.github.qms4j.capa.CapaDraft;
import io.github.qms4j.capa.CapaId;
import io.github.qms4j.capa.CapaStatus;
import io.github.qms4j.capa.Nonconformity;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.NonconformityStatus;
import io.github.qms4j.capa.ProposalAnswer;
import io.github.qms4j.record.View;
import io.github.qms4j.servicedesk.NonconformityProposal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Raises what the breach rules call for, grades it by the approved method, and opens one CAPA a pattern where the rule says
 * so. Where nobody has approved a method it stops at the proposal. All that follows from one pattern is one unit of work: its nonconformities, their grades, the CAPA and the answers to the proposals stand
 * together or not at all. What an earlier run or a person has decided stands.
 */
final class BreachResponder {
    private static final Set<CapaStatus> TAKES_OCCURRENCES =
            EnumSet.of(CapaStatus.TRIAGE, CapaStatus.INVESTIGATION, CapaStatus.PLAN_APPROVAL);
    private static final int MAX_TITLE = 300;
    /** More occurrences of one pattern are several units of work, the later ones linked to the CAPA of the first. */
    private static final int AT_ONCE = 500;

    private final QmsSession session;
    private final Map<String, BreachResponse> responses;
    private final LocalDate today;
    private final ZoneId zone;
    private final ProgressBar progress;

    /**
     * Responds for one assessment.
     *
     * @param responses by the id of their rule
     * @param today the day on which it responds
     * @param zone in which days are counted
     */
    BreachResponder(
            QmsSession session,
            Map<String, BreachResponse> responses,
            LocalDate today,
            ZoneId zone,
            ProgressBar progress) {
        this.session = session;
        this.responses = Map.copyOf(responses);
        this.today = today;
        this.zone = zone;
        this.progress = progress;
    }

    BreachOutcome respond(List<NonconformityProposal> proposals) {
        Map<String, List<NonconformityProposal>> byPattern = new LinkedHashMap<>();
        proposals.forEach(proposal -> byPattern
                .computeIfAbsent(proposal.pattern(), pattern -> new ArrayList<>())
                .add(proposal));
        BreachOutcome all = BreachOutcome.NONE;
        int done = 0;
        for (List<NonconformityProposal> pattern : byPattern.values()) {
            for (int from = 0; from < pattern.size(); from += AT_ONCE) {
                progress.show("raising", done, proposals.size());
                List<NonconformityProposal> some = pattern.subList(from, Math.min(pattern.size(), from + AT_ONCE));
                all = all.and(session.atomically(unit -> new OnePattern(unit).respond(some)));
                done += some.size();
            }
        }
        return all;
    }

    /** What follows from the occurrences of one pattern; made anew when the unit of work runs again. */
    private final class OnePattern {
        private final QmsSession unit;
        private final Map<String, NonconformityId> numbers = new HashMap<>();
        private final List<NonconformityId> withoutCapa = new ArrayList<>();
        private int raised;
        private int opened;
        private int linked;
        private int left;

        OnePattern(QmsSession unit) {
            this.unit = unit;
        }

        BreachOutcome respond(List<NonconformityProposal> occurrences) {
            String pattern = "";
            for (NonconformityProposal proposal : occurrences) {
                respond(proposal, Objects.requireNonNull(responses.get(proposal.ruleId()), proposal::ruleId));
                pattern = proposal.pattern();
            }
            if (!withoutCapa.isEmpty()) {
                putUnderCapa(pattern);
            }
            return new BreachOutcome(numbers, raised, opened, linked, left);
        }

        private void respond(NonconformityProposal proposal, BreachResponse response) {
            Optional<ProposalAnswer> answer = unit.nonconformities().answer(proposal.key());
            if (answer.isPresent()) {
                // A dismissed one has no number: somebody decided that it is none.
                Optional.ofNullable(answer.get().nonconformity())
                        .ifPresent(number -> handle(number, proposal, response));
            } else if (response.severity().isEmpty()
                    || LocalDate.ofInstant(proposal.happenedAt(), zone).isAfter(today)) {
                // Nobody has approved how it is graded; or the export is ahead of the clock, and nothing happens later.
                left++;
            } else {
                NonconformityId number = unit.nonconformities().raise(proposal, response.requirement());
                raised++;
                handle(number, proposal, response);
            }
        }

        private void handle(NonconformityId number, NonconformityProposal proposal, BreachResponse response) {
            numbers.put(proposal.key(), number);
            Nonconformity found =
                    unit.nonconformities().find(number).orElseThrow().state();
            boolean isGraded = found.status() != NonconformityStatus.RAISED;
            if (!isGraded && response.severity().isPresent()) {
                unit.nonconformities().assess(number, response.severity().get());
                isGraded = true;
            }
            if (response.capa() && isGraded && isUndecided(found)) {
                withoutCapa.add(number);
            }
        }

        private void putUnderCapa(String pattern) {
            List<View<CapaId, Capa>> known = capasOf(pattern);
            Optional<View<CapaId, Capa>> open =
                    known.stream().filter(capa -> capa.state().isOpen()).findFirst();
            if (open.isEmpty()) {
                unit.capas().open(draft(pattern, withoutCapa, known));
                opened++;
            } else if (TAKES_OCCURRENCES.contains(open.get().state().status())) {
                withoutCapa.forEach(occurrence -> unit.capas().link(open.get().id(), occurrence));
                linked += withoutCapa.size();
            } else {
                // Its actions are being carried out: the check of its effect counts these by their pattern.
                left += withoutCapa.size();
            }
        }

        /** The CAPAs of earlier occurrences, the oldest first. */
        private List<View<CapaId, Capa>> capasOf(String pattern) {
            return unit.nonconformities().occurrences(pattern, LocalDate.EPOCH, today.plusDays(1)).stream()
                    .map(occurrence -> occurrence.state().capa())
                    .filter(Objects::nonNull)
                    .distinct()
                    .map(number -> unit.capas().find(Objects.requireNonNull(number)))
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing((View<CapaId, Capa> capa) ->
                                    capa.state().header().openedOn())
                            .thenComparing(capa -> capa.id().value()))
                    .toList();
        }
    }

    private static boolean isUndecided(Nonconformity found) {
        return (found.status() == NonconformityStatus.RAISED || found.status() == NonconformityStatus.ASSESSED)
                && found.capa() == null
                && found.acceptance().isBlank();
    }

    private static CapaDraft draft(
            String pattern, List<NonconformityId> occurrences, List<View<CapaId, Capa>> earlier) {
        CapaDraft draft = CapaDraft.of(title(pattern), occurrences.toArray(NonconformityId[]::new));
        return earlier.stream()
                .filter(capa -> capa.state().status() == CapaStatus.CLOSED)
                .reduce((older, newer) -> newer)
                .map(closed -> draft.recurring(closed.id()))
                .orElse(draft);
    }

    /** A rule and its subject, as in {@code repeated-breach: category Network}. */
    private static String title(String pattern) {
        String title = pattern.replaceFirst("/", ": ");
        return title.length() <= MAX_TITLE ? title : title.substring(0, MAX_TITLE - 1) + "…";
    }
}
