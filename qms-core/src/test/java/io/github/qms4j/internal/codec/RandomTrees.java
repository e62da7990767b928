package io.github.qms4j.internal.codec;

import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Random payload trees with the names that break naive paths. */
public final class RandomTrees {
    private static final String[] NAMES = {
        "a", "b", "", "0", "1", "a/b", "~", "~1", "m~n", "\u00e4", "\ud83d\ude00", "x y"
    };

    private RandomTrees() {}

    public static JsonNode next(Random random, int depth) {
        StringBuilder json = new StringBuilder();
        write(random, depth, json);
        return PayloadCodec.tree(json.toString());
    }

    private static void write(Random random, int depth, StringBuilder json) {
        switch (random.nextInt(depth > 0 ? 7 : 4)) {
            case 0 -> json.append("null");
            case 1 -> json.append(random.nextBoolean());
            case 2 -> json.append(random.nextBoolean() ? random.nextInt(3) : random.nextLong());
            case 3 -> json.append('"').append((char) ('a' + random.nextInt(3))).append('"');
            case 4 -> array(random, depth, json);
            default -> object(random, depth, json);
        }
    }

    private static void array(Random random, int depth, StringBuilder json) {
        json.append('[');
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            json.append(i == 0 ? "" : ",");
            write(random, depth - 1, json);
        }
        json.append(']');
    }

    private static void object(Random random, int depth, StringBuilder json) {
        json.append('{');
        String separator = "";
        for (String name : NAMES) {
            if (random.nextInt(3) == 0) {
                json.append(separator);
                CanonicalJson.string(name, json);
                json.append(':');
                write(random, depth - 1, json);
                separator = ",";
            }
        }
        json.append('}');
    }
}
