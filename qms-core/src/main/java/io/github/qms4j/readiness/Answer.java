package io.github.qms4j.readiness;

import java.util.List;
import java.util.Objects;

/**
 * A question as it was answered. Of long lists the first {@value #SHOWN} are kept, in the order of ids, and the counts are of
 * all.
 *
 * @param question id of the question
 * @param outcome what came of it
 * @param met how many records show what they should
 * @param of how many were looked at
 * @param evidence records that show it
 * @param blockers what stands against it
 * @param blocked how many blockers there are
 * @param note why there are no data, or why the question does not apply; empty otherwise
 */
public record Answer(
        String question,
        Outcome outcome,
        long met,
        long of,
        List<EvidenceItem> evidence,
        List<Blocker> blockers,
        long blocked,
        String note) {
    public static final int SHOWN = 200;

    public Answer {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(note, "note");
        evidence = List.copyOf(evidence.subList(0, Math.min(SHOWN, evidence.size())));
        blockers = List.copyOf(blockers.subList(0, Math.min(SHOWN, blockers.size())));
    }

    static Answer noData(String question, String why) {
        return new Answer(question, Outcome.NO_DATA, 0, 0, List.of(), List.of(), 0, why);
    }

    static Answer notApplicable(String question, String why) {
        return new Answer(question, Outcome.NOT_APPLICABLE, 0, 0, List.of(), List.of(), 0, why);
    }

    static Answer of(String question, List<EvidenceItem> evidence, List<Blocker> blockers) {
        return new Answer(
                question,
                blockers.isEmpty() ? Outcome.ANSWERED : Outcome.BLOCKED,
                evidence.size(),
                (long) evidence.size() + blockers.size(),
                evidence,
                blockers,
                blockers.size(),
                "");
    }

    @Override
    public String toString() {
        return question + " " + outcome + ", " + met + " of " + of;
    }
}
