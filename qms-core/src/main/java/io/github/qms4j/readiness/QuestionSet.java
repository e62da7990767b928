package io.github.qms4j.readiness;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.codec.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Questions that belong together. The built-in ones put every inspection expectation of the seven steps of the source article
 * to the records; a host or a vendor adds its own with {@link #with}, over record types of its own too.
 *
 * <p>A file is a JSON object: its format, which is {@code qms4j-readiness/1}, its id, and an array of questions. The names of
 * all that a file may hold stand in docs/readiness.md; nothing else may be in it.
 *
 * @param id such as {@code qms4j-1}
 * @param questions in the order of the files
 */
public record QuestionSet(String id, List<Question> questions) {
    private static final String BUILT_IN = "questions.json";

    public QuestionSet {
        Objects.requireNonNull(id, "id");
        questions = List.copyOf(questions);
        if (id.isBlank() || questions.isEmpty()) {
            throw InvalidInputException.of(
                    "questions on readiness",
                    "id",
                    id,
                    "is blank, or there is no question",
                    "name the set and ask something");
        }
        Set<String> ids = new HashSet<>();
        for (Question question : questions) {
            if (!ids.add(question.id())) {
                throw InvalidInputException.of(
                        "questions on readiness", "id", question.id(), "is there twice", "give each an id of its own");
            }
        }
    }

    /** The questions that come with the library. */
    public static QuestionSet builtIn() {
        try (InputStream in = Objects.requireNonNull(QuestionSet.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
            return of(BUILT_IN, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file of at most one megabyte.
     *
     * @param name as it stands in messages
     * @throws InvalidInputException when it is not of the form above, with every place that is wrong
     * @throws IOException when it cannot be read
     */
    public static QuestionSet of(String name, InputStream file) throws IOException {
        byte[] bytes = file.readNBytes(QuestionFile.LARGEST + 1);
        QuestionFile read = QuestionFile.parse(name, bytes);
        return new QuestionSet(read.id(), read.questions());
    }

    /**
     * These and others.
     *
     * @throws InvalidInputException when a question's id is in both
     */
    public QuestionSet with(QuestionSet others) {
        List<Question> both = new ArrayList<>(questions);
        both.addAll(others.questions);
        return new QuestionSet(id + "+" + others.id, both);
    }

    /** The SHA-256 of what the questions say, lower-case hexadecimal: other questions have another one, whatever their set. */
    public String sha256() {
        StringBuilder all = new StringBuilder(id);
        questions.forEach(question -> all.append('\n').append(question));
        return Hashes.content(all.toString());
    }

    /** A question by its id; empty when there is none. */
    public Optional<Question> find(String question) {
        return questions.stream().filter(one -> one.id().equals(question)).findFirst();
    }
}
