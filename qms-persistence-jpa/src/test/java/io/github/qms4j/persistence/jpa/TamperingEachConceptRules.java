package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.Qms;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever somebody with SQL does to any cell of the table of any concept is found. */
abstract class TamperingEachConceptRules {
    /** Those of the trail are altered in {@link TamperingRules}. */
    private static final List<String> TABLES = ConceptTables.ALL.stream()
            .map(RecordTable::name)
            .filter(name -> !name.startsWith("qms_trail_"))
            .toList();

    private final TestDatabase database;
    private final EachConcept.MovableClock clock = new EachConcept.MovableClock();
    private final Qms qms;
    private final AlterationSample sample;

    TamperingEachConceptRules(String url) {
        this(url, AlterationSample.all());
    }

    TamperingEachConceptRules(String url, AlterationSample sample) {
        this.sample = sample;
        database = new TestDatabase(url);
        qms = Qms.builder()
                .storage(database.owning())
                .clock(clock)
                .checkpointKeys(new InMemoryCheckpointKeys())
                .signatureAuthenticator(EachConcept.AUTHENTICATOR)
                .contentInStorage()
                .recordType(EachConcept.VISIT)
                .build();
    }

    @AfterEach
    void close() {
        qms.close();
        database.close();
    }

    @Test
    void every_alteration_of_every_cell_and_row_is_found() throws SQLException {
        new EachConcept(qms, clock).tell();
        TamperedTables tables = new TamperedTables(database, qms, sample, TABLES);

        assertThat(tables.rows())
                .allSatisfy((table, rows) -> assertThat(rows)
                        .as("rows of " + table + ", which the story should tell of")
                        .isPositive());
        String story = getClass().getSimpleName();
        assertThat(
                        AlterationSample.IS_FULL_RUN
                                ? tables.assertEachIsFound(story, false)
                                : tables.assertEachIsFoundAmongOthers(story))
                .isGreaterThan(1_000);
    }
}
