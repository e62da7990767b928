package io.github.qms4j.record;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Decision.Because;
import io.github.qms4j.record.Transition.Note;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row of a transition table means: the one place where allowed, denied and conditional are decided. */
public final class TransitionRules {
    private TransitionRules() {}

    /**
     * Decides one attempt. With a proposed state every demand is checked; without one, demands that the stored state
     * does not meet yet are answered as conditions.
     *
     * @param row the row
     * @param attempt who tries what, when
     * @param permitted whether the actor, or on whose behalf they act, has the permission of the row
     * @param reason the reason given; blank for none
     * @param signing whether it can be signed
     * @param training what shows the competence that the row demands; null when nothing does, or none is demanded
     */
    public static <S extends Record> Decision decide(
            Transition<S> row,
            Guard.Case<S> attempt,
            boolean permitted,
            String reason,
            SigningOffer signing,
            @Nullable TrainingRecord training) {
        List<Because> against = new ArrayList<>();
        List<Because> demands = new ArrayList<>();
        if (attempt.actor().roles().contains(Role.INSPECTOR)) {
            against.add(inspecting(attempt.actor()));
        }
        if (!permitted) {
            against.add(lacking(attempt.actor(), row.permission()));
        }
        if (!against.isEmpty()) {
            // Whoever may not take it at all is told nothing of the record, and no guard looks anything up for them.
            return Decision.of(against, List.of());
        }
        if (row.competence() != null && training == null) {
            against.add(new Because(
                    KernelRules.COMPETENCE,
                    "it demands the competence '" + row.competence() + "', and no current training record of "
                            + attempt.actor().id() + " shows it; have them trained, or see QmsBuilder.competenceGate"));
        }
        against.addAll(wrongStatus(row, attempt));
        for (Guard<S> guard : row.guards()) {
            guard.check().against(attempt).ifPresent(why -> against.add(new Because(guard.rule(), why)));
        }
        String meaning = row.signatureMeaning();
        if (meaning != null && signing == SigningOffer.NO_AUTHENTICATOR) {
            against.add(new Because(
                    KernelRules.SIGNATURE,
                    "it demands a signature meaning '" + meaning
                            + "', and no authenticator is configured; nothing is signed without one"));
        } else if (meaning != null && signing == SigningOffer.NO_KEY) {
            against.add(new Because(
                    KernelRules.ATTESTATION,
                    "it demands a signature meaning '" + meaning
                            + "', and the log has no key that it could be attested with; give the builder"
                            + " checkpointKeys(…), and make a key, once, with custody().createKey()"));
        } else if (meaning != null && signing == SigningOffer.NO_CREDENTIALS) {
            demands.add(new Because(
                    KernelRules.SIGNATURE,
                    "it demands a signature meaning '" + meaning
                            + "'; have the actor sign with the session's signing(credentials, zone)"));
        }
        if (reasonIsMissing(row, attempt, reason)) {
            demands.add(
                    new Because(KernelRules.REASON, "a reason must be given; open the session with as(actor, reason)"));
        }
        demands.addAll(missingFields(row, attempt));
        if (attempt.proposed() != null) {
            against.addAll(demands);
        }
        return Decision.of(against, demands);
    }

    /** Denied to whoever may neither take an action of this permission nor read the record. */
    public static Decision.Denied notPermitted(Actor actor, Permission permission) {
        return new Decision.Denied(List.of(lacking(actor, permission)));
    }

    /** Denied to an inspector to whom records of a type were not opened, or not for now. */
    public static Decision.Denied notOpened(Actor inspector, String recordType) {
        return new Decision.Denied(List.of(new Because(
                KernelRules.INSPECTOR_ACCESS,
                "no inspector access opens records of type " + recordType + " to " + inspector.id()
                        + " at this moment; have one granted")));
    }

    /** Denied to an inspector, whatever it is. */
    public static Decision.Denied readOnly(Actor inspector) {
        return new Decision.Denied(List.of(inspecting(inspector)));
    }

    private static Because inspecting(Actor inspector) {
        return new Because(KernelRules.INSPECTOR, inspector.id() + " acts as INSPECTOR; have somebody else do it");
    }

    private static Because lacking(Actor actor, Permission permission) {
        return new Because(
                KernelRules.PERMISSION,
                actor.id() + " acts as " + actor.roles() + " and lacks the permission " + permission);
    }

    /** The answer when a signing failed. */
    public static Decision.Denied notSigned(String because) {
        return new Decision.Denied(List.of(new Because(KernelRules.SIGNER, because)));
    }

    private static <S extends Record> List<Because> wrongStatus(Transition<S> row, Guard.Case<S> attempt) {
        List<Because> against = new ArrayList<>();
        S before = attempt.before();
        S proposed = attempt.proposed();
        TransitionTable<S> table = row.type().transitions();
        String from = before == null ? null : table.statusOf(before);
        if (from != null && !row.from().contains(from)) {
            boolean terminal = table.terminals().contains(from);
            String why = row.creates() ? "the record exists already" : "it starts from " + sorted(row.from());
            against.add(new Because(
                    KernelRules.TRANSITION,
                    "the record is " + from + (terminal ? ", which is final" : "") + "; " + why));
        }
        if (proposed != null) {
            String to = table.statusOf(proposed);
            boolean lawful = row.to().isEmpty() ? to.equals(from) : row.to().contains(to);
            if (!lawful) {
                against.add(new Because(KernelRules.TRANSITION, "it does not lead from " + from + " to " + to));
            }
        }
        return against;
    }

    private static <S extends Record> boolean reasonIsMissing(Transition<S> row, Guard.Case<S> attempt, String reason) {
        if (!reason.isBlank()) {
            return false;
        }
        TransitionTable<S> table = row.type().transitions();
        boolean leftDraft = attempt.before() != null && !table.drafts().contains(table.statusOf(attempt.before()));
        return row.note() == Note.REQUIRED || (leftDraft && row.note() != Note.NONE);
    }

    private static <S extends Record> List<Because> missingFields(Transition<S> row, Guard.Case<S> attempt) {
        S known = attempt.proposed() == null ? attempt.before() : attempt.proposed();
        return row.requiredFields().stream()
                .filter(field -> known == null || !field.isPresentIn(known))
                .map(field -> new Because(KernelRules.REQUIRED_FIELD, "the field '" + field.name() + "' needs a value"))
                .toList();
    }

    private static List<String> sorted(java.util.Set<String> statuses) {
        return statuses.stream().sorted().toList();
    }
}
