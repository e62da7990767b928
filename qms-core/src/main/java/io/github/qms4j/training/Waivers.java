package io.github.qms4j.training;

import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Waivers of training: granted by another person, with a reason, a signature and an end. */
public final class Waivers {
    private final RecordStore records;

    Waivers(RecordStore records) {
        this.records = records;
    }

    /**
     * Lets somebody off a course, with a signature. The session's reason is the reason.
     *
     * @param from the first day, in the engine's zone; today or later
     * @param until the last day, at most 366 days after the first
     * @return its number, such as {@code TW-2026-0001}
     */
    public WaiverId grant(PersonId person, CourseId course, LocalDate from, LocalDate until) {
        return new WaiverId(records.commit(work -> work.create(
                        WaiverLifeCycle.GRANT,
                        act -> new Waiver(
                                Waiver.Status.GRANTED, person, course, act.reason(), act.by(), from, until, null))
                .id()));
    }

    /** Ends a waiver from today on; needs a reason. */
    public void revoke(WaiverId number) {
        records.commit(work -> work.change(WaiverLifeCycle.REVOKE, number, (state, act) -> state.revoked(act.on())));
    }

    /** A waiver; empty when there is none of that number. */
    public Optional<View<WaiverId, Waiver>> find(WaiverId number) {
        return records.find(WaiverLifeCycle.TYPE, number).map(found -> View.of(WaiverId::new, found));
    }

    /** Every waiver that a person ever had, by number. */
    public List<View<WaiverId, Waiver>> of(PersonId person) {
        return records.stream(
                        WaiverLifeCycle.TYPE,
                        records.query(WaiverLifeCycle.TYPE).where(WaiverLifeCycle.PERSON.is(person.value())))
                .map((Versioned<Waiver> found) -> View.of(WaiverId::new, found))
                .toList();
    }
}
