package io.github.qms4j.document;

import static io.github.qms4j.document.DocumentFixture.AGENT;
import static io.github.qms4j.document.DocumentFixture.AUTHOR;
import static io.github.qms4j.document.DocumentFixture.CONTROL;
import static io.github.qms4j.document.DocumentFixture.IT;
import static io.github.qms4j.document.DocumentFixture.QUALITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.delegation.Delegations.Delegate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is to take note of a text, and who has (rule DOC-2). */
class DistributionTest {
    private final DocumentFixture house = new DocumentFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private Distribution distribution(Actor actor) {
        return house.as(actor).documents().distribution();
    }

    private int distribute(DocumentVersionId version, String... persons) {
        return distribution(CONTROL)
                .distribute(version, List.of(persons), house.today().plusDays(14));
    }

    private List<String> outstanding(DocumentVersionId version) {
        return distribution(CONTROL)
                .outstanding(version)
                .map(view -> view.state().person())
                .toList();
    }

    private String hash(DocumentVersionId version) {
        return house.version(version).content().sha256();
    }

    @Test
    @Verifies("DOC-2")
    void who_has_not_acknowledged_is_listed_until_they_have() {
        DocumentVersionId version = house.effective();
        assertThat(distribute(version, AGENT.id(), IT.id())).isEqualTo(2);
        assertThat(outstanding(version)).containsExactly(AGENT.id(), IT.id());

        distribution(AGENT).acknowledge(version, hash(version));

        assertThat(outstanding(version)).containsExactly(IT.id());
        assertThat(distribution(CONTROL).of(version)).hasSize(2);
        assertThat(distribution(IT).outstandingOf(IT.id()))
                .singleElement()
                .satisfies(view -> assertThat(
                                view.state().header().isOverdue(house.today().plusDays(15)))
                        .isTrue());
    }

    @Test
    @Verifies("DOC-2")
    void an_acknowledgement_is_of_the_text_that_was_distributed() {
        DocumentVersionId version = house.effective();
        distribute(version, AGENT.id());

        assertThatThrownBy(() -> distribution(AGENT)
                        .acknowledge(version, house.put("v1, another print").sha256()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("another text was read than that of " + version);
        assertThat(outstanding(version)).containsExactly(AGENT.id());
    }

    @Test
    @Verifies("DOC-2")
    void nobody_acknowledges_for_another() {
        DocumentVersionId version = house.effective();
        distribute(version, QUALITY.id());
        house.as(QUALITY)
                .delegations()
                .grant(
                        new Delegate("u-deputy", "Dee Puty"),
                        Set.of(Role.QUALITY_MANAGER),
                        house.clock.instant(),
                        house.clock.instant().plus(Duration.ofDays(7)));
        AcknowledgementId asked = AcknowledgementId.of(version, hash(version), QUALITY.id());

        for (Actor other : List.of(AGENT, Actor.of("u-deputy"))) {
            assertThatThrownBy(() -> Unbounded.records(house.as(other))
                            .commit(work -> work.change(
                                    AcknowledgementLifeCycle.GIVE,
                                    asked,
                                    (state, act) -> state.given(hash(version), act))))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("let that person acknowledge it");
        }
    }

    @Test
    @Verifies("DOC-2")
    void who_was_not_asked_has_nothing_to_acknowledge() {
        DocumentVersionId version = house.effective();

        assertThatThrownBy(() -> distribution(AGENT).acknowledge(version, hash(version)))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("document-acknowledgement");
    }

    @Test
    @Verifies("DOC-2")
    void who_was_asked_for_a_text_is_not_asked_for_it_again() {
        DocumentVersionId version = house.effective();
        distribute(version, AGENT.id());
        distribution(AGENT).acknowledge(version, hash(version));

        assertThat(distribute(version, AGENT.id(), "U-AGENT", IT.id())).isEqualTo(1);
        assertThat(outstanding(version)).containsExactly(IT.id());
    }

    @Test
    @Verifies("DOC-2")
    void a_draft_and_a_superseded_version_are_not_distributed() {
        DocumentVersionId draft = house.drafted();
        assertThatThrownBy(() -> distribute(draft, AGENT.id()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(draft + " is DRAFT; distribute the version that people use");

        DocumentVersionId superseded = house.superseded();
        assertThatThrownBy(() -> distribute(superseded, AGENT.id()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is SUPERSEDED");
    }

    @Test
    @Verifies("DOC-2")
    void what_is_superseded_by_its_day_is_not_acknowledged_any_more() {
        DocumentId document = house.opened();
        DocumentVersionId first = house.released(document, "v1", house.today());
        distribute(first, AGENT.id());
        house.released(document, "v2", house.today().plusDays(3));
        house.goTo(house.today().plusDays(3));

        assertThatThrownBy(() -> distribution(AGENT).acknowledge(first, hash(first)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is SUPERSEDED");
    }

    @Test
    @Verifies("DOC-2")
    void what_was_asked_lapses_when_a_later_text_comes_into_force() {
        DocumentId document = house.opened();
        DocumentVersionId first = house.released(document, "v1", house.today());
        distribute(first, AGENT.id(), IT.id());
        distribution(IT).acknowledge(first, hash(first));
        house.released(document, "v2", house.today().plusDays(3));
        assertThat(distribution(AGENT).outstandingOf(AGENT.id())).hasSize(1);

        house.goTo(house.today().plusDays(3));
        house.as(CONTROL).documents().runDue();

        assertThat(distribution(AGENT).outstandingOf(AGENT.id())).isEmpty();
        assertThat(distribution(CONTROL).of(first))
                .extracting(view -> view.state().status())
                .containsExactlyInAnyOrder(AcknowledgementStatus.LAPSED, AcknowledgementStatus.ACKNOWLEDGED);
    }

    @Test
    @Verifies("DOC-2")
    void what_was_asked_of_a_text_in_use_does_not_lapse() {
        DocumentVersionId version = house.effective();
        distribute(version, AGENT.id());

        assertThatThrownBy(() -> Unbounded.records(house.as(CONTROL))
                        .commit(work -> work.change(
                                AcknowledgementLifeCycle.LAPSE,
                                AcknowledgementId.of(version, hash(version), AGENT.id()),
                                state -> state)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("people use " + version);
    }

    @Test
    @Verifies("DOC-2")
    void a_text_that_was_recalled_and_approved_as_it_was_is_asked_for_again() {
        DocumentVersionId version = house.approved();
        distribute(version, AGENT.id());
        house.as(CONTROL).documents().recall(version);
        assertThat(outstanding(version)).isEmpty();
        house.as(AUTHOR).documents().submit(version);
        house.approve(version, QUALITY, Role.QUALITY_MANAGER);
        house.approve(version, IT, Role.IT_MANAGER);

        assertThat(distribute(version, AGENT.id())).isEqualTo(1);
        assertThat(outstanding(version)).containsExactly(AGENT.id());
    }

    @Test
    @Verifies("DOC-2")
    void a_text_that_was_recalled_and_written_anew_is_acknowledged_anew() {
        DocumentVersionId version = house.approved();
        distribute(version, AGENT.id());
        distribution(AGENT).acknowledge(version, hash(version));
        house.as(CONTROL).documents().recall(version);
        house.as(AUTHOR).documents().write(version, house.draft("v1, improved"));
        house.as(AUTHOR).documents().submit(version);
        house.approve(version, QUALITY, Role.QUALITY_MANAGER);
        house.approve(version, IT, Role.IT_MANAGER);

        assertThat(distribute(version, AGENT.id())).isEqualTo(1);
        assertThat(outstanding(version)).containsExactly(AGENT.id());
    }

    @Test
    @Verifies("DOC-2")
    void who_left_is_excused_with_a_reason() {
        DocumentVersionId version = house.effective();
        distribute(version, AGENT.id());
        AcknowledgementId asked = AcknowledgementId.of(version, hash(version), AGENT.id());

        assertThatThrownBy(
                        () -> house.qms.as(CONTROL).documents().distribution().excuse(asked))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a reason must be given");
        distribution(CONTROL).excuse(asked);

        assertThat(outstanding(version)).isEmpty();
        assertThatThrownBy(() -> distribution(AGENT).acknowledge(version, hash(version)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("EXCUSED, which is final");
    }

    @Test
    void a_person_whose_id_does_not_fit_is_named() {
        DocumentVersionId version = house.effective();

        assertThatThrownBy(() -> distribute(version, "u".repeat(190)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is blank or longer than 200 characters");
    }
}
