package io.github.qms4j.retention;

import io.github.qms4j.ConflictException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.retention.Disposition.Item;
import io.github.qms4j.retention.Removal.Remains;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Retention of records (rule X-12): policies, legal holds, and disposal. A record is removed by carrying out a
 * disposition that one person proposed and another one signed, and by nothing else; a {@link Tombstone} stays.
 */
public final class Retention {
    /** Without these a disposal, or an erasure, could not be accounted for any more. */
    private static final Set<String> KEPT_FOR_GOOD =
            Set.of("disposition", "erased-text", "erasure", "legal-hold", "retention-policy", "tombstone");

    /** The most characters of a legal basis and of a matter. */
    public static final int MAX_TEXT = 4_000;

    private static final int PAGE = 200;
    private static final int HOLD_ATTEMPTS = 20;

    private final RecordStore records;
    private final Removal removal;

    public Retention(RecordStore records, Removal removal) {
        this.records = records;
        this.removal = removal;
    }

    /**
     * Says how long records of a type are kept after they have reached a final status, in place of what was said before;
     * needs a reason. Records of a type without a policy are kept for ever.
     *
     * @param recordType such as {@code ticket}
     * @param period how long, usually years; see {@link RetentionPolicy#endsAt}
     * @param legalBasis the law, standard or contract that demands it; up to {@value #MAX_TEXT} characters
     * @throws InvalidInputException when the type is not known or is kept for good, the period is not positive or the
     *     legal basis blank or too long
     */
    public void setPolicy(String recordType, Period period, String legalBasis) {
        known(recordType);
        if (KEPT_FOR_GOOD.contains(recordType)) {
            throw invalid("recordType", recordType, "accounts for what is gone and is kept for good", "leave it out");
        }
        if (period.isZero() || period.isNegative()) {
            throw invalid("period", period, "is not a time to keep anything for", "give one such as P10Y");
        }
        checkText("legalBasis", legalBasis);
        RetentionPolicy policy = new RetentionPolicy(
                RetentionPolicy.Status.IN_FORCE,
                recordType,
                period,
                legalBasis,
                records.actor().id());
        boolean isNew = records.find(RetentionPolicyLifeCycle.TYPE, recordType).isEmpty();
        records.commit(work -> isNew
                ? work.create(RetentionPolicyLifeCycle.SET, recordType, act -> policy)
                : work.change(RetentionPolicyLifeCycle.CHANGE, recordType, before -> policy));
    }

    /**
     * Ends a policy without a successor; needs a reason. Nothing of the type is disposed of any more.
     *
     * @throws io.github.qms4j.NotFoundException when the type has no policy
     */
    public void withdrawPolicy(String recordType) {
        records.commit(work -> work.change(
                RetentionPolicyLifeCycle.WITHDRAW,
                recordType,
                (policy, act) -> policy.withdrawn(act.by().id())));
    }

    /** The policy for a type, withdrawn ones too; empty when there never was one. */
    public Optional<RetentionPolicy> policy(String recordType) {
        return records.find(RetentionPolicyLifeCycle.TYPE, recordType).map(Versioned::state);
    }

    /** The policy for a type as it stood at an instant; empty when there was none. */
    public Optional<RetentionPolicy> policyAsOf(String recordType, Instant instant) {
        return records.asOf(RetentionPolicyLifeCycle.TYPE, recordType, instant).map(Versioned::state);
    }

    /**
     * Places a legal hold; needs a reason. Dispositions that are not carried out and name a record that it covers note
     * it, and cannot be carried out while it is active.
     *
     * @param matter the lawsuit, investigation or inspection that it is for; up to {@value #MAX_TEXT} characters
     * @return its number, such as {@code HOLD-2026-0001}
     * @throws InvalidInputException when the scope's type is not known, or the matter is blank or too long
     * @throws ConflictException in a storage that joins the host's transaction, when such a disposition changed at the
     *     same time; roll back and place it again
     */
    public LegalHoldId placeHold(HoldScope scope, String matter) {
        if (scope.recordType() != null) {
            known(scope.recordType());
        }
        checkText("matter", matter);
        LegalHold hold = new LegalHold(
                LegalHold.Status.ACTIVE, scope, matter, records.actor().id(), records.now(), null);
        for (int attempt = 1; ; attempt++) {
            try {
                return records.commit(work -> place(work, hold));
            } catch (ConflictException e) {
                if (!removal.mayRepeat() || attempt == HOLD_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** With the dispositions, so that a disposal that was decided before the hold, and is not applied yet, fails. */
    private LegalHoldId place(UnitOfWork work, LegalHold hold) {
        LegalHoldId number = new LegalHoldId(
                work.create(LegalHoldLifeCycle.PLACE, act -> hold).id());
        RecordQuery open = records.query(Disposition.TYPE)
                .where(DispositionLifeCycle.STATUS.isIn(
                        Set.of(Disposition.Status.PROPOSED, Disposition.Status.APPROVED)));
        records.stream(Disposition.TYPE, open)
                .filter(d -> d.state().items().stream()
                        .anyMatch(item -> hold.scope().covers(d.state().recordType(), item.id())))
                .forEach(d -> work.change(DispositionLifeCycle.NOTE_HOLD, d, s -> s.heldBy(number.value())));
        return number;
    }

    /** Releases a legal hold; needs a reason. */
    public void releaseHold(LegalHoldId number) {
        records.commit(work -> work.change(
                LegalHoldLifeCycle.RELEASE,
                number,
                (hold, act) -> hold.releasedBy(act.by().id())));
    }

    /** A legal hold by its number; empty when there is none. */
    public Optional<LegalHold> hold(LegalHoldId number) {
        return records.find(LegalHold.TYPE, number).map(Versioned::state);
    }

    /** The legal holds that are active, by number. */
    public List<Versioned<LegalHold>> activeHolds() {
        RecordQuery query = records.query(LegalHold.TYPE).where(LegalHoldLifeCycle.STATUS.is(LegalHold.Status.ACTIVE));
        return records.stream(LegalHold.TYPE, query).toList();
    }

    /**
     * The records of a type that may be disposed of at an instant, under the policy and the holds of now; none while no
     * policy is in force. All records of the type are looked at, a page at a time while the stream is consumed.
     *
     * @param at may lie in the future, to see what will be due
     * @throws InvalidInputException when the type is not known
     */
    public Stream<DueRecord> due(String recordType, Instant at) {
        return due(rules(known(recordType), at));
    }

    private <S extends Record> Stream<DueRecord> due(RetentionRules<S> rules) {
        if (rules.policy() == null) {
            return Stream.empty();
        }
        RecordType<S> type = rules.type();
        return records.stream(type, records.query(type).limitedTo(PAGE))
                .flatMap(record -> rules.on(record, () -> removal.finalSince(type, record)).due().stream());
    }

    private <S extends Record> RetentionRules<S> rules(RecordType<S> type, Instant at) {
        RetentionPolicy policy = policy(type.name())
                .filter(p -> p.status() == RetentionPolicy.Status.IN_FORCE)
                .orElse(null);
        return new RetentionRules<>(type, policy, activeHolds(), at);
    }

    /**
     * Proposes to dispose of records; needs a reason.
     *
     * @param ids at most {@value Disposition#MAX_ITEMS}
     * @return its number, such as {@code DSP-2026-0001}
     * @throws InvalidInputException when the type is not known, or no id or too many are given
     * @throws io.github.qms4j.RefusedException naming each record that is not there, has no final status, is to be kept
     *     longer or is under a legal hold
     */
    public DispositionId propose(String recordType, Set<String> ids) {
        RecordType<?> type = known(recordType);
        if (ids.isEmpty() || ids.size() > Disposition.MAX_ITEMS) {
            throw invalid(
                    "ids",
                    ids.size(),
                    "is no number of records for one disposition",
                    "name 1 to " + Disposition.MAX_ITEMS + ", and the rest in another one");
        }
        Checked checked = check(rules(type, records.now()), new TreeSet<>(ids));
        Disposition proposed = new Disposition(
                Disposition.Status.PROPOSED,
                recordType,
                checked.items(),
                records.actor().id(),
                records.now(),
                null,
                Set.of(),
                checked.against());
        return records.commit(work -> new DispositionId(
                work.create(DispositionLifeCycle.PROPOSE, act -> proposed).id()));
    }

    /**
     * Which of the records are due, and what stands against the others.
     *
     * @param items those that are due, in the order of their ids
     * @param against a sentence for each of the others
     */
    private record Checked(List<Item> items, List<String> against) {}

    private <S extends Record> Checked check(RetentionRules<S> rules, Set<String> ids) {
        RecordType<S> type = rules.type();
        Map<String, Versioned<S>> stored = records.findAll(type, ids);
        List<Item> items = new ArrayList<>();
        List<String> against = new ArrayList<>();
        for (String id : ids) {
            Versioned<S> record = stored.get(id);
            if (record == null) {
                against.add(type + " " + id + ": " + gone(type.name(), id));
                continue;
            }
            RetentionRules.Verdict verdict = rules.on(record, () -> removal.finalSince(type, record));
            verdict.due()
                    .ifPresentOrElse(
                            due -> items.add(due.item()), () -> against.add(type + " " + id + ": " + verdict.kept()));
        }
        return new Checked(items, against);
    }

    private String gone(String recordType, String id) {
        return removal.tombstone(recordType, id)
                .map(tombstone -> "it was disposed of already, under " + tombstone.disposition())
                .orElse("it is not stored");
    }

    /**
     * Approves a disposition with a signature; needs a reason, and is refused to who proposed it.
     *
     * @param seen the version that the signer was shown
     * @throws ConflictException when another one is current; nothing is signed
     */
    public void approve(Seen<DispositionId> seen) {
        records.commit(work -> work.change(
                DispositionLifeCycle.APPROVE,
                seen,
                (disposition, act) -> disposition.decided(
                        Disposition.Status.APPROVED, act.by().id())));
    }

    /** Rejects a disposition for good; needs a reason, and is refused to who proposed it. */
    public void reject(DispositionId number) {
        records.commit(work -> work.change(
                DispositionLifeCycle.REJECT,
                number,
                (disposition, act) -> disposition.decided(
                        Disposition.Status.REJECTED, act.by().id())));
    }

    /** Takes a disposition back before it is carried out; needs a reason. */
    public void withdraw(DispositionId number) {
        records.commit(work -> work.change(DispositionLifeCycle.WITHDRAW, number, Disposition::withdrawn));
    }

    /**
     * Carries an approved disposition out; needs a reason. Whether each record may go is decided again, and one that was
     * changed, is held or does not verify refuses it all. Then every record goes in one change set, with its attributes,
     * its trail entries and its erasable texts, and its tombstone takes its place. What broke off before that has
     * removed nothing and is run again; what is carried out already stays as it is.
     *
     * @return the disposition
     * @throws io.github.qms4j.RefusedException naming each record that may not go
     * @throws io.github.qms4j.ConfigurationException when the engine was built without keys for checkpoints: what is
     *     removed must be in the log before
     * @throws ConflictException when somebody changed one of the records, or placed a hold, at the same time; call again
     */
    public Disposition carryOut(DispositionId number) {
        Disposition before = records.get(Disposition.TYPE, number).state();
        if (before.status() == Disposition.Status.CARRIED_OUT) {
            return before;
        }
        removal.seal();
        return records.commit(work -> {
            List<Tombstone> tombstones = new ArrayList<>();
            Versioned<Disposition> after = work.change(
                    DispositionLifeCycle.CARRY_OUT, number, d -> d.carriedOut(examine(number.value(), d, tombstones)));
            removal.replace(work, number.value(), tombstones);
            return after.state();
        });
    }

    private List<String> examine(String number, Disposition disposition, List<Tombstone> tombstones) {
        RecordType<?> type = known(disposition.recordType());
        Set<String> ids = new TreeSet<>();
        disposition.items().forEach(item -> ids.add(item.id()));
        Checked checked = check(rules(type, records.now()), ids);
        List<String> against = new ArrayList<>(checked.against());
        for (Remains remains : removal.examine(type.name(), ids, number)) {
            Tombstone tombstone = remains.tombstone();
            tombstones.add(tombstone);
            String what = type + " " + tombstone.recordId() + ": ";
            if (!remains.against().isBlank()) {
                against.add(what + remains.against());
            }
            boolean isAsProposed = disposition.items().stream()
                    .anyMatch(i -> i.id().equals(tombstone.recordId()) && i.version() == tombstone.version());
            if (!isAsProposed) {
                against.add(what + "it was changed since it was proposed");
            }
        }
        return against;
    }

    /** A disposition by its number; empty when there is none. */
    public Optional<Versioned<Disposition>> disposition(DispositionId number) {
        return records.find(Disposition.TYPE, number);
    }

    /** What is left of a record that was disposed of; empty when it was not. */
    public Optional<Tombstone> tombstone(String recordType, String recordId) {
        return removal.tombstone(recordType, recordId);
    }

    private RecordType<?> known(String recordType) {
        return removal.type(recordType)
                .orElseThrow(() -> invalid(
                        "recordType",
                        recordType,
                        "is not a record type that this engine knows",
                        "register a vendor's type with QmsBuilder.recordType"));
    }

    private static void checkText(String place, String text) {
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw invalid(place, text, "is blank or longer than " + MAX_TEXT + " characters", "name it");
        }
    }

    private static InvalidInputException invalid(String place, Object value, String rule, String remedy) {
        return InvalidInputException.of("retention", place, value, rule, remedy);
    }
}
