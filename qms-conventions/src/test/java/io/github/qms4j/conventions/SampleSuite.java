package io.github.qms4j.conventions;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that end in every possible way, run by {@link TraceabilityListenerTest} alone. */
final class SampleSuite {
    static boolean repaired;

    private SampleSuite() {}

    @Verifies("SD-1")
    static final class Plain {
        @Test
        @Verifies({"SD-2", "SD-3"})
        void a_sentence_of_the_domain() {}

        @Test
        void inherits_the_rule_of_its_class() {}

        @Test
        void fails_until_repaired() {
            assertTrue(repaired);
        }

        @Test
        void lacks_what_it_needs() {
            abort("no log, \"large\"\nat hand");
        }

        @Test
        @Disabled("not yet")
        void is_disabled() {}

        @Nested
        class Inner {
            @Test
            void is_nested() {}
        }
    }

    static final class Many {
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        @Verifies("KPI-1")
        void passes_for_each(int value) {}

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        @Verifies("KPI-2")
        void lacks_one_of_three(int value) {
            assumeTrue(value != 2, "two is missing");
        }

        @TestFactory
        @Verifies("KPI-3")
        Stream<DynamicTest> fails_for_one() {
            return Stream.of(dynamicTest("good", () -> {}), dynamicTest("bad", () -> fail("bad")));
        }
    }

    @Disabled("whole class")
    @Verifies("X-1")
    static final class DisabledClass {
        @Test
        void never_runs() {}
    }

    @Verifies("X-2")
    static final class BrokenSetup {
        @BeforeAll
        static void breaks() {
            fail("no set-up");
        }

        @Test
        void is_not_reached() {}
    }

    @Verifies("X-3")
    abstract static class Contract {
        @Test
        @Verifies("X-4")
        void holds() {}
    }

    static final class Adapter extends Contract {}

    static final class Unrelated {
        @Test
        void names_no_rule() {}
    }
}
