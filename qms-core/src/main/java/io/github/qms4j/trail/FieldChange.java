package io.github.qms4j.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One field's change.
 *
 * @param path where in the payload, as a JSON pointer (RFC 6901)
 * @param before the old value as canonical JSON; null when there was none
 * @param after the new value as canonical JSON; null when there is none any more
 */
public record FieldChange(
        String path, @Nullable String before, @Nullable String after) {
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    public FieldChange {
        Objects.requireNonNull(path, "path");
    }

    /**
     * A place in a record's content in words: {@code /state/actions/0/dueOn} is "actions 1, due on".
     *
     * @param pointer a JSON pointer (RFC 6901) into the content
     */
    public static String words(String pointer) {
        List<String> words = new ArrayList<>();
        String[] parts = pointer.split("/", -1);
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].replace("~1", "/").replace("~0", "~");
            // Parts that all records have say nothing to a reader.
            if ((i == 1 && part.equals("state")) || (i == 2 && part.equals("header") && parts.length > 3)) {
                continue;
            }
            if (INDEX.matcher(part).matches() && !words.isEmpty()) {
                int last = words.size() - 1;
                words.set(last, words.get(last) + ' ' + (Integer.parseInt(part) + 1));
            } else {
                words.add(
                        HUMP.matcher(part).find()
                                ? HUMP.matcher(part).replaceAll(" ").toLowerCase(Locale.ROOT)
                                : part);
            }
        }
        return words.isEmpty() ? "all" : String.join(", ", words);
    }
}
