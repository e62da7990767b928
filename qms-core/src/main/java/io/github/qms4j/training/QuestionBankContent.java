package io.github.qms4j.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an edition of a question bank says.
 *
 * @param title as it is printed
 * @param questions each with a key of its own
 */
public record QuestionBankContent(String title, List<Question> questions) {
    public QuestionBankContent {
        Objects.requireNonNull(title, "title");
        questions = List.copyOf(questions);
    }

    /** A bank without questions. */
    public static QuestionBankContent titled(String title) {
        return new QuestionBankContent(title, List.of());
    }

    /** The same with one more question, of which one option is right. */
    public QuestionBankContent ask(String key, String text, List<String> options, int right) {
        List<Question> more = new ArrayList<>(questions);
        more.add(new Question(key, text, options, Set.of(right)));
        return new QuestionBankContent(title, more);
    }

    /**
     * A question.
     *
     * @param key names it across editions
     * @param text what is asked
     * @param options what can be answered
     * @param right the indexes of the options that are right, from 0; an answer is right when it names exactly these
     */
    public record Question(String key, String text, List<String> options, Set<Integer> right) {
        public Question {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(text, "text");
            options = List.copyOf(options);
            right = Collections.unmodifiableSet(new TreeSet<>(right));
        }
    }
}
