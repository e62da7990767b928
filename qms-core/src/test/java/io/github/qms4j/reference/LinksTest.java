package io.github.qms4j.reference;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.complaint.Complaints.MANAGER;
import static io.github.qms4j.complaint.Complaints.REMARK;
import static io.github.qms4j.complaint.Complaints.TRAINER;
import static io.github.qms4j.reference.ReferenceFixture.LINKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.By;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.reference.Link.Confirmation;
import io.github.qms4j.reference.ReferenceFixture.Relation;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Complaints that are linked to remarks. */
@Verifies("X-10")
class LinksTest {
    private final ReferenceFixture house = new ReferenceFixture();

    @Test
    void a_link_is_current_until_its_target_changes_and_suspect_until_it_is_confirmed_again() {
        LinkId link = house.linked();
        assertThat(house.standing(link)).isEqualTo(LinkStanding.CURRENT);

        house.edit(house.remark);
        assertThat(house.standing(link)).isEqualTo(LinkStanding.SUSPECT);

        house.confirm(link);
        assertThat(house.standing(link)).isEqualTo(LinkStanding.CURRENT);
        assertThat(house.qms.trail().history("acme.complaint-link", link.value()))
                .extracting(entry -> entry.action())
                .containsExactly("acme.complaint-link.link", "acme.complaint-link.confirm");
    }

    @Test
    void to_confirm_again_takes_a_reason() {
        LinkId link = house.linked();

        assertThatThrownBy(() -> Unbounded.records(house.qms.as(AGENT)).commit(work -> {
                    house.qms.as(AGENT).references().links(LINKS).confirm(work, link);
                    return link;
                }))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a reason must be given");
    }

    @Test
    void a_change_of_its_source_makes_no_link_suspect() {
        LinkId link = house.linked();

        Unbounded.records(house.as(AGENT))
                .commit(work -> work.change(
                        COMPLAINT.transition("complaint.edit"),
                        house.complaint.value(),
                        state -> state.withOwner("u-9")));

        assertThat(house.standing(link)).isEqualTo(LinkStanding.CURRENT);
    }

    @Test
    void what_was_looked_at_is_pinned_and_named_in_the_entry() {
        LinkId link = house.linked();

        assertThat(house.qms
                        .trail()
                        .history("acme.complaint-link", link.value())
                        .get(0)
                        .reliedOn())
                .contains(new ReliedOn("acme.remark", "r-1", 0));
    }

    @Test
    void the_version_that_was_shown_is_confirmed_and_no_other() {
        LinkId link = house.linked();
        Seen<RecordId> shown = Seen.of(house.remark, 0);
        house.edit(house.remark);

        assertThatThrownBy(() -> house.links(AGENT, (links, work) -> {
                    links.confirm(work, link, shown);
                    return link;
                }))
                .isInstanceOf(ConflictException.class);
        assertThat(house.standing(link)).isEqualTo(LinkStanding.SUSPECT);

        house.links(AGENT, (links, work) -> {
            links.confirm(work, link, Seen.of(house.remark, 1));
            return link;
        });
        assertThat(house.standing(link)).isEqualTo(LinkStanding.CURRENT);
    }

    @Test
    void another_record_than_the_target_confirms_nothing() {
        LinkId link = house.linked();
        RecordId other = house.remark("r-2");

        assertThatThrownBy(() -> house.links(AGENT, (links, work) -> {
                    links.confirm(work, link, Seen.of(other, 0));
                    return link;
                }))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not its target");
    }

    @Test
    void nothing_is_linked_twice_and_what_was_ended_is_linked_again_under_its_id() {
        LinkId link = house.linked();
        assertThatThrownBy(house::linked)
                .isInstanceOf(DuplicateException.class)
                .hasMessageContaining("already; confirm " + link);

        house.links(AGENT, (links, work) -> {
            links.end(work, link);
            return link;
        });
        assertThat(house.standing(link)).isEqualTo(LinkStanding.ENDED);
        assertThat(house.linked()).isEqualTo(link);
        assertThat(house.standing(link)).isEqualTo(LinkStanding.CURRENT);
    }

    @Test
    void the_same_two_records_are_linked_once_for_each_relation() {
        LinkId link = house.linked();

        LinkId other = house.links(
                AGENT,
                (links, work) -> links.link(work, house.complaint, Relation.SAME_CAUSE, Target.record(house.remark)));

        assertThat(other).isNotEqualTo(link);
    }

    @Test
    void both_directions_are_found_and_ended_links_are_not() {
        RecordId other = house.remark("r-2");
        LinkId link = house.linked();
        LinkId ended = house.links(
                AGENT, (links, work) -> links.link(work, house.complaint, Relation.SEE_ALSO, Target.record(other)));
        house.links(AGENT, (links, work) -> {
            links.end(work, ended);
            return ended;
        });

        List<CheckedLink> from = house.references().linksFrom(house.complaint);
        List<CheckedLink> to = house.references().linksTo(Target.record(house.remark));

        assertThat(from).extracting(CheckedLink::id).containsExactly(link);
        assertThat(to).extracting(CheckedLink::id).containsExactly(link);
        assertThat(house.references().linksTo(Target.record(other))).isEmpty();
        assertThat(house.references().links(LINKS).from(house.complaint)).isEqualTo(from);
        assertThat(house.references()
                        .links(LINKS)
                        .to(Target.record(house.remark), null)
                        .items())
                .isEqualTo(to);
    }

    @Test
    void a_proposed_link_waits_for_somebody_to_confirm_it() {
        LinkId link = house.links(
                AGENT,
                (links, work) -> links.propose(work, house.complaint, Relation.SEE_ALSO, Target.record(house.remark)));
        assertThat(house.standing(link)).isEqualTo(LinkStanding.UNCONFIRMED);

        house.confirm(link);

        assertThat(house.standing(link)).isEqualTo(LinkStanding.CURRENT);
    }

    @Test
    void a_proposed_link_to_nothing_says_so_and_cannot_be_confirmed() {
        RecordId nowhere = RecordId.of(REMARK, "r-0");
        LinkId link = house.links(
                AGENT,
                (links, work) -> links.propose(work, house.complaint, Relation.SEE_ALSO, Target.record(nowhere)));

        assertThat(house.standing(link)).isEqualTo(LinkStanding.TARGET_MISSING);
        assertThatThrownBy(() -> house.confirm(link)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_file_stays_what_it_is_and_an_address_cannot_be_compared() {
        LinkId file = house.links(
                AGENT,
                (links, work) -> links.link(
                        work, house.complaint, Relation.SEE_ALSO, Target.file(ReferenceFixture.HASH, "scan.pdf")));
        LinkId address = house.links(
                AGENT,
                (links, work) -> links.link(
                        work,
                        house.complaint,
                        Relation.SEE_ALSO,
                        Target.uri(URI.create("https://example.org/p"), "procedure")));

        assertThat(house.standing(file)).isEqualTo(LinkStanding.CURRENT);
        assertThat(house.standing(address)).isEqualTo(LinkStanding.NOT_COMPARABLE);
    }

    @Test
    void what_cannot_be_a_target_is_refused() {
        assertThatThrownBy(() -> Target.file("beef", "scan.pdf"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not 64 of 0-9 and a-f");
        assertThatThrownBy(() -> Target.uri(URI.create("procedure.pdf"), ""))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has no scheme");
        assertThatThrownBy(() -> house.links(
                        AGENT,
                        (links, work) -> links.link(
                                work, house.complaint, Relation.SEE_ALSO, Target.version(Seen.of(house.remark, 0)))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is one version");
    }

    @Test
    void nothing_is_linked_to_itself() {
        assertThatThrownBy(() -> house.links(
                        AGENT,
                        (links, work) ->
                                links.link(work, house.remark, Relation.SEE_ALSO, Target.record(house.remark))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("would be linked to itself");
    }

    @Test
    void a_link_keeps_its_two_ends_and_is_confirmed_in_ones_own_name() {
        LinkId id = house.linked();
        Confirmation forged = new Confirmation(0L, ReferenceFixture.HASH, By.of("u-else"), house.clock.instant());

        assertThatThrownBy(() -> Unbounded.records(house.as(AGENT))
                        .commit(work ->
                                work.change(LINKS.confirm(), id, (Link link) -> link.carriedTo(house.remark("r-3")))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it would lead elsewhere");
        assertThatThrownBy(() -> Unbounded.records(house.as(AGENT))
                        .commit(work -> work.change(LINKS.confirm(), id, (Link link) -> link.confirmed(forged))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("in another name");
    }

    @Test
    void carried_links_are_as_confirmed_as_they_were() {
        LinkId id = house.linked();
        Link link =
                house.as(AGENT).references().links(LINKS).find(id).orElseThrow().link();
        RecordId successor = house.remark("r-4");
        RecordId reworded = house.remark("r-5");

        house.links(AGENT, (links, work) -> {
            links.carryOver(
                    work,
                    "batch-1",
                    List.of(link.carriedTo(successor), link.carriedTo(reworded).unconfirmed()));
            return id;
        });

        assertThat(house.references().linksFrom(successor)).singleElement().satisfies(carried -> {
            assertThat(carried.standing()).isEqualTo(LinkStanding.CURRENT);
            assertThat(carried.link().confirmation()).isEqualTo(link.confirmation());
        });
        assertThat(house.references().linksFrom(reworded))
                .singleElement()
                .extracting(CheckedLink::standing)
                .isEqualTo(LinkStanding.UNCONFIRMED);
        assertThat(house.qms.trail().verify().problems()).isEmpty();
    }

    @Test
    @Verifies("X-9")
    void of_two_who_confirm_the_same_version_of_a_link_one_wins() {
        LinkId id = house.linked();
        Versioned<Link> read = Unbounded.records(house.as(MANAGER)).get(LINKS.type(), id);
        house.clock.advance(Duration.ofHours(1));
        house.confirm(id);

        assertThatThrownBy(() -> Unbounded.records(house.as(MANAGER))
                        .commit(work -> work.change(LINKS.end(), read, Link::ended)))
                .isInstanceOf(ConflictException.class);
    }

    @ParameterizedTest
    @EnumSource(LinkStatus.class)
    @Verifies({"X-1", "X-2"})
    void every_edge_is_for_those_who_may_and_for_nobody_else(LinkStatus status) {
        LinkId id = in(status);

        List<Transition<Link>> changes = LINKS.type().transitions().rows().stream()
                .filter(r -> !r.creates())
                .toList();
        for (Transition<Link> row : changes) {
            boolean lawful = row.from().contains(status.name());
            assertThat(house.may(AGENT, row, id)).as(row + " from " + status).isEqualTo(lawful);
            assertThat(house.may(TRAINER, row, id)).as(row + " by trainer").isFalse();
            assertThatThrownBy(() -> Unbounded.records(house.as(TRAINER)).commit(work -> work.change(row, id, s -> s)))
                    .isInstanceOf(RefusedException.class);
        }
    }

    private LinkId in(LinkStatus status) {
        LinkId id = house.links(
                AGENT,
                (links, work) -> links.propose(work, house.complaint, Relation.SEE_ALSO, Target.record(house.remark)));
        if (status != LinkStatus.PROPOSED) {
            house.confirm(id);
        }
        if (status == LinkStatus.ENDED) {
            house.links(AGENT, (links, work) -> {
                links.end(work, id);
                return id;
            });
        }
        return id;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    @Verifies("X-1")
    void whatever_is_done_in_whatever_order_the_standing_is_that_of_the_last_confirmation(long seed) {
        Random random = new Random(seed);
        LinkId id = house.linked();
        LinkStanding expected = LinkStanding.CURRENT;
        for (int i = 0; i < 60; i++) {
            switch (random.nextInt(3)) {
                case 0 -> {
                    house.edit(house.remark);
                    expected = expected == LinkStanding.ENDED ? expected : LinkStanding.SUSPECT;
                }
                case 1 -> {
                    house.confirm(id);
                    expected = LinkStanding.CURRENT;
                }
                default -> {
                    if (expected != LinkStanding.ENDED) {
                        house.links(AGENT, (links, work) -> {
                            links.end(work, id);
                            return id;
                        });
                        expected = LinkStanding.ENDED;
                    }
                }
            }
            assertThat(house.standing(id)).as("step " + i).isEqualTo(expected);
        }
        assertThat(house.qms.trail().verify("acme.complaint-link", id.value()).problems())
                .isEmpty();
    }
}
