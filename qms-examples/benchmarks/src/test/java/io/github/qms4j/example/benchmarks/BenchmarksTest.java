package io.github.qms4j.example.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.example.benchmarks.Comparison.Size;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A comparison fails by itself unless both programs come to the same result; here each runs in its smallest size. */
class BenchmarksTest {
    @ParameterizedTest
    @ValueSource(strings = {"SQLite", "H2"})
    void the_library_and_plain_jdbc_write_the_same_rows(String database) {
        assertThat(run("P1", "--quick", "--database", database))
                .filteredOn(line -> line.startsWith("| P1 "))
                .hasSize(11);
    }

    @Test
    void sealed_and_unsealed_writers_write_the_same_rows() {
        assertThat(run("P1", "--quick"))
                .filteredOn(line -> line.startsWith("| P4 "))
                .hasSize(1);
    }

    @Test
    void the_reader_of_logs_and_the_bare_parser_count_the_same_rows_and_tickets() {
        assertThat(run("P2", "--quick")).hasSizeGreaterThanOrEqualTo(2).allMatch(line -> line.startsWith("| P2 "));
    }

    @Test
    void the_compiled_calendar_and_the_walk_over_days_come_to_the_same_business_time() {
        assertThat(run("P3", "--quick")).hasSize(4).allMatch(line -> line.startsWith("| P3 "));
    }

    @Test
    void the_requirements_matrix_is_asked_in_memory_and_in_the_database() {
        assertThat(run("P7", "--quick")).hasSize(4).allMatch(line -> line.startsWith("| P7 "));
    }

    @Test
    void one_pass_and_the_textbook_come_to_the_same_hits_and_trends() {
        assertThat(run("P5", "--quick")).hasSize(6).allMatch(line -> line.startsWith("| P5 "));
    }

    @Test
    void a_comparison_of_programs_that_do_not_agree_is_void() {
        Comparison comparison = new Comparison("counting", "another count", 0);
        assertThatThrownBy(() -> comparison.run(Size.QUICK, counting(1), counting(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("counting: the library came to 1, another count to 2");
    }

    private static String[] run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = Benchmarks.commandLine().setOut(new PrintWriter(out));
        assertThat(line.execute(arguments)).isZero();
        return out.toString().lines().filter(text -> text.startsWith("| P")).toArray(String[]::new);
    }

    private static Contender counting(int result) {
        return new Contender() {
            @Override
            public void run() {}

            @Override
            public long operations() {
                return 1;
            }

            @Override
            public Object result() {
                return result;
            }
        };
    }
}
