package io.github.qms4j.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("INS-3")
class QuestionSetTest {
    private static final String GOOD = """
            {'id': 'a', 'step': 5, 'clause': 'c', 'question': 'q', 'role': 'QUALITY_MANAGER', 'remedy': 'r',
             'evaluation': {'kind': 'in-time', 'type': 'capa'}}""";

    private static QuestionSet read(String json) throws IOException {
        return QuestionSet.of(
                "mine.json", new ByteArrayInputStream(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void every_step_of_the_article_is_asked_about() {
        QuestionSet questions = QuestionSet.builtIn();

        assertThat(questions.questions()).extracting(Question::step).containsAll(List.of(1, 2, 3, 4, 5, 6, 7));
        assertThat(questions.questions()).allSatisfy(question -> {
            assertThat(question.text()).endsWith("?");
            assertThat(question.remedy()).endsWith(".");
            assertThat(Role.WORKING).contains(question.role());
            assertThat(question.id()).startsWith(question.step() + ".");
        });
    }

    @Test
    void the_built_in_questions_are_about_types_and_attributes_that_there_are() {
        ReadinessFixture house = new ReadinessFixture();

        assertThat(house.as(ReadinessFixture.QUALITY).readiness().ask(QuestionSet.builtIn(), java.util.Map.of(), null))
                .hasSameSizeAs(QuestionSet.builtIn().questions());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'step': 5|'step': 8|step",
                "'step': 5|'step': '5'|step",
                "'clause': 'c',|'clause': ' ',|clause",
                "'clause': 'c',||clause",
                "'kind': 'in-time'|'kind': 'guess'|guess",
                "'type': 'capa'|'type': 'capa', 'colour': 'red'|colour",
                "'remedy': 'r'|'remedy': 'r', 'weight': 3|weight",
                "'in-time', 'type': 'capa'|'each-is', 'type': 'capa', 'good': {}|good",
                "'in-time', 'type': 'capa'|'each-is', 'type': 'capa', 'good': {'status': [1]}|good",
                "'in-time', 'type': 'capa'|'each-is', 'type': 'capa', 'good': {'status': 'CLOSED'}|is no array",
                "'in-time', 'type': 'capa'|'each-is', 'type': 'capa', 'good': ['CLOSED']|is no object",
                "'in-time', 'type': 'capa'|'recently', 'type': 'capa', 'date': 'dueOn', 'months': -5|months",
                "'in-time', 'type': 'capa'|'each-has', 'type': 'capa', 'by': 'x', 'reference': 'y', 'date': 42|date",
                "'in-time', 'type': 'capa'|'each-has', 'type': 'capa', 'by': 'x', 'reference': 'y', 'date': 'z'|months",
                "'role': 'QUALITY_MANAGER'|'role': 'quality manager'|role",
            })
    void what_is_not_of_the_form_is_refused_with_its_place(String change) {
        String[] words = change.split("\\|", -1);
        String wrong = GOOD.replace(words[0], words[1]);
        assertThat(wrong).isNotEqualTo(GOOD);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ReadinessFixture.set(wrong))
                .withMessageContaining("test.json")
                .withMessageContaining(words[2]);
    }

    @Test
    void an_id_that_is_there_twice_is_refused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ReadinessFixture.set(GOOD, GOOD))
                .withMessageContaining("is there twice");
        QuestionSet one = ReadinessFixture.set(GOOD);
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> one.with(one));
    }

    @Test
    void another_format_no_json_deep_nesting_and_a_large_file_are_refused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read("{'format': 'qms4j-readiness/2', 'id': 'x', 'questions': [" + GOOD + "]}"))
                .withMessageContaining("is not qms4j-readiness/1");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read("{'format':"))
                .withMessageContaining("is not JSON");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read("[".repeat(100_000)))
                .withMessageContaining("is not JSON");
        String large = IntStream.range(0, 200_000)
                .mapToObj(i -> "       ")
                .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                .toString();
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read(large))
                .withMessageContaining("bytes");
    }

    @Test
    void the_hash_is_of_what_is_asked_and_not_of_what_a_set_says_of_itself() {
        QuestionSet builtIn = QuestionSet.builtIn();
        QuestionSet easy =
                new QuestionSet(builtIn.id(), ReadinessFixture.set(GOOD).questions());

        assertThat(easy.sha256()).isNotEqualTo(builtIn.sha256());
        assertThat(QuestionSet.builtIn().sha256()).isEqualTo(builtIn.sha256());
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> new QuestionSet("mine", List.of()));
    }

    @Test
    void two_sets_together_have_a_name_and_a_hash_of_both() {
        QuestionSet one = ReadinessFixture.set(GOOD);
        QuestionSet both = QuestionSet.builtIn().with(one);

        assertThat(both.id()).isEqualTo("qms4j-1+test");
        assertThat(both.sha256()).isNotEqualTo(one.sha256()).hasSize(64);
        assertThat(both.find("a")).isPresent();
    }
}
