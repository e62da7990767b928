package io.github.qms4j.example.year;

import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.RefusedException.Ground;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Tells the story, a line at a time, and remembers what was told in which month. */
final class Narrator {
    private final Consumer<String> out;
    private final Map<String, List<String>> months = new LinkedHashMap<>();
    private List<String> current = new ArrayList<>();

    Narrator(Consumer<String> out) {
        this.out = out;
    }

    /** A month begins, or a chapter of it. */
    void chapter(String title) {
        current = months.computeIfAbsent(title, name -> new ArrayList<>());
        out.accept("");
        out.accept(title.toUpperCase(Locale.ROOT));
    }

    /** Something happened. */
    void tells(String sentence) {
        line("  ", sentence);
    }

    /** Something that the records now show. */
    void shows(String sentence) {
        line("    see: ", sentence);
    }

    /**
     * Somebody tries what a rule stands against; the story fails if no rule does.
     *
     * @param attempt what they try, as the beginning of a sentence
     */
    void refuses(String attempt, Runnable step) {
        List<String> grounds = grounds(attempt, step);
        if (grounds.size() == 1) {
            line("    refused: ", attempt + ": " + grounds.get(0));
        } else {
            line("    refused: ", attempt + ", on " + grounds.size() + " grounds:");
            grounds.forEach(why -> line("      - ", why));
        }
    }

    private static List<String> grounds(String attempt, Runnable step) {
        try {
            step.run();
        } catch (RefusedException e) {
            return e.grounds().stream().map(Ground::toString).toList();
        } catch (CorruptRecordException e) {
            return List.of(String.valueOf(e.getMessage()));
        } catch (InvalidInputException e) {
            return e.violations().stream()
                    .map(v -> v.place() + " " + v.value() + " " + v.rule() + "; " + v.remedy())
                    .toList();
        }
        throw new IllegalStateException("nobody refused this: " + attempt);
    }

    private void line(String indent, String sentence) {
        current.add(sentence);
        out.accept(indent + sentence);
    }

    /** What was told in a chapter, in its order. */
    List<String> told(String chapter) {
        return List.copyOf(months.getOrDefault(chapter, List.of()));
    }
}
