package io.github.qms4j.practice;

import io.github.qms4j.capa.CapaLifeCycle;
import io.github.qms4j.capa.CapaStatus;
import io.github.qms4j.capa.RootCause;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.servicedesk.TicketLifeCycle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can stand against a step of a problem. */
final class ProblemRules {
    private static final String CLAUSE = "ISO/IEC 20000-1:2018 8.6.3";

    private static final RuleReference ON_RECORD =
            new RuleReference("SD-6", CLAUSE, "A problem is behind incidents that are on record.");
    private static final RuleReference VERIFIER =
            new RuleReference("SD-6", CLAUSE, "The cause of a problem is verified by who did not write it.");
    private static final RuleReference VERIFIED =
            new RuleReference("SD-6", CLAUSE, "A known error has a cause that somebody else verified as it stands.");
    private static final RuleReference WORKAROUND =
            new RuleReference("SD-6", CLAUSE, "A known error has a workaround on record, or that none is possible.");
    private static final RuleReference FIX =
            new RuleReference("SD-6", CLAUSE, "A known error is solved by a change or a CAPA that is on its way.");
    private static final RuleReference IN_PLACE = new RuleReference(
            "SD-6", CLAUSE, "A problem is resolved when its change is closed as successful or its CAPA as effective.");
    private static final RuleReference NEW_INCIDENT =
            new RuleReference("SD-6", CLAUSE, "A problem recurs with an incident that was not linked before.");
    private static final RuleReference RESOLVED = new RuleReference(
            "SD-6", CLAUSE, "A problem is closed when the incidents that it was behind are resolved.");
    private static final RuleReference CLOSER =
            new RuleReference("SD-6", CLAUSE, "A problem is closed by who neither answered for it nor investigated.");
    private static final RuleReference CANCELLER =
            new RuleReference("SD-6", CLAUSE, "A problem is cancelled by who neither opened nor answers for it.");
    private static final RuleReference EXTENSION =
            new RuleReference("X-6", CLAUSE, "Whoever answers for a problem may not extend its due date.");

    private ProblemRules() {}

    /** Those linked before are on record, and are not looked at again. */
    static Guard<Problem> incidentsAreOnRecord() {
        return new Guard<>(ON_RECORD, attempt -> {
            Problem proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            List<String> before =
                    attempt.before() == null ? List.of() : attempt.before().incidents();
            return proposed.incidents().stream()
                    .filter(id -> !before.contains(id))
                    .flatMap(id -> PracticeRules.notAnIncident(attempt.facts(), id).stream())
                    .findFirst();
        });
    }

    static Guard<Problem> incidentIsNew() {
        return Guard.onChange(
                NEW_INCIDENT,
                (before, proposed) -> before.incidents().size()
                                < proposed.incidents().size()
                        ? Optional.empty()
                        : Optional.of("the incident is linked already; name the one that shows that it goes on"));
    }

    static Guard<Problem> verifierIsAnother() {
        return Guard.notBy(
                VERIFIER,
                "wrote the cause; let somebody else verify it",
                p -> Stream.ofNullable(p.cause()).map(RootCause::investigator).toList());
    }

    static Guard<Problem> causeIsVerified() {
        return Guard.onStored(VERIFIED, p -> {
            RootCause cause = p.cause();
            if (cause == null) {
                return Optional.of("no cause is stated; state one and have it verified");
            }
            return cause.isVerified()
                    ? Optional.empty()
                    : Optional.of(
                            cause.verification() == null
                                    ? "its cause is not verified; let a second person verify it"
                                    : "its cause was stated anew after it was verified; have it verified again");
        });
    }

    static Guard<Problem> workaroundIsKnown() {
        return Guard.onStored(
                WORKAROUND,
                p -> p.workaround().isBlank()
                        ? Optional.of("no workaround is stated; say how one lives with it, or that one cannot")
                        : Optional.empty());
    }

    static Guard<Problem> fixIsOnItsWay() {
        return new Guard<>(FIX, attempt -> {
            PermanentFix fix =
                    attempt.proposed() == null ? null : attempt.proposed().fix();
            if (fix == null) {
                return Optional.empty();
            }
            Standing standing = standing(attempt.facts(), fix);
            return standing == Standing.UNDER_WAY || standing == Standing.IN_PLACE
                    ? Optional.empty()
                    : Optional.of(fix.record() + " is " + standing.words + "; name one that is on its way");
        });
    }

    static Guard<Problem> fixIsInPlace() {
        return new Guard<>(IN_PLACE, attempt -> {
            Problem before = attempt.before();
            if (before == null) {
                return Optional.empty();
            }
            PermanentFix fix = before.fix();
            if (fix == null) {
                return Optional.of("it is not decided by what it is solved; name a change or a CAPA");
            }
            Standing standing = standing(attempt.facts(), fix);
            return standing == Standing.IN_PLACE
                    ? Optional.empty()
                    : Optional.of(fix.record() + " is " + standing.words + "; wait for it, or decide on another fix");
        });
    }

    /** Pinned, so that nobody reopens what a resolution rests on at the same moment. */
    private static Standing standing(Facts facts, PermanentFix fix) {
        if (fix instanceof PermanentFix.ByChange byChange) {
            return facts.find(ChangeLifeCycle.TYPE, byChange.change())
                    .map(change -> standing(change.state()))
                    .orElse(Standing.UNKNOWN);
        }
        PermanentFix.ByCapa byCapa = (PermanentFix.ByCapa) fix;
        return facts.find(CapaLifeCycle.TYPE, byCapa.capa())
                .map(capa -> standing(capa.state().status()))
                .orElse(Standing.UNKNOWN);
    }

    private static Standing standing(Change change) {
        return switch (change.status()) {
            case REJECTED, CANCELLED -> Standing.GIVEN_UP;
            case CLOSED -> change.outcome() == Change.Outcome.SUCCESSFUL ? Standing.IN_PLACE : Standing.FAILED;
            case DRAFT, AUTHORISATION, SCHEDULED, IMPLEMENTATION, REVIEW -> Standing.UNDER_WAY;
        };
    }

    /** A CAPA is closed as effective only. */
    private static Standing standing(CapaStatus status) {
        return switch (status) {
            case CLOSED -> Standing.IN_PLACE;
            case CANCELLED -> Standing.GIVEN_UP;
            case TRIAGE, INVESTIGATION, PLAN_APPROVAL, IMPLEMENTATION, EFFECTIVENESS_PENDING, EFFECTIVENESS_REVIEW ->
                Standing.UNDER_WAY;
        };
    }

    static Guard<Problem> incidentsAreResolved() {
        return new Guard<>(RESOLVED, attempt -> {
            Problem before = attempt.before();
            if (before == null) {
                return Optional.empty();
            }
            List<String> open = before.incidents().stream()
                    .filter(id -> attempt.facts()
                            .find(TicketLifeCycle.TYPE, id)
                            .filter(t -> !PracticeRules.ENDED.contains(t.state().status()))
                            .isPresent())
                    .toList();
            return open.isEmpty() ? Optional.empty() : Optional.of("not resolved yet: " + open);
        });
    }

    static Guard<Problem> closerDidNotInvestigate() {
        return Guard.notBy(
                CLOSER,
                "answered for it or investigated; let somebody else close it",
                p -> p.hands().toList());
    }

    static Guard<Problem> cancellerIsAnother() {
        return Guard.notBy(
                CANCELLER,
                "opened it or answers for it; let somebody else cancel it",
                p -> Stream.concat(Stream.of(p.header().openedBy()), PracticeRules.owner(p.header()))
                        .toList());
    }

    static Guard<Problem> ownerDoesNotExtend() {
        return Guard.notBy(
                EXTENSION,
                "answers for it; let somebody else approve the extension",
                p -> PracticeRules.owner(p.header()).toList());
    }

    private enum Standing {
        UNKNOWN("not on record"),
        UNDER_WAY("under way"),
        GIVEN_UP("given up"),
        FAILED("closed without success"),
        IN_PLACE("in place");

        private final String words;

        Standing(String words) {
            this.words = words;
        }
    }
}
