package io.github.qms4j.objective;

import io.github.qms4j.ConflictException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.organisation.Organisation;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.View;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who is to know an objective, and who does (rule OBJ-6).
 *
 * <pre>{@code
 * session.objectives().communication().publish(objective, until, DepartmentId.of("network"));
 * List<Addressee> open = session.objectives().communication().notAcknowledged(objective);
 * }</pre>
 */
public final class ObjectiveCommunication {
    private static final int PAGE = 500;

    private final RecordStore records;

    ObjectiveCommunication(RecordStore records) {
        this.records = records;
    }

    /**
     * Publishes an active objective to teams: each of their members is asked to acknowledge it. Published again, it asks
     * those that have come since; nobody is asked twice.
     *
     * @param until by which day it is to be acknowledged, in the engine's zone
     * @param teams departments themselves, without their parts; at least one
     * @return how many persons are asked now
     * @throws InvalidInputException when a team has nobody in it today, or the day is in the past
     */
    public int publish(ObjectiveId objective, LocalDate until, DepartmentId... teams) {
        if (until.isBefore(records.today())) {
            throw InvalidInputException.of(
                    "publication of an objective (OBJ-6)", "until", until, "is in the past", "say a day ahead");
        }
        Map<String, DepartmentId> members = members(List.of(teams));
        return records.commit(work -> {
            work.change(ObjectiveLifeCycle.PUBLISH, objective, state -> state.publishedTo(List.of(teams)));
            int asked = 0;
            for (Map.Entry<String, DepartmentId> member : members.entrySet()) {
                AcknowledgementId id = AcknowledgementId.of(objective, member.getKey());
                if (work.find(AcknowledgementLifeCycle.TYPE, id).isEmpty()) {
                    work.create(
                            AcknowledgementLifeCycle.REQUEST,
                            id,
                            act -> Acknowledgement.requested(
                                    objective, member.getKey(), member.getValue(), until, act));
                    asked++;
                }
            }
            return asked;
        });
    }

    private Map<String, DepartmentId> members(List<DepartmentId> teams) {
        Organisation organisation = new Organisation(records);
        Map<String, DepartmentId> members = new LinkedHashMap<>();
        for (DepartmentId team : teams) {
            Map<PersonId, ?> found = organisation.membersOf(team, records.today());
            if (found.isEmpty()) {
                throw InvalidInputException.of(
                        "publication of an objective (OBJ-6)",
                        "teams",
                        team,
                        "is a department with nobody in it today",
                        "name one with members");
            }
            found.keySet().forEach(person -> members.putIfAbsent(person.value(), team));
        }
        return members;
    }

    /**
     * Acknowledges, for oneself, the objective that was read.
     *
     * @throws ConflictException when another version is current
     * @throws io.github.qms4j.NotFoundException when the actor was not asked
     */
    public void acknowledge(Seen<ObjectiveId> seen) {
        AcknowledgementId id = AcknowledgementId.of(seen.id(), records.actor().id());
        records.commitWithoutResult(work -> {
            Versioned<Objective> objective = work.get(ObjectiveLifeCycle.TYPE, seen.id());
            if (objective.version() != seen.version()) {
                throw ConflictException.stale("objective", objective.id(), seen.version(), objective.version());
            }
            work.change(
                    AcknowledgementLifeCycle.GIVE,
                    id,
                    (state, act) -> state.given(objective.version(), objective.contentHash(), act));
        });
    }

    static void end(UnitOfWork work, ObjectiveId objective) {
        work.list(
                        AcknowledgementLifeCycle.TYPE,
                        AcknowledgementLifeCycle.OBJECTIVE.is(objective),
                        AcknowledgementLifeCycle.STATUS.is(AcknowledgementStatus.REQUESTED))
                .forEach(open -> work.change(
                        AcknowledgementLifeCycle.END,
                        open,
                        (state, act) -> state.withHeader(
                                state.header().in(AcknowledgementStatus.LAPSED).ended(act.on()))));
    }

    /** What each person was asked to acknowledge and what became of it, by person. */
    public List<View<AcknowledgementId, Acknowledgement>> of(ObjectiveId objective) {
        return records.stream(
                        AcknowledgementLifeCycle.TYPE,
                        records.query(AcknowledgementLifeCycle.TYPE)
                                .where(AcknowledgementLifeCycle.OBJECTIVE.is(objective))
                                .limitedTo(PAGE))
                .map(found -> View.of(AcknowledgementId::new, found))
                .toList();
    }

    /**
     * Who of the teams does not say that they know the objective: who was asked and has not answered, and who has come
     * since and was not asked. Who has left is not among them.
     *
     * @throws io.github.qms4j.NotFoundException when there is no such objective
     */
    public List<Addressee> notAcknowledged(ObjectiveId objective) {
        LocalDate today = records.today();
        List<DepartmentId> teams =
                records.get(ObjectiveLifeCycle.TYPE, objective).state().teams();
        Map<String, Acknowledgement> asked = of(objective).stream()
                .map(View::state)
                .collect(Collectors.toMap(Acknowledgement::person, Function.identity()));
        Organisation organisation = new Organisation(records);
        List<Addressee> open = new ArrayList<>();
        for (DepartmentId team : teams) {
            organisation.membersOf(team, today).forEach((person, details) -> {
                Acknowledgement state = asked.get(person.value());
                if (state == null || state.status() != AcknowledgementStatus.ACKNOWLEDGED) {
                    open.add(new Addressee(
                            person.value(),
                            details.name(),
                            team,
                            state == null || state.header().due() == null
                                    ? null
                                    : state.header().due().current()));
                }
            });
        }
        return open;
    }

    /**
     * Somebody who is to know an objective and has not acknowledged it.
     *
     * @param person their id
     * @param name as it is printed
     * @param team as a member of which
     * @param askedUntil by which day they were asked to; null when they have come since and were not asked
     */
    public record Addressee(
            String person,
            String name,
            DepartmentId team,
            @Nullable LocalDate askedUntil) {
        public Addressee {
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(team, "team");
        }
    }
}
