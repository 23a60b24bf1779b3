package dev.terrane.provider.plugin.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;

import dev.terrane.spi.Schema;

import tfplugin6.Diagnostic;
import tfplugin6.Function;
import tfplugin6.ServerCapabilities;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The answer to `GetProviderSchema`, as it came. Large providers answer with tens of megabytes, of
/// which a run needs a few types: only where each type lies is noted, and it is read when somebody
/// asks.
public final class SchemaDocument {
    private static final int PROVIDER = 1;
    private static final int RESOURCES = 2;
    private static final int DATA_SOURCES = 3;
    private static final int DIAGNOSTICS = 4;
    private static final int PROVIDER_META = 5;
    private static final int CAPABILITIES = 6;
    private static final int FUNCTIONS = 7;
    private static final int EPHEMERAL_RESOURCES = 8;
    private static final int LIST_RESOURCES = 9;
    private static final int ACTIONS = 11;
    private static final int KEY = 1;
    private static final int VALUE = 2;

    private final byte[] bytes;
    private final int protocol;
    private final Map<Integer, Map<String, Place>> maps = new TreeMap<>();
    private final Map<Integer, List<Place>> singles = new TreeMap<>();
    private final Map<Place, Schema> read = new ConcurrentHashMap<>();

    private record Place(int start, int length) {}

    /// @param protocol 5 or 6
    /// @throws MalformedAnswer where the bytes are no such answer
    public SchemaDocument(byte[] bytes, int protocol) throws MalformedAnswer {
        this.bytes = bytes;
        this.protocol = protocol;
        try {
            index();
        } catch (IOException e) {
            throw new MalformedAnswer("the schema can not be read: " + e.getMessage(), e);
        }
    }

    private void index() throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                in.skipField(tag);
                continue;
            }
            int length = in.readRawVarint32();
            Place place = new Place(in.getTotalBytesRead(), length);
            int field = WireFormat.getTagFieldNumber(tag);
            if (isMap(field)) {
                entry(field, place);
            } else {
                singles.computeIfAbsent(field, key -> new ArrayList<>()).add(place);
            }
            in.skipRawBytes(length);
        }
    }

    private static boolean isMap(int field) {
        return switch (field) {
            case RESOURCES, DATA_SOURCES, FUNCTIONS, EPHEMERAL_RESOURCES, LIST_RESOURCES, ACTIONS ->
                    true;
            default -> false;
        };
    }

    private void entry(int field, Place entry) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(bytes, entry.start(), entry.length());
        String key = "";
        Place value = new Place(entry.start(), 0);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case KEY -> key = in.readStringRequireUtf8();
                case VALUE -> {
                    int length = in.readRawVarint32();
                    value = new Place(entry.start() + in.getTotalBytesRead(), length);
                    in.skipRawBytes(length);
                }
                default -> in.skipField(tag);
            }
        }
        maps.computeIfAbsent(field, each -> new TreeMap<>()).put(key, value);
    }

    /// The answer as it came.
    public byte[] bytes() {
        return bytes;
    }

    public int protocol() {
        return protocol;
    }

    public Set<String> resources() {
        return names(RESOURCES);
    }

    public Set<String> dataSources() {
        return names(DATA_SOURCES);
    }

    public Set<String> ephemeralResources() {
        return names(EPHEMERAL_RESOURCES);
    }

    public Set<String> listResources() {
        return names(LIST_RESOURCES);
    }

    public Set<String> actions() {
        return names(ACTIONS);
    }

    public Set<String> functions() {
        return names(FUNCTIONS);
    }

    private Set<String> names(int field) {
        return Collections.unmodifiableSet(maps.getOrDefault(field, Map.of()).keySet());
    }

    public Schema resource(String type) throws MalformedAnswer {
        return schema(RESOURCES, type);
    }

    public Schema dataSource(String type) throws MalformedAnswer {
        return schema(DATA_SOURCES, type);
    }

    public Schema ephemeralResource(String type) throws MalformedAnswer {
        return schema(EPHEMERAL_RESOURCES, type);
    }

    public Schema listResource(String type) throws MalformedAnswer {
        return schema(LIST_RESOURCES, type);
    }

    /// The schema of an action's arguments, which lies one message deeper than the others.
    public Schema action(String type) throws MalformedAnswer {
        Place place = place(ACTIONS, type);
        try {
            return protocol == 5
                    ? five(
                            tfplugin5.ActionSchema.parser()
                                    .parseFrom(bytes, place.start(), place.length())
                                    .getSchema())
                    : Schemas.of(
                            tfplugin6.ActionSchema.parser()
                                    .parseFrom(bytes, place.start(), place.length())
                                    .getSchema());
        } catch (InvalidProtocolBufferException e) {
            throw unreadable(e);
        }
    }

    public Function function(String name) throws MalformedAnswer {
        Place place = place(FUNCTIONS, name);
        try {
            return Function.parser().parseFrom(bytes, place.start(), place.length());
        } catch (InvalidProtocolBufferException e) {
            throw unreadable(e);
        }
    }

    /// Of the provider's own arguments.
    public Schema provider() throws MalformedAnswer {
        return single(PROVIDER);
    }

    public Optional<Schema> providerMeta() throws MalformedAnswer {
        return singles.containsKey(PROVIDER_META)
                ? Optional.of(single(PROVIDER_META))
                : Optional.empty();
    }

    public ServerCapabilities capabilities() throws MalformedAnswer {
        List<Place> places = singles.getOrDefault(CAPABILITIES, List.of());
        if (places.isEmpty()) {
            return ServerCapabilities.getDefaultInstance();
        }
        Place place = places.getLast();
        try {
            return ServerCapabilities.parser().parseFrom(bytes, place.start(), place.length());
        } catch (InvalidProtocolBufferException e) {
            throw unreadable(e);
        }
    }

    public List<Diagnostic> diagnostics() throws MalformedAnswer {
        List<Diagnostic> diagnostics = new ArrayList<>();
        try {
            for (Place place : singles.getOrDefault(DIAGNOSTICS, List.of())) {
                diagnostics.add(
                        Diagnostic.parser().parseFrom(bytes, place.start(), place.length()));
            }
        } catch (InvalidProtocolBufferException e) {
            throw unreadable(e);
        }
        return diagnostics;
    }

    private Schema single(int field) throws MalformedAnswer {
        List<Place> places = singles.getOrDefault(field, List.of());
        return places.isEmpty()
                ? Schemas.of(tfplugin6.Schema.getDefaultInstance())
                : schema(places.getLast());
    }

    private Schema schema(int field, String type) throws MalformedAnswer {
        return schema(place(field, type));
    }

    private Place place(int field, String name) {
        Place place = maps.getOrDefault(field, Map.of()).get(name);
        if (place == null) {
            throw new IllegalArgumentException("the schema has no \"" + name + "\"");
        }
        return place;
    }

    private Schema schema(Place place) throws MalformedAnswer {
        Schema known = read.get(place);
        if (known == null) {
            known = parse(place);
            read.put(place, known);
        }
        return known;
    }

    private Schema parse(Place place) throws MalformedAnswer {
        try {
            return protocol == 5
                    ? five(
                            tfplugin5.Schema.parser()
                                    .parseFrom(bytes, place.start(), place.length()))
                    : Schemas.of(
                            tfplugin6.Schema.parser()
                                    .parseFrom(bytes, place.start(), place.length()));
        } catch (InvalidProtocolBufferException e) {
            throw unreadable(e);
        }
    }

    private static Schema five(tfplugin5.Schema schema) throws MalformedAnswer {
        return Schemas.of(ProtocolFiveSchemas.toSix(schema));
    }

    private static MalformedAnswer unreadable(InvalidProtocolBufferException e) {
        return new MalformedAnswer("the schema can not be read: " + e.getMessage(), e);
    }
}
