package io.github.qms4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

class CheckpointKeysContractTest {
    @Test
    void a_store_that_attests_with_a_key_that_nobody_knows_is_caught() {
        assertThat(rulesFailedBy(BrokenCheckpointKeys.AttestsWithAnotherKey.class))
                .contains("an_entry_is_attested_with_the_current_key_and_nothing_is_remembered_of_it");
    }

    @Test
    void a_store_that_signs_anything_is_refused() {
        assertThat(rulesFailedBy(BrokenCheckpointKeys.SignsAnything.class))
                .contains(
                        "a_shorter_log_is_not_signed",
                        "another_log_of_the_same_length_is_not_signed",
                        "a_longer_log_that_has_branched_before_is_not_signed_whatever_is_given_as_proof",
                        "of_many_that_ask_at_once_for_different_branches_all_that_are_signed_are_one_line");
    }

    @Test
    void a_store_that_does_not_verify_the_proof_is_refused() {
        assertThat(rulesFailedBy(BrokenCheckpointKeys.BelievesTheProof.class))
                .contains("a_longer_log_that_has_branched_before_is_not_signed_whatever_is_given_as_proof")
                .doesNotContain("a_shorter_log_is_not_signed");
    }

    private static Set<String> rulesFailedBy(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(event -> event.getTestDescriptor().getDisplayName().replaceFirst("\\(.*", ""))
                .collect(Collectors.toSet());
    }
}
