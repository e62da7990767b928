package io.github.qms4j.regulation;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of clause numbers such as {@code 7.5(7.5.1–7.5.3)}, {@code 11.10(a–k; k 1–2)} or {@code 9.3.2 has inputs a–f
 * (c with 1–7)}.
 */
final class ClauseNotation {
    private static final Pattern LETTERED = Pattern.compile(
            "(\\d*\\.[\\d.]*\\d)(?:\\(| has inputs | inputs | outputs )([a-z]\\b(?:(?!, \\d+\\.)[^().]|\\([^()]*\\))*)");
    private static final Pattern NUMBERS = Pattern.compile("(\\d*(?:\\.\\d+)+|\\d+)(?:–(\\d+(?:\\.\\d+)+))?");
    private static final Pattern ITEM = Pattern.compile(
            "(?:(?<from>[a-z])–(?<to>[a-z])|(?<letter>[a-z])?(?: with)? ?(?:(?<first>\\d)(?:–(?<last>\\d))?)?(?<roman>\\(i–ii\\))?)");

    private final Set<String> clauses = new LinkedHashSet<>();
    private final String part;

    private ClauseNotation(@Nullable String part) {
        this.part = part == null ? "" : part;
    }

    /** The local ids of the clauses; {@code part} completes numbers that begin with a dot. */
    static Set<String> read(String text, @Nullable String part) {
        ClauseNotation notation = new ClauseNotation(part);
        String plain = LETTERED.matcher(text).replaceAll(group -> {
            notation.letters(group);
            return " " + Matcher.quoteReplacement(group.group(1)) + " ";
        });
        NUMBERS.matcher(plain).results().forEach(notation::numbers);
        return notation.clauses;
    }

    private void numbers(MatchResult match) {
        String first = whole(match.group(1));
        clauses.add(first);
        if (match.group(2) != null) {
            int dot = first.lastIndexOf('.') + 1;
            int last = Integer.parseInt(match.group(2).substring(match.group(2).lastIndexOf('.') + 1));
            for (int i = Integer.parseInt(first.substring(dot)); i <= last; i++) {
                clauses.add(first.substring(0, dot) + i);
            }
        }
    }

    private String whole(String number) {
        return number.startsWith(".") ? part + number : number;
    }

    private void letters(MatchResult group) {
        String number = whole(group.group(1));
        String letter = "";
        for (String text : group.group(2).replace(" (", "; ").split("[;,]")) {
            Matcher item = ITEM.matcher(
                    text.replaceAll("\\)$", text.contains("(") ? ")" : "").strip());
            if (!item.matches()) {
                continue;
            }
            if (item.group("from") != null) {
                for (char c = item.group("from").charAt(0);
                        c <= item.group("to").charAt(0);
                        c++) {
                    clauses.add(number + "-" + c);
                }
                continue;
            }
            letter = item.group("letter") == null ? letter : item.group("letter");
            clauses.add(number + "-" + letter);
            if (item.group("first") != null) {
                digits(number + "-" + letter + "-", item);
            }
        }
    }

    private void digits(String stem, Matcher item) {
        int first = Integer.parseInt(item.group("first"));
        int last = item.group("last") == null ? first : Integer.parseInt(item.group("last"));
        for (int i = first; i <= last; i++) {
            clauses.add(stem + i);
        }
        if (item.group("roman") != null) {
            clauses.add(stem + first + "-i");
            clauses.add(stem + first + "-ii");
        }
    }
}
