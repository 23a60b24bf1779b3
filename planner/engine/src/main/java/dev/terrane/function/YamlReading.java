package dev.terrane.function;

import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// From YAML to a value: a mapping is an object, a sequence a tuple, and a plain scalar what
/// [YamlScalars] takes it for.
final class YamlReading {
    private static final String MAP = "tag:yaml.org,2002:map";
    private static final String SEQUENCE = "tag:yaml.org,2002:seq";

    private static final int DEEPEST = 500;

    private final Iterator<Event> events;
    private final Map<Anchor, Value> anchors = new HashMap<>();
    private final Set<Anchor> open = new HashSet<>();
    private int depth;

    private YamlReading(Iterator<Event> events) {
        this.events = events;
    }

    /// The value of the only document.
    static Value value(String text) throws YamlException {
        try {
            var settings = LoadSettings.builder().build();
            return new YamlReading(new Parse(settings).parseString(text).iterator()).document();
        } catch (YamlEngineException e) {
            throw new YamlException(Results.firstLine(e));
        }
    }

    private Value document() throws YamlException {
        events.next();
        if (!(events.next() instanceof DocumentStartEvent start)) {
            throw new YamlException("there is no document in it");
        }
        if (start.getSpecVersion().filter(version -> version.getMinor() != 1).isPresent()) {
            throw new YamlException("only version 1.1 of YAML is supported");
        }
        Value value = node(events.next());
        events.next();
        if (events.next() instanceof DocumentStartEvent) {
            throw new YamlException("there is more than one document in it");
        }
        return value;
    }

    private Value node(Event event) throws YamlException {
        if (depth == DEEPEST) {
            throw new YamlException("values can stand in each other up to " + DEEPEST + " levels");
        }
        depth++;
        Value value =
                switch (event) {
                    case ScalarEvent scalar -> anchored(scalar.getAnchor(), scalar(scalar));
                    case MappingStartEvent mapping -> mapping(mapping);
                    case SequenceStartEvent sequence -> sequence(sequence);
                    case AliasEvent alias -> aliased(alias.getAlias());
                    default -> throw new YamlException("a value is missing");
                };
        depth--;
        return value;
    }

    private Value anchored(Optional<Anchor> anchor, Value value) {
        anchor.ifPresent(name -> {
            open.remove(name);
            anchors.put(name, value);
        });
        return value;
    }

    private Value aliased(Anchor anchor) throws YamlException {
        Value value = anchors.get(anchor);
        if (value == null || open.contains(anchor)) {
            throw new YamlException("nothing has the anchor " + anchor.getValue() + " yet");
        }
        return value;
    }

    private static Value scalar(ScalarEvent event) throws YamlException {
        if (YamlScalars.isMerge(event)) {
            return Value.string(YamlScalars.MERGE);
        }
        Value value = YamlScalars.resolve(event);
        boolean isText = event.getTag().isEmpty() && event.getScalarStyle() != ScalarStyle.PLAIN;
        return isText ? asString(value) : value;
    }

    private static Value asString(Value value) throws YamlException {
        try {
            return Conversion.convert(value, Type.STRING);
        } catch (ConversionException e) {
            throw new YamlException(e.getMessage());
        }
    }

    private Value sequence(SequenceStartEvent start) throws YamlException {
        checkTag(start.getTag(), SEQUENCE);
        start.getAnchor().ifPresent(open::add);
        List<Value> elements = new ArrayList<>();
        for (Event event = events.next();
                event.getEventId() != Event.ID.SequenceEnd;
                event = events.next()) {
            elements.add(node(event));
        }
        return anchored(start.getAnchor(), Value.tuple(elements));
    }

    private Value mapping(MappingStartEvent start) throws YamlException {
        checkTag(start.getTag(), MAP);
        start.getAnchor().ifPresent(open::add);
        Map<String, Value> attributes = new HashMap<>();
        for (Event event = events.next();
                event.getEventId() != Event.ID.MappingEnd;
                event = events.next()) {
            addEntry(event, attributes);
        }
        return anchored(start.getAnchor(), Value.object(attributes));
    }

    private static void checkTag(Optional<String> tag, String expected) throws YamlException {
        if (tag.isPresent() && !tag.get().equals(expected)) {
            throw new YamlException("the tag " + tag.get() + " is not supported here");
        }
    }

    private void addEntry(Event key, Map<String, Value> attributes) throws YamlException {
        if (!(key instanceof ScalarEvent scalar)) {
            throw new YamlException("a key is no string");
        }
        if (YamlScalars.isMerge(scalar)) {
            merge(node(events.next()), attributes);
            return;
        }
        Value name = asString(YamlScalars.resolve(scalar));
        if (name.isNull()) {
            throw new YamlException("a key is null");
        }
        attributes.put(name.asString(), node(events.next()));
    }

    private static void merge(Value other, Map<String, Value> attributes) throws YamlException {
        if (!(other instanceof Value.ObjectValue object)) {
            throw new YamlException("only a mapping can be merged into another");
        }
        attributes.putAll(object.attributes());
    }
}
