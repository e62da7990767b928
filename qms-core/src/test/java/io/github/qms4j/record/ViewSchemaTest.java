package io.github.qms4j.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.qms4j.Qms;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewSchemaTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Schema complaints = SCHEMAS.getSchema(ViewSchema.of(Complaints.COMPLAINT), InputFormat.JSON);
    private final Qms qms = Complaints.engine(new InMemoryStorage(), new SettableClock("2026-03-02T09:00:00Z"))
            .build();

    private String view() {
        Versioned<ComplaintState> received =
                Complaints.received(qms.as(Complaints.AGENT, "by phone").records());
        return View.of(id -> new PlainRecordId("acme.complaint", id), received).json();
    }

    static Stream<RecordType<?>> types() {
        return Qms.recordTypes().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_type_of_the_library_has_a_schema_that_is_one(RecordType<?> type) {
        Schema ofSchemas = SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(ofSchemas.validate(ViewSchema.of(type), InputFormat.JSON)).isEmpty();
    }

    @Test
    void a_view_meets_the_schema_of_its_type() {
        assertThat(complaints.validate(view(), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":\"acme.complaint\"|\"type\":\"capa\"",
                "\"version\":0|\"version\":-1",
                "\"version\":0|\"version\":\"0\"",
                "\"title\":|\"titel\":",
                "\"status\":\"DRAFT\"|\"status\":\"LOST\""
            })
    void what_no_view_of_the_type_can_be_does_not_meet_it(String change) {
        String view = view();
        String[] words = change.split("\\|");
        assertThat(view).contains(words[0]);

        assertThat(complaints.validate(view.replace(words[0], words[1]), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void a_state_of_something_that_is_no_value_is_refused_by_name() {
        record Holder(StringBuilder text) {}
        enum Only {
            ONE
        }
        Declaration<Holder, Only> declared =
                RecordType.declare("acme.holder", Holder.class, Only.class, holder -> Only.ONE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ViewSchema.of(declared.type()))
                .withMessageContaining("StringBuilder");
    }
}
