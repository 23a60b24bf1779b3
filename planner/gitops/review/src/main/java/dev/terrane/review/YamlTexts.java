package dev.terrane.review;

import dev.terrane.planfile.DocumentValue;
import dev.terrane.value.SortedStrings;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Strings that are YAML, such as manifests and the configuration of new machines.
///
/// What is not plainly YAML stays a text, which is compared line by line: a scalar, a name that stands
/// twice, anchors, tags, and whatever is nested very deeply.
final class YamlTexts {
    private static final int LONGEST = 200_000;
    private static final int DEEPEST = 60;
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?");

    private final Iterator<Event> events;

    /// It is a text after all.
    private static final class NotYaml extends Exception {
        private static final long serialVersionUID = 1;
    }

    private YamlTexts(Iterator<Event> events) {
        this.events = events;
    }

    /// @return several documents as a sequence
    static Optional<DocumentValue> parse(String text) {
        if (!LineDiff.hasLines(text) || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            LoadSettings settings = LoadSettings.builder().build();
            return new YamlTexts(new Parse(settings).parseString(text).iterator()).documents();
        } catch (YamlEngineException | NotYaml e) {
            return Optional.empty(); // a text like any other
        }
    }

    private Optional<DocumentValue> documents() throws NotYaml {
        List<DocumentValue> documents = new ArrayList<>();
        while (events.hasNext()) {
            if (events.next() instanceof DocumentStartEvent) {
                documents.add(structure(value(events.next(), 0)));
            }
        }
        return switch (documents.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(documents.getFirst());
            default -> Optional.of(new DocumentValue.Sequence(documents));
        };
    }

    private static DocumentValue structure(DocumentValue value) throws NotYaml {
        if (value instanceof DocumentValue.Mapping || value instanceof DocumentValue.Sequence) {
            return value;
        }
        throw new NotYaml();
    }

    private DocumentValue value(Event event, int depth) throws NotYaml {
        if (depth > DEEPEST) {
            throw new NotYaml();
        }
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case SequenceStartEvent start when isBare(start.getAnchor(), start.getTag()) ->
                    elements(depth);
            case MappingStartEvent start when isBare(start.getAnchor(), start.getTag()) ->
                    members(depth);
            default -> throw new NotYaml();
        };
    }

    private static boolean isBare(Optional<?> anchor, Optional<?> tag) {
        return anchor.isEmpty() && tag.isEmpty();
    }

    private DocumentValue elements(int depth) throws NotYaml {
        List<DocumentValue> elements = new ArrayList<>();
        for (Event next = events.next(); !(next instanceof SequenceEndEvent); next = next()) {
            elements.add(value(next, depth + 1));
        }
        return new DocumentValue.Sequence(elements);
    }

    private DocumentValue members(int depth) throws NotYaml {
        Map<String, DocumentValue> members = new HashMap<>();
        for (Event next = events.next(); !(next instanceof MappingEndEvent); next = next()) {
            if (!(next instanceof ScalarEvent name)) {
                throw new NotYaml();
            }
            DocumentValue value = value(events.next(), depth + 1);
            if (members.put(Names.written(name.getValue()), value) != null) {
                throw new NotYaml();
            }
        }
        return new DocumentValue.Mapping(SortedStrings.copy(members));
    }

    private Event next() throws NotYaml {
        Event next = events.next();
        if (next instanceof DocumentEndEvent) {
            throw new NotYaml();
        }
        return next;
    }

    private static DocumentValue scalar(ScalarEvent scalar) throws NotYaml {
        if (!isBare(scalar.getAnchor(), scalar.getTag())) {
            throw new NotYaml();
        }
        String text = scalar.getValue();
        if (!scalar.isPlain()) {
            return new DocumentValue.Text(text);
        }
        return switch (text) {
            case "", "~", "null" -> DocumentValue.NULL;
            case "true" -> new DocumentValue.Bool(true);
            case "false" -> new DocumentValue.Bool(false);
            default ->
                    NUMBER.matcher(text).matches()
                            ? new DocumentValue.Number(text)
                            : new DocumentValue.Text(text);
        };
    }
}
