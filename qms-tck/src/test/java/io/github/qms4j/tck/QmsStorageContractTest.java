package io.github.qms4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class QmsStorageContractTest {
    @Test
    void a_storage_that_writes_before_it_checks_is_refused() {
        assertThat(rulesFailedBy(BrokenStorages.WritesBeforeItChecks.class))
                .contains(
                        "s01_a_stale_change_at_any_place_leaves_nothing_of_its_change_set",
                        "s01_a_duplicate_at_any_place_leaves_nothing_of_its_change_set");
    }

    @Test
    void a_storage_that_parses_the_payload_is_refused() {
        assertThat(rulesFailedBy(BrokenStorages.ParsesThePayload.class))
                .contains("s06_the_payload_comes_back_character_for_character");
    }

    @Test
    void a_storage_that_strips_the_scale_of_decimals_is_refused() {
        assertThat(rulesFailedBy(BrokenStorages.StripsDecimals.class)).contains("s07_a_decimal_keeps_its_scale");
    }

    @Test
    void a_storage_that_mixes_tenants_is_refused() {
        assertThat(rulesFailedBy(BrokenStorages.MixesTenants.class))
                .contains("s08_a_query_or_count_never_crosses_tenants");
    }

    @Test
    void a_storage_that_swallows_a_conflict_is_refused() {
        assertThat(rulesFailedBy(BrokenStorages.SwallowsConflicts.class))
                .contains("s03_a_stale_update_fails_in_apply_and_names_record_and_both_versions");
    }

    @Test
    void a_storage_that_ignores_what_a_change_set_expects_is_refused() {
        assertThat(rulesFailedBy(BrokenStorages.IgnoresExpectations.class))
                .contains(
                        "s15_an_expected_record_at_another_version_leaves_nothing_and_names_both_versions",
                        "s15_a_record_that_must_be_absent_leaves_nothing_and_names_the_version_it_has");
    }

    @Test
    void a_storage_that_checks_what_a_change_set_expects_too_early_is_refused() {
        assertThat(rulesFailedBy(BrokenStorages.ChecksExpectationsTooEarly.class))
                .contains(
                        "s15_of_two_that_change_what_the_other_expects_exactly_one_wins",
                        "s15_of_two_that_insert_what_the_other_expects_absent_exactly_one_wins");
    }

    @Test
    void a_storage_that_counts_versions_itself_is_refused() {
        assertThat(rulesFailedBy(BrokenStorages.CountsVersions.class))
                .contains("s04_an_insert_stores_the_version_it_names", "s04_an_update_may_skip_versions");
    }

    @Test
    void rules_of_undeclared_capabilities_are_skipped_by_name_with_the_reason() {
        Set<String> skipped = run(BrokenStorages.ParsesThePayload.class).testEvents().aborted().stream()
                .map(event -> ruleOf(event.getTestDescriptor()))
                .collect(Collectors.toSet());
        assertThat(skipped).contains("s12_writes_are_undone_with_the_transaction_of_the_host");
    }

    private static Set<String> rulesFailedBy(Class<?> contract) {
        return run(contract).testEvents().failed().stream()
                .map(event -> ruleOf(event.getTestDescriptor()))
                .collect(Collectors.toSet());
    }

    private static EngineExecutionResults run(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute();
    }

    private static String ruleOf(TestDescriptor test) {
        return test.getParent().orElseThrow().getDisplayName().replace("()", "");
    }
}
