package io.github.qms4j.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.organisation.ProcessDetails.Criticality;
import io.github.qms4j.organisation.Synchronised.Deed;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of a directory, as comma-separated values and as SCIM 2.0. */
@Verifies("ORG-2")
class OrganisationFilesTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 2);

    /** Attributes as RFC 7643 clause 8.3 has them, of people of our own. */
    private static final String USERS = """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":3,"Resources":[
              {"id":"26118915","userName":"cid@example.com","name":{"givenName":"Cid","familyName":"Roth"},"active":true,
               "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                 {"employeeNumber":"701984","department":"Laboratory","manager":{"value":"2819c223","displayName":"Ann"}}},
              {"id":"2819c223","USERNAME":"ann@example.com","displayName":"Ann Koch"},
              {"id":"99","userName":"dan@example.com","displayName":"Dan","active":"False"}]}
            """;

    private static StringReader text(String text) {
        return new StringReader(text);
    }

    @Test
    void persons_are_read_from_comma_separated_values_with_their_columns_in_any_order() {
        assertThat(CsvOrganisation.persons(
                        text("\uFEFFName,id,manager,department\r\n\"Koch, Ann\",ann,,ops\nCid,cid,ann,\n\n")))
                .containsExactly(
                        Map.entry(
                                PersonId.of("ann"),
                                PersonDetails.named("Koch, Ann").in(DepartmentId.of("ops"))),
                        Map.entry(PersonId.of("cid"), PersonDetails.named("Cid").reportingTo(PersonId.of("ann"))));
    }

    @Test
    void departments_sites_and_processes_are_read_too() {
        assertThat(CsvOrganisation.departments(text("id,name,parent,head\nlab,Laboratory,ops,bob\n")))
                .containsEntry(
                        DepartmentId.of("lab"),
                        DepartmentDetails.named("Laboratory")
                                .partOf(DepartmentId.of("ops"))
                                .ledBy(PersonId.of("bob")));
        assertThat(CsvOrganisation.sites(text("id,name\nbern,Bern\n")))
                .containsEntry(SiteId.of("bern"), SiteDetails.named("Bern"));
        assertThat(CsvOrganisation.processes(text("id,name,criticality,owner\nrel,Release,high,bob\n")))
                .containsEntry(
                        ProcessId.of("rel"),
                        ProcessDetails.named("Release", Criticality.HIGH).ownedBy(PersonId.of("bob")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'id,nom'                          | lacks [name], has unknown columns [nom]
            'id,name,id'                      | names a column twice
            'id,name\\nann,Ann,x'             | line 2 'ann,Ann,x': has 3 columns where the header has 2
            'id,name\\nann,Ann\\nann,Anna'    | line 3, id 'ann': stands in an earlier line too
            'id,name\\n,Ann'                  | line 2, id '': is blank
            'id,name\\nann,'                  | line 2, name '': is blank
            """)
    void what_cannot_be_read_is_told_by_line(String csv, String message) {
        assertThatThrownBy(() -> CsvOrganisation.persons(text(csv.replace("\\n", "\n"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void every_faulty_line_is_told_at_once() {
        assertThatThrownBy(() -> CsvOrganisation.processes(text("id,name,criticality\na,A,none\nb,B,\nc,C,LOW\n")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("line 2, criticality 'none': is no criticality")
                .hasMessageContaining("line 3, criticality ''");
    }

    @Test
    void users_of_scim_become_persons_with_manager_and_department() {
        ScimUsers users = ScimUsers.read(text(USERS), ScimUsers.Key.USER_NAME);

        assertThat(users.persons())
                .containsExactly(
                        Map.entry(
                                PersonId.of("cid@example.com"),
                                PersonDetails.named("Cid Roth")
                                        .in(DepartmentId.of("Laboratory"))
                                        .reportingTo(PersonId.of("ann@example.com"))),
                        Map.entry(PersonId.of("ann@example.com"), PersonDetails.named("Ann Koch")));
        assertThat(users.departments()).containsOnlyKeys(DepartmentId.of("Laboratory"));
        assertThat(users.inactive()).isEqualTo(1);
        assertThat(ScimUsers.read(text(USERS), ScimUsers.Key.ID).persons())
                .containsOnlyKeys(PersonId.of("26118915"), PersonId.of("2819c223"));
    }

    @Test
    void who_reports_to_somebody_who_is_not_active_reports_to_nobody_and_is_told() {
        ScimUsers users = ScimUsers.read(
                text(USERS.replace("\"displayName\":\"Ann Koch\"", "\"active\":false")), ScimUsers.Key.USER_NAME);

        assertThat(users.persons())
                .containsExactly(Map.entry(
                        PersonId.of("cid@example.com"),
                        PersonDetails.named("Cid Roth").in(DepartmentId.of("Laboratory"))));
        assertThat(users.managerNotActive()).containsExactly(PersonId.of("cid@example.com"));
        assertThat(users.inactive()).isEqualTo(2);
    }

    @Test
    void a_synchronisation_from_scim_takes_no_head_away_from_a_department() {
        Qms qms = Complaints.engine(new InMemoryStorage(), new SettableClock("2026-03-02T09:00:00Z"))
                .build();
        Organisation organisation = qms.as(Actor.of("u-it", Role.IT_MANAGER), "nightly synchronisation")
                .organisation();
        ScimUsers users = ScimUsers.read(text(USERS), ScimUsers.Key.USER_NAME);
        PersonId ann = PersonId.of("ann@example.com");
        DepartmentId laboratory = DepartmentId.of("Laboratory");

        assertThat(organisation.synchronise(users.image(MARCH)).of(Kind.DEPARTMENT, Deed.ENTERED))
                .containsExactly("Laboratory");
        organisation.synchronise(OrganisationImage.on(MARCH)
                .department(laboratory, DepartmentDetails.named("Laboratory").ledBy(ann)));

        assertThat(organisation.synchronise(users.image(MARCH)).changedAnything())
                .isFalse();
        assertThat(organisation.headOf(laboratory, MARCH)).contains(ann);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"totalResults":200,"Resources":[{"userName":"a"}]}  | is not the number of users in the response, 1
            {"Resources":[]}                                     | totalResults
            {"totalResults":1,"Resources":[{"id":"1"}]}          | Resources[0].userName '': cannot be the id of a person
            {"totalResults":1,"Resources":[{"userName":"a","active":"maybe"}]} | is neither true nor false
            {"totalResults":2,"Resources":[{"userName":"a"},{"userName":"a"}]} | is an earlier user's too
            {"totalResults":                                     | is no JSON
            """)
    void a_response_that_is_not_whole_or_not_clear_is_refused(String json, String message) {
        assertThatThrownBy(() -> ScimUsers.read(text(json), ScimUsers.Key.USER_NAME))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }
}
