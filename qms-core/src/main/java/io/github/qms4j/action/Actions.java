package io.github.qms4j.action;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The actions of one kind in the hands of one actor: what the service of the parent's concept is built on. The parent is
 * changed in the same unit of work by who calls.
 */
public final class Actions {
    private static final int PAGE = 500;

    private final RecordStore records;
    private final ActionType type;

    public Actions(RecordStore records, ActionType type) {
        this.records = records;
        this.type = type;
    }

    /** Plans an action under a parent. */
    public ActionId plan(UnitOfWork work, RecordId parent, int round, ActionDraft draft) {
        records.valid(draft);
        return type.id(work.create(type.plan(), act -> Action.planned(parent.value(), round, draft, null, act))
                .id());
    }

    /** Puts on record that it was carried out; evidence are references to what shows it, at least one. */
    public Action complete(UnitOfWork work, ActionId action, List<String> evidence) {
        if (evidence.stream().anyMatch(String::isBlank)) {
            throw InvalidInputException.of("action " + action, "evidence", "", "is blank", "name what shows it");
        }
        return work.change(type.complete(), action, (state, act) -> state.ended(evidence, act))
                .state();
    }

    /** Takes it out of a plan that is still being made. */
    public Action remove(UnitOfWork work, ActionId action) {
        return work.change(type.remove(), action, (state, act) -> state.ended(List.of(), act))
                .state();
    }

    /**
     * Cancels it and plans what is done in its place.
     *
     * @return the new actions' numbers
     */
    public List<ActionId> replace(UnitOfWork work, ActionId action, List<ActionDraft> instead) {
        instead.forEach(records::valid);
        Action cancelled = work.change(type.cancel(), action, (state, act) -> state.ended(List.of(), act))
                .state();
        return instead.stream()
                .map(draft -> type.id(work.create(
                                type.planInstead(),
                                act -> Action.planned(
                                        cancelled.parent(), cancelled.round(), draft, action.value(), act))
                        .id()))
                .toList();
    }

    /** Gives it more time; needs a reason. */
    public Action extend(UnitOfWork work, ActionId action, LocalDate newDate) {
        return work.change(
                        type.extend(),
                        action,
                        (state, act) -> state.withHeader(state.header().extended(newDate, act)))
                .state();
    }

    /** Puts on record that somebody else saw it done. */
    public Action verify(UnitOfWork work, ActionId action) {
        return work.change(type.verify(), action, Action::verified).state();
    }

    /** An action; empty when there is none of that number. */
    public Optional<View<ActionId, Action>> find(ActionId action) {
        return records.find(type.type(), action).map(found -> View.of(type::id, found));
    }

    /** The actions of a parent in all its rounds, removed and cancelled ones too, in the order of their due dates. */
    public List<View<ActionId, Action>> of(RecordId parent) {
        return of(parent, null).toList();
    }

    /** The actions of one round of a parent, in the order of their due dates. */
    public List<View<ActionId, Action>> of(RecordId parent, int round) {
        return of(parent, Integer.valueOf(round)).toList();
    }

    private Stream<View<ActionId, Action>> of(RecordId parent, @Nullable Integer round) {
        RecordQuery query = records.query(type.type())
                .where(type.parent().is(parent.value()))
                .sortedBy(type.header().dueOn().ascending())
                .limitedTo(PAGE);
        RecordQuery narrowed = round == null ? query : query.where(type.round().is(round.longValue()));
        return records.stream(type.type(), narrowed).map(found -> View.of(type::id, found));
    }
}
