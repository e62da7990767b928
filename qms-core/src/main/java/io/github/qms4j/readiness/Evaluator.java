package io.github.qms4j.readiness;

import io.github.qms4j.readiness.Evaluation.EachHas;
import io.github.qms4j.readiness.Evaluation.EachIs;
import io.github.qms4j.readiness.Evaluation.InTime;
import io.github.qms4j.readiness.Evaluation.Recently;
import io.github.qms4j.readiness.Snapshot.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts questions to a snapshot of the records. */
final class Evaluator {
    private final Snapshot snapshot;

    Evaluator(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    Answer answer(Question question) {
        Evaluation evaluation = question.evaluation();
        if (evaluation instanceof EachIs each) {
            return each(question, among(each.type(), each.among()), row -> wrong(row, each.good()));
        }
        if (evaluation instanceof InTime inTime) {
            return inTime(question, inTime);
        }
        if (evaluation instanceof Recently recently) {
            return recently(question, recently);
        }
        EachHas has = (EachHas) evaluation;
        Set<String> referred = referred(has);
        return each(
                question,
                among(has.type(), has.among()),
                row -> referred.contains(row.id())
                        ? Optional.empty()
                        : Optional.of("no " + words(has.by())
                                + (has.date().isEmpty() ? "" : " of the last " + has.months() + " months")
                                + " refers to it"));
    }

    /** The records that a question looks at, by id. */
    List<Row> population(Question question) {
        Evaluation evaluation = question.evaluation();
        Map<String, Set<String>> among = evaluation instanceof EachIs each
                ? each.among()
                : evaluation instanceof EachHas has
                        ? has.among()
                        : evaluation instanceof Recently recently ? recently.among() : Map.of();
        return among(evaluation.type(), among);
    }

    private List<Row> among(String type, Map<String, Set<String>> wanted) {
        return snapshot.all(type)
                .filter(row -> row.has(wanted))
                .sorted(Comparator.comparing(Row::id))
                .toList();
    }

    private static Answer each(Question question, List<Row> rows, Function<Row, Optional<String>> wrong) {
        if (rows.isEmpty()) {
            return Answer.noData(
                    question.id(), "there is no " + words(question.evaluation().type()) + " that it could be put to");
        }
        List<EvidenceItem> evidence = new ArrayList<>();
        List<Blocker> blockers = new ArrayList<>();
        for (Row row : rows) {
            wrong.apply(row)
                    .ifPresentOrElse(
                            why -> blockers.add(new Blocker(row.evidence(), row.owner(), why)),
                            () -> evidence.add(row.evidence()));
        }
        return Answer.of(question.id(), evidence, blockers);
    }

    private static Optional<String> wrong(Row row, Map<String, Set<String>> good) {
        if (row.has(good)) {
            return Optional.empty();
        }
        return Optional.of(good.keySet().stream()
                .sorted()
                .map(attribute -> attribute + " is " + row.values().getOrDefault(attribute, "not given"))
                .collect(Collectors.joining(", ")));
    }

    private Answer inTime(Question question, InTime inTime) {
        List<Row> all = among(inTime.type(), Map.of());
        if (all.isEmpty()) {
            return Answer.noData(question.id(), "there is no " + words(inTime.type()) + " that could be due");
        }
        List<Row> open = all.stream()
                .filter(row ->
                        row.date("endedOn").isEmpty() && row.date("dueOn").isPresent())
                .toList();
        // All of them ended in time or have no date: nothing is late.
        return open.isEmpty()
                ? Answer.of(question.id(), List.of(), List.of())
                : each(
                        question,
                        open,
                        row -> row.date("dueOn")
                                .filter(due -> due.isBefore(snapshot.day()))
                                .map(due -> "was due on " + due));
    }

    private Answer recently(Question question, Recently recently) {
        List<Row> all = among(recently.type(), Map.of());
        if (all.isEmpty()) {
            return Answer.noData(question.id(), "there is no " + words(recently.type()) + " at all");
        }
        List<EvidenceItem> found = all.stream()
                .filter(row -> row.has(recently.among()))
                .filter(row -> isWithin(row, recently.date(), recently.months()))
                .map(Row::evidence)
                .toList();
        return found.isEmpty()
                ? Answer.of(
                        question.id(),
                        List.of(),
                        List.of(new Blocker(
                                null,
                                null,
                                "none was " + String.join(" or ", statuses(recently)) + " within " + recently.months()
                                        + " months before " + snapshot.day())))
                : Answer.of(question.id(), found, List.of());
    }

    private static Set<String> statuses(Recently recently) {
        return new TreeSet<>(recently.among().getOrDefault("status", Set.of("there")));
    }

    private Set<String> referred(EachHas has) {
        Stream<Row> others = snapshot.all(has.by()).filter(row -> row.has(has.like()));
        return others.filter(row -> has.date().isEmpty() || isWithin(row, has.date(), has.months()))
                .flatMap(row -> Stream.ofNullable(row.values().get(has.reference())))
                .collect(Collectors.toSet());
    }

    private boolean isWithin(Row row, String date, int months) {
        LocalDate from = snapshot.day().minusMonths(months);
        return row.date(date)
                .filter(found -> !found.isBefore(from) && !found.isAfter(snapshot.day()))
                .isPresent();
    }

    private static String words(String type) {
        return type.replace('-', ' ');
    }
}
