package io.github.qms4j.trail.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.trail.merkle.Hash;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final String ROOT = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    @Test
    void a_checkpoint_has_a_line_each_for_origin_size_and_root() {
        assertThat(Checkpoint.of("example.com/log", 0, Hash.EMPTY).text())
                .isEqualTo("example.com/log\n0\n" + ROOT + "\n");
    }

    @Test
    void extensions_follow_line_by_line() {
        Checkpoint checkpoint = new Checkpoint("example.com/log", 7, Hash.EMPTY, List.of("one", "two words"));

        assertThat(checkpoint.text()).isEqualTo("example.com/log\n7\n" + ROOT + "\none\ntwo words\n");
    }

    @Test
    void a_checkpoint_is_read_as_it_is_written() {
        Checkpoint checkpoint = new Checkpoint("Labor Süd", Long.MAX_VALUE, Hash.EMPTY, List.of("one", "two"));

        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "log\n",
                "log\n5\n",
                "log\n5\n" + ROOT,
                "\n5\n" + ROOT + "\n",
                "log\n\n" + ROOT + "\n",
                "log\n05\n" + ROOT + "\n",
                "log\n+5\n" + ROOT + "\n",
                "log\n-5\n" + ROOT + "\n",
                "log\n-0\n" + ROOT + "\n",
                "log\n 5\n" + ROOT + "\n",
                "log\n5 \n" + ROOT + "\n",
                "log\n\u0665\n" + ROOT + "\n",
                "log\n0x5\n" + ROOT + "\n",
                "log\n9223372036854775808\n" + ROOT + "\n",
                "log\r\n5\r\n" + ROOT + "\r\n",
                "log\n5\n" + ROOT + "\n\n",
                "log\n5\n" + ROOT + "\none\n\ntwo\n",
                "log\n5\n" + ROOT + "\na\tb\n",
                "lo\u007fg\n5\n" + ROOT + "\n",
                "lo\u0085g\n5\n" + ROOT + "\n",
                "lo\ud800g\n5\n" + ROOT + "\n",
                "log\n5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n",
                "log\n5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
                "log\n5\n47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "log\n5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hS\n",
                "log\n5\n" + ROOT + " \n"
            })
    void anything_but_a_checkpoint_is_refused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("byte for byte");
    }

    @Test
    void a_refusal_names_the_line() {
        assertThatThrownBy(() -> Checkpoint.parse("log\n05\n" + ROOT + "\n"))
                .hasMessageContaining("size '05'")
                .hasMessageContaining("without leading zeros");
    }

    @Test
    void an_origin_of_two_lines_cannot_be_made() {
        assertThatThrownBy(() -> Checkpoint.of("log\n99", 5, Hash.EMPTY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("line end");
    }
}
