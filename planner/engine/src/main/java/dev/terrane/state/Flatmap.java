package dev.terrane.state;

import com.fasterxml.jackson.core.JsonGenerator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The attributes of an object as Terraform wrote them before version 0.12: texts under dotted keys, with
/// the number of elements of a collection beside them.
///
/// `tags.% = 1, tags.Name = web, ports.# = 2, ports.0 = 80, ports.1 = 443` is
/// `{"tags":{"Name":"web"},"ports":["80","443"]}`. Numbers and truth values stay texts, which those who
/// know the schema read all the same.
final class Flatmap {
    private static final Pattern INDEX = Pattern.compile("[-~]?\\d+");

    private final SortedMap<String, String> texts;
    private final boolean mapsAreCountedAsLists;

    private Flatmap(Map<String, String> texts, boolean mapsAreCountedAsLists) {
        this.texts = new TreeMap<>(texts);
        this.mapsAreCountedAsLists = mapsAreCountedAsLists;
    }

    /// @param mapsAreCountedAsLists as before version 3 of the format, so that an empty collection may be
    ///     either, and is left out
    static byte[] toJson(Map<String, String> texts, boolean mapsAreCountedAsLists) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = StateWriter.FACTORY.createGenerator(bytes)) {
            new Flatmap(texts, mapsAreCountedAsLists).object("", json);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return bytes.toByteArray();
    }

    /// What stands below a prefix that ends with a dot, or is empty.
    private SortedMap<String, String> below(String prefix) {
        SortedMap<String, String> found = new TreeMap<>();
        for (Map.Entry<String, String> each : texts.tailMap(prefix).entrySet()) {
            if (!each.getKey().startsWith(prefix)) {
                break;
            }
            found.put(each.getKey().substring(prefix.length()), each.getValue());
        }
        return found;
    }

    private void object(String prefix, JsonGenerator json) throws IOException {
        json.writeStartObject();
        SortedMap<String, Boolean> names = new TreeMap<>();
        below(prefix).keySet().forEach(key -> names.put(key.split("\\.", 2)[0], true));
        for (String name : names.keySet()) {
            attribute(prefix + name, name, json);
        }
        json.writeEndObject();
    }

    private void attribute(String path, String name, JsonGenerator json) throws IOException {
        String count = texts.get(path + ".#");
        SortedMap<String, String> parts = below(path + ".");
        if (texts.containsKey(path + ".%") || (count == null && !parts.isEmpty())) {
            json.writeFieldName(name);
            map(parts, json);
        } else if (count != null) {
            collection(path, name, parts, json);
        } else {
            json.writeStringField(name, texts.get(path));
        }
    }

    private void collection(
            String path, String name, SortedMap<String, String> parts, JsonGenerator json)
            throws IOException {
        SortedMap<Long, String> elements = new TreeMap<>();
        boolean isMap = false;
        for (String key : parts.keySet()) {
            String index = key.split("\\.", 2)[0];
            if (INDEX.matcher(index).matches()) {
                elements.put(Long.parseLong(index.replace("~", "")), index);
            } else if (!index.equals("#")) {
                isMap = true;
            }
        }
        if (elements.isEmpty() && !isMap && mapsAreCountedAsLists) {
            return;
        }
        json.writeFieldName(name);
        if (isMap) {
            map(parts, json);
            return;
        }
        json.writeStartArray();
        for (String index : elements.values()) {
            String element = path + "." + index;
            if (texts.containsKey(element)) {
                json.writeString(texts.get(element));
            } else {
                object(element + ".", json);
            }
        }
        json.writeEndArray();
    }

    /// Keys of maps may have dots.
    private static void map(SortedMap<String, String> parts, JsonGenerator json)
            throws IOException {
        Map<String, String> entries = new LinkedHashMap<>(parts);
        entries.remove("%");
        entries.remove("#");
        json.writeStartObject();
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }
}
