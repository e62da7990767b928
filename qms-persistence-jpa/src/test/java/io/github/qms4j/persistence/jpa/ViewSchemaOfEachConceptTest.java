package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Listing;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.View;
import io.github.qms4j.record.ViewSchema;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a host is shown of any record is what the schema of its type says. */
class ViewSchemaOfEachConceptTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Test
    void every_view_of_every_type_meets_the_schema_that_is_made_from_the_type() {
        EachConcept.MovableClock clock = new EachConcept.MovableClock();
        try (Qms qms = Qms.builder()
                .storage(new InMemoryStorage())
                .clock(clock)
                .checkpointKeys(new InMemoryCheckpointKeys())
                .signatureAuthenticator(EachConcept.AUTHENTICATOR)
                .contentInStorage()
                .recordType(EachConcept.VISIT)
                .build()) {
            new EachConcept(qms, clock).tell();
            QmsSession everybody = qms.as(Actor.of("u-all", Role.WORKING.toArray(Role[]::new)));
            Map<String, Integer> shown = new TreeMap<>();
            for (RecordType<?> type : Qms.recordTypes()) {
                if (!type.isSecret()) {
                    shown.put(type.name(), shown(everybody, type));
                }
            }
            assertThat(shown)
                    .allSatisfy((type, views) -> assertThat(views)
                            .as("views of " + type + ", which the story should tell of")
                            .isPositive());
        }
    }

    private static <S extends Record> int shown(QmsSession session, RecordType<S> type) {
        Schema schema = SCHEMAS.getSchema(ViewSchema.of(type), InputFormat.JSON);
        List<View<RecordId, S>> views =
                session.list(type, Listing.all().pagesOf(Listing.LARGEST_PAGE)).items();
        for (View<RecordId, S> view : views) {
            assertThat(schema.validate(view.json(), InputFormat.JSON))
                    .as(type + " " + view.id())
                    .isEmpty();
        }
        return views.size();
    }
}
