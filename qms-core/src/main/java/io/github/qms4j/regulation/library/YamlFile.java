package io.github.qms4j.regulation.library;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.regulation.CatalogueLimits;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads a YAML file that a stranger may have made: one document of texts, lists and keys, within limits. No object is
 * ever made of a tag, an alias of a part that contains it is refused, and so is a key that stands twice.
 */
final class YamlFile {
    private static final int NESTING = 64;
    /** With shared nodes an alias costs nothing; texts and lists are bounded by the length of the file. */
    private static final Set<String> PLAIN_TAGS =
            Set.of("str", "int", "float", "bool", "null", "map", "seq", "timestamp");

    private static final String CORE = "tag:yaml.org,2002:";

    private final String name;
    private final Map<Anchor, YamlNode> anchors = new HashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable YamlNode root;
    private int documents;

    private YamlFile(String name) {
        this.name = name;
    }

    /** The one document of the file. */
    static YamlNode read(String name, InputStream in, CatalogueLimits limits) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit(limits.bytes())
                .build();
        Reader reader = new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        YamlFile file = new YamlFile(name);
        try {
            Parser events = new ParserImpl(settings, new StreamReader(settings, reader));
            while (events.hasNext()) {
                file.take(events.next());
            }
        } catch (MarkedYamlEngineException e) {
            throw file.invalid(
                    e.getProblemMark().map(YamlFile::line).orElse(1),
                    String.valueOf(e.getProblem()),
                    "is no YAML",
                    "correct the file");
        } catch (YamlEngineException e) {
            throw InvalidInputException.of(
                    name,
                    "file",
                    String.valueOf(e.getMessage()),
                    "is no YAML in UTF-8, or exceeds a limit",
                    "correct or split the file");
        }
        if (file.root == null) {
            throw file.invalid(1, "", "is empty", "give a library");
        }
        return file.root;
    }

    private void take(Event event) {
        switch (event.getEventId()) {
            case DocumentStart -> {
                if (++documents > 1) {
                    throw invalid(line(event), "---", "begins a second document", "keep one library a file");
                }
            }
            case Scalar -> scalar((ScalarEvent) event);
            case SequenceStart -> begin((CollectionStartEvent) event, true);
            case MappingStart -> begin((CollectionStartEvent) event, false);
            case SequenceEnd, MappingEnd -> open.pop();
            case Alias -> alias((AliasEvent) event);
            default -> {
                // The ends of stream and document say nothing that is needed.
            }
        }
    }

    private void scalar(ScalarEvent event) {
        checkTag(event.getTag(), event);
        Open parent = open.peek();
        if (parent != null && parent.awaitsKey()) {
            parent.key(event);
            return;
        }
        YamlNode.Scalar node = new YamlNode.Scalar(line(event), event.getValue(), event.isPlain());
        name(event, node);
        place(node);
    }

    private void begin(CollectionStartEvent event, boolean sequence) {
        checkTag(event.getTag(), event);
        refuseAsKey(event);
        if (open.size() >= NESTING) {
            throw invalid(line(event), "", "is nested below level " + NESTING, "nest less deeply");
        }
        Open begun = new Open(sequence ? new ArrayList<>() : null, new LinkedHashMap<>());
        YamlNode node = sequence
                ? new YamlNode.Sequence(line(event), begun.elements())
                : new YamlNode.Mapping(line(event), begun.entries);
        begun.node = node;
        place(node);
        open.push(begun);
        name(event, node);
    }

    private void alias(AliasEvent event) {
        refuseAsKey(event);
        YamlNode node = anchors.get(event.getAlias());
        if (node == null) {
            throw invalid(line(event), "*" + event.getAlias().getValue(), "names nothing", "correct the alias");
        }
        if (open.stream().anyMatch(part -> part.node == node)) {
            throw invalid(
                    line(event), "*" + event.getAlias().getValue(), "names a part that contains it", "write it out");
        }
        place(node);
    }

    private void refuseAsKey(Event event) {
        Open parent = open.peek();
        if (parent != null && parent.awaitsKey()) {
            throw invalid(line(event), "", "is no text, and stands as a key", "use texts as keys");
        }
    }

    private void name(NodeEvent event, YamlNode node) {
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
    }

    private void place(YamlNode node) {
        Open parent = open.peek();
        if (parent == null) {
            root = node;
        } else {
            parent.add(node);
        }
    }

    private void checkTag(Optional<String> tag, Event event) {
        tag.filter(text -> !text.equals("!")
                        && !(text.startsWith(CORE) && PLAIN_TAGS.contains(text.substring(CORE.length()))))
                .ifPresent(text -> {
                    throw invalid(line(event), text, "is no tag of plain data", "remove it");
                });
    }

    private InvalidInputException invalid(int line, String value, String rule, String remedy) {
        return InvalidInputException.of(name, "line " + line, value, rule, remedy);
    }

    private static int line(Event event) {
        return event.getStartMark().map(YamlFile::line).orElse(1);
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }

    /** A list or mapping that has begun and not ended. */
    private final class Open {
        private final @Nullable List<YamlNode> elements;
        private final Map<String, YamlNode> entries;
        private @Nullable YamlNode node;
        private @Nullable String key;

        Open(@Nullable List<YamlNode> elements, Map<String, YamlNode> entries) {
            this.elements = elements;
            this.entries = entries;
        }

        List<YamlNode> elements() {
            return elements == null ? List.of() : elements;
        }

        boolean awaitsKey() {
            return elements == null && key == null;
        }

        void key(ScalarEvent event) {
            if (entries.containsKey(event.getValue())) {
                throw invalid(line(event), event.getValue(), "is a key that stands twice", "keep one of them");
            }
            key = event.getValue();
        }

        void add(YamlNode value) {
            if (elements != null) {
                elements.add(value);
            } else if (key != null) {
                entries.put(key, value);
                key = null;
            }
        }
    }
}
