package io.github.qms4j.internal.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.internal.codec.CanonicalJson;
import io.github.qms4j.internal.codec.PayloadCodec;
import io.github.qms4j.internal.codec.RandomTrees;
import io.github.qms4j.trail.FieldChange;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Verifies("X-5")
class FieldDifferenceTest {
    private static List<FieldChange> between(String before, String after) {
        return FieldDifference.between(PayloadCodec.tree(before), PayloadCodec.tree(after));
    }

    @Test
    void taking_changes_back_leads_to_the_tree_before() {
        Random random = new Random(6902);
        for (int round = 0; round < 3_000; round++) {
            JsonNode before = RandomTrees.next(random, 4);
            JsonNode after = RandomTrees.next(random, 4);
            List<FieldChange> changes = FieldDifference.between(before, after);

            assertThat(FieldDifference.undo(after.deepCopy(), changes)).isEqualTo(before);
        }
    }

    @Test
    void a_tree_does_not_differ_from_itself() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            JsonNode tree = RandomTrees.next(random, 4);

            assertThat(FieldDifference.between(tree, PayloadCodec.tree(CanonicalJson.write(tree))))
                    .isEmpty();
        }
    }

    @Test
    void a_whole_number_that_stays_is_no_change_whichever_way_it_was_read() {
        ComplaintState state = ComplaintState.draft("late answer", "u-agent");
        JsonNode stored = PayloadCodec.tree(CanonicalJson.write(PayloadCodec.encode(state, Map.of())));

        assertThat(FieldDifference.between(stored, PayloadCodec.encode(state.withTitle("no answer"), Map.of())))
                .containsExactly(new FieldChange("/state/title", "\"late answer\"", "\"no answer\""));
    }

    @Test
    void a_field_that_came_has_no_old_value_and_one_that_went_no_new_one() {
        assertThat(between("{\"a\":1}", "{\"b\":null}"))
                .containsExactly(new FieldChange("/a", "1", null), new FieldChange("/b", null, "null"));
    }

    @Test
    void names_are_escaped_as_in_json_pointers() {
        assertThat(between("{\"a/b\":1,\"m~n\":1}", "{\"a/b\":2,\"m~n\":2}"))
                .extracting(FieldChange::path)
                .containsExactly("/a~1b", "/m~0n");
    }

    @Test
    void elements_lost_are_listed_from_the_last_to_the_first() {
        assertThat(between("[1,2,3]", "[1]"))
                .containsExactly(new FieldChange("/2", "3", null), new FieldChange("/1", "2", null));
    }

    @Test
    void everything_is_new_when_there_was_nothing() {
        JsonNode tree = PayloadCodec.tree("{\"a\":1}");
        List<FieldChange> changes = FieldDifference.between(null, tree);

        assertThat(changes).containsExactly(new FieldChange("", null, "{\"a\":1}"));
        assertThat(FieldDifference.undo(tree, changes).isMissingNode()).isTrue();
    }

    @Test
    void changes_that_do_not_fit_are_refused() {
        assertThatThrownBy(
                        () -> FieldDifference.undo(PayloadCodec.tree("{}"), List.of(new FieldChange("/a/b", "1", "2"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/a/b");
    }
}
