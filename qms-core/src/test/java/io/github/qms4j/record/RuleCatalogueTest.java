package io.github.qms4j.record;

import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.complaint.Complaints.NOT_BY_AUTHOR;
import static io.github.qms4j.complaint.Complaints.REMARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.RuleCatalogue.Row;
import io.github.qms4j.record.Transition.Note;
import java.util.List;
import org.junit.jupiter.api.Test;

@Verifies("X-2")
class RuleCatalogueTest {
    private final RuleCatalogue catalogue = RuleCatalogue.of(List.of(REMARK, COMPLAINT));

    private Row row(String action) {
        return catalogue.rows().stream()
                .filter(r -> r.type().equals("acme.complaint") && r.transition().equals(action))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_row_of_every_table_is_listed() {
        assertThat(catalogue.rows()).hasSize(14);
        assertThat(catalogue.rows().stream().map(Row::type).distinct())
                .containsExactly("acme.complaint", "acme.remark");
    }

    @Test
    void a_row_says_what_its_action_demands() {
        Row close = row("complaint.close");

        assertThat(close.from()).containsExactly("OPEN");
        assertThat(close.to()).containsExactly("CLOSED");
        assertThat(close.roles()).containsExactly("SERVICE_MANAGER");
        assertThat(close.note()).isEqualTo(Note.REQUIRED);
        assertThat(close.guards()).containsExactly(NOT_BY_AUTHOR);
        assertThat(row("complaint.open").requiredFields()).containsExactly("owner");
        assertThat(row("complaint.void").signatureMeaning()).isEqualTo("voided");
    }

    @Test
    void the_rules_of_every_type_are_listed_with_their_clauses() {
        assertThat(RuleCatalogue.kernelRules()).extracting(RuleReference::id).contains("X-1", "X-2", "X-5");
    }

    @Test
    void the_document_does_not_depend_on_the_order_of_the_types() {
        assertThat(RuleCatalogue.of(List.of(COMPLAINT, REMARK)).toMarkdown()).isEqualTo(catalogue.toMarkdown());
    }

    @Test
    void the_document_has_a_line_for_each_action_and_each_guard() {
        assertThat(catalogue.toMarkdown())
                .contains(
                        "| complaint.close | OPEN | CLOSED | complaint:close: SERVICE_MANAGER | required |  |  |  | CMP-1 |\n")
                .contains(
                        "| complaint.open | DRAFT | OPEN | complaint:handle: SERVICE_AGENT, SERVICE_MANAGER | optional"
                                + " | owner |  |  |  |\n")
                .contains("| complaint.edit | DRAFT, OPEN | (unchanged) | complaint:handle: SERVICE_AGENT,"
                        + " SERVICE_MANAGER | required after draft |  |  |  |  |\n")
                .contains("| CMP-1 | ISO 9001:2015, 9.1.2 | Whoever wrote a complaint does not close it. |\n");
    }

    @Test
    void the_diagram_shows_every_way_from_birth_to_an_end() {
        assertThat(RuleCatalogue.diagram(COMPLAINT)).isEqualTo("""
                stateDiagram-v2
                    [*] --> DRAFT: complaint.receive
                    DRAFT --> OPEN: complaint.open
                    DRAFT --> OPEN: complaint.triage
                    DRAFT --> REJECTED: complaint.triage
                    OPEN --> CLOSED: complaint.close
                    DRAFT --> VOID: complaint.void
                    OPEN --> VOID: complaint.void
                    CLOSED --> [*]
                    REJECTED --> [*]
                    VOID --> [*]
                """);
    }

    @Test
    void a_type_is_listed_once() {
        assertThatThrownBy(() -> RuleCatalogue.of(List.of(COMPLAINT, COMPLAINT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("acme.complaint");
    }
}
