package io.github.qms4j.objective;

import static io.github.qms4j.objective.ObjectiveFixture.APPROVER;
import static io.github.qms4j.objective.ObjectiveFixture.AUTHOR;
import static io.github.qms4j.objective.ObjectiveFixture.MEMBER;
import static io.github.qms4j.objective.ObjectiveFixture.NETWORK;
import static io.github.qms4j.objective.ObjectiveFixture.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.qms4j.ConflictException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.objective.ObjectiveCommunication.Addressee;
import io.github.qms4j.organisation.DepartmentDetails;
import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.organisation.OrganisationImage;
import io.github.qms4j.organisation.PersonDetails;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.record.Seen;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An objective is published to the network team, Ann and Bob. */
@Verifies("OBJ-6")
class ObjectiveCommunicationTest {
    private static final LocalDate UNTIL = LocalDate.of(2026, 2, 28);

    private final ObjectiveFixture house = new ObjectiveFixture();
    private final ObjectiveId id = house.active();

    @AfterEach
    void close() {
        house.close();
    }

    private int publish(DepartmentId... teams) {
        return house.by(OWNER).communication().publish(id, UNTIL, teams);
    }

    private void acknowledge(Actor actor) {
        house.by(actor).communication().acknowledge(house.seen(id));
    }

    @Test
    void who_has_not_acknowledged_is_listed_by_name_until_they_do() {
        assertThat(publish(NETWORK)).isEqualTo(2);
        acknowledge(MEMBER);

        assertThat(house.by(AUTHOR).communication().notAcknowledged(id))
                .containsExactly(new Addressee("u-bob", "Bob", NETWORK, UNTIL));
        assertThat(house.by(AUTHOR).communication().of(id))
                .extracting(a -> a.state().person(), a -> a.state().status())
                .containsExactly(
                        tuple("u-ann", AcknowledgementStatus.ACKNOWLEDGED),
                        tuple("u-bob", AcknowledgementStatus.REQUESTED));
    }

    @Test
    void an_acknowledgement_names_the_content_that_was_read() {
        publish(NETWORK);
        String content = house.by(AUTHOR).find(id).orElseThrow().contentHash();
        acknowledge(MEMBER);

        assertThat(house.by(AUTHOR).communication().of(id).get(0).state().read())
                .isNotNull()
                .returns(content, Acknowledgement.Read::contentHash);
    }

    @Test
    void an_objective_that_changed_since_it_was_shown_is_not_acknowledged() {
        Seen<ObjectiveId> before = house.seen(id);
        publish(NETWORK);

        assertThatThrownBy(() -> house.by(MEMBER).communication().acknowledge(before))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void what_is_acknowledged_is_the_objective_as_it_stands() {
        publish(NETWORK);

        assertThatThrownBy(() -> Unbounded.records(house.as(MEMBER))
                        .commit(work -> work.change(
                                AcknowledgementLifeCycle.GIVE,
                                AcknowledgementId.of(id, MEMBER.id()),
                                (state, act) -> state.given(0, "of an earlier version", act))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(id + " is at version");
    }

    @Test
    void nobody_acknowledges_for_somebody_else_or_without_being_asked() {
        publish(NETWORK);
        assertThatThrownBy(() -> Unbounded.records(house.as(MEMBER))
                        .commit(work -> work.change(
                                AcknowledgementLifeCycle.GIVE,
                                AcknowledgementId.of(id, "u-bob"),
                                (state, act) -> state.given(1, "x", act))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("u-ann is not u-bob; have that person acknowledge it themselves");
        assertThatThrownBy(() -> acknowledge(Actor.of("u-stranger", Role.SERVICE_AGENT)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void who_has_come_since_is_listed_as_not_asked_and_asked_the_next_time_and_nobody_twice() {
        publish(NETWORK);
        acknowledge(MEMBER);
        house.as(AUTHOR)
                .organisation()
                .synchronise(OrganisationImage.on(house.today())
                        .person(PersonId.of("u-cid"), PersonDetails.named("Cid").in(NETWORK)));

        assertThat(house.by(AUTHOR).communication().notAcknowledged(id))
                .extracting(Addressee::person, Addressee::askedUntil)
                .containsExactly(tuple("u-bob", UNTIL), tuple("u-cid", null));
        assertThat(publish(NETWORK)).isEqualTo(1);
        assertThat(house.objective(id).teams()).containsExactly(NETWORK);
    }

    @Test
    void a_team_without_anybody_is_refused_and_nothing_is_published() {
        DepartmentId empty = DepartmentId.of("empty");
        house.as(AUTHOR)
                .organisation()
                .synchronise(OrganisationImage.on(house.today()).department(empty, DepartmentDetails.named("Empty")));

        assertThatThrownBy(() -> publish(NETWORK, empty))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is a department with nobody in it today");
        assertThatThrownBy(() -> house.by(OWNER)
                        .communication()
                        .publish(id, house.today().minusDays(1), NETWORK))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is in the past");
        assertThatThrownBy(this::publish)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the field 'teams' needs a value");
        assertThat(house.by(AUTHOR).communication().of(id)).isEmpty();
    }

    @Test
    void only_an_active_objective_is_published_and_what_was_not_answered_lapses_with_it() {
        ObjectiveId draft = house.drafted();
        assertThatThrownBy(() -> house.by(OWNER).communication().publish(draft, UNTIL, NETWORK))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the record is DRAFT");

        publish(NETWORK);
        acknowledge(MEMBER);
        house.completeActions(id);
        house.by(APPROVER).withdraw(id);
        assertThat(house.by(AUTHOR).communication().of(id))
                .extracting(a -> a.state().status())
                .containsExactly(AcknowledgementStatus.ACKNOWLEDGED, AcknowledgementStatus.LAPSED);
        assertThatThrownBy(() -> acknowledge(Actor.of("u-bob", Role.SERVICE_AGENT)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is WITHDRAWN; it would have to be ACTIVE");
    }
}
