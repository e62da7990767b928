package io.github.qms4j.example.assess;

import io.github.qms4j.QmsSession;
import io.github.qms4j.capa.Capa;
import io.github.qms4j.capa.CapaDraft;
import io.github.qms4j.capa.CapaStatus;
import io.github.qms4j.capa.Capas;
import io.github.qms4j.capa.Nonconformities;
import io.github.qms4j.capa.Nonconformity;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.NonconformityStatus;
import io.github.qms4j.capa.ProposalAnswer;
import io.github.qms4j.servicedesk.NonconformityProposal;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
 * Raises what the breach rules call for, judges it, and opens one CAPA a pattern where the rule says so. What an earlier
 * run or a person has decided stands; a run that was broken off is taken up where it ended.
 */
final class BreachResponder {
    private static final Set<CapaStatus> TAKES_OCCURRENCES =
            EnumSet.of(CapaStatus.TRIAGE, CapaStatus.INVESTIGATION, CapaStatus.PLAN_APPROVAL);
    private static final int MAX_TITLE = 300;

    private final Nonconformities nonconformities;
    private final Capas capas;
    private final Map<String, BreachResponse> responses;
    private final LocalDate today;
    private final ProgressBar progress;

    private final Map<String, NonconformityId> numbers = new HashMap<>();
    private final Map<String, List<Nonconformity>> withoutCapa = new LinkedHashMap<>();
    private int raised;
    private int opened;
    private int linked;
    private int left;

    /**
     * Responds for one assessment.
     *
     * @param responses by the id of their rule
     * @param today in UTC
     */
    BreachResponder(QmsSession session, Map<String, BreachResponse> responses, LocalDate today, ProgressBar progress) {
        this.nonconformities = session.nonconformities();
        this.capas = session.capas();
        this.responses = Map.copyOf(responses);
        this.today = today;
        this.progress = progress;
    }

    BreachOutcome respond(List<NonconformityProposal> proposals) {
        for (NonconformityProposal proposal : proposals) {
            progress.show("raising", numbers.size() + left, proposals.size());
            respond(proposal, Objects.requireNonNull(responses.get(proposal.ruleId()), proposal::ruleId));
        }
        withoutCapa.forEach(this::putUnderCapa);
        return new BreachOutcome(numbers, raised, opened, linked, left);
    }

    private void respond(NonconformityProposal proposal, BreachResponse response) {
        Optional<ProposalAnswer> answer = nonconformities.answer(proposal.key());
        if (answer.isPresent()) {
            // A dismissed one has no number: somebody decided that it is none.
            Optional.ofNullable(answer.get().nonconformity()).ifPresent(number -> handle(number, proposal, response));
        } else if (LocalDate.ofInstant(proposal.since(), ZoneOffset.UTC).isAfter(today)) {
            // The export is ahead of the clock, and nothing is detected in the future.
            left++;
        } else {
            NonconformityId number = nonconformities.raise(proposal, response.requirement());
            raised++;
            handle(number, proposal, response);
        }
    }

    private void handle(NonconformityId number, NonconformityProposal proposal, BreachResponse response) {
        numbers.put(proposal.key(), number);
        Nonconformity found = nonconformities.find(number).orElseThrow();
        if (found.status() == NonconformityStatus.RAISED) {
            nonconformities.assess(number, response.severity());
        }
        if (response.capa() && isUndecided(found)) {
            withoutCapa
                    .computeIfAbsent(found.report().pattern(), pattern -> new ArrayList<>())
                    .add(found);
        }
    }

    private static boolean isUndecided(Nonconformity found) {
        return (found.status() == NonconformityStatus.RAISED || found.status() == NonconformityStatus.ASSESSED)
                && found.capa().isEmpty()
                && found.acceptance().isBlank();
    }

    private void putUnderCapa(String pattern, List<Nonconformity> occurrences) {
        progress.show("CAPAs", opened + linked, withoutCapa.size());
        List<Capa> known = capasOf(pattern);
        Optional<Capa> open = known.stream().filter(Capa::isOpen).findFirst();
        if (open.isEmpty()) {
            capas.open(draft(pattern, occurrences, known));
            opened++;
        } else if (TAKES_OCCURRENCES.contains(open.get().status())) {
            occurrences.forEach(occurrence -> capas.link(open.get().id(), occurrence.id()));
            linked += occurrences.size();
        } else {
            // Its actions are being carried out: the check of its effect counts these by their pattern.
            left += occurrences.size();
        }
    }

    /** The CAPAs of earlier occurrences, the oldest first. */
    private List<Capa> capasOf(String pattern) {
        return nonconformities.occurrences(pattern, LocalDate.EPOCH, today.plusDays(1)).stream()
                .map(Nonconformity::capa)
                .flatMap(Optional::stream)
                .distinct()
                .map(capas::find)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Capa::openedOn).thenComparing(capa -> capa.id().value()))
                .toList();
    }

    private static CapaDraft draft(String pattern, List<Nonconformity> occurrences, List<Capa> earlier) {
        CapaDraft draft = CapaDraft.of(
                title(pattern), occurrences.stream().map(Nonconformity::id).toArray(NonconformityId[]::new));
        return earlier.stream()
                .filter(capa -> capa.status() == CapaStatus.CLOSED)
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
