package dev.terrane.provider.aws.support;

import dev.terrane.provider.aws.session.GoDuration;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Wanted;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// An object while an operation works on it: what it was, what it is to be, and what the operation
/// has found out so far.
///
/// Setting what AWS left out (null) sets empty text, 0 or false, as the states of the other provider
/// have it. What is not set keeps the value that was planned, or that the state held.
public final class Draft {
    private final Schema.Block block;
    private final Value prior;
    private final Map<String, Value> values;
    private Value config;
    private Wanted wanted = Wanted.ALL;
    private boolean gone;
    private final Set<String> found = new TreeSet<>();

    private Draft(Schema.Block block, Value prior, Value start) {
        this.block = block;
        this.prior = prior;
        this.values = new TreeMap<>(start.asMap());
        this.config = start;
    }

    /// @param prior null where the object is to be created
    static Draft toApply(Schema.Block block, Value prior, Value planned) {
        return new Draft(block, prior, planned);
    }

    Draft configuredAs(Value config) {
        this.config = config;
        return this;
    }

    /// What the configuration says, where a plan keeps another form of it; what was planned or read
    /// where there is no configuration.
    public Attributes config() {
        return Attributes.of(config.isNull() ? Value.object(values) : config);
    }

    static Draft toRead(Schema.Block block, Value prior) {
        return new Draft(block, prior, prior);
    }

    /// @param wanted what somebody looks at
    static Draft toRead(Schema.Block block, Value prior, Wanted wanted) {
        Draft draft = toRead(block, prior);
        draft.wanted = wanted;
        return draft;
    }

    /// Whether any of these has to be read: what somebody looks at, what is not kept where nobody sets
    /// it, and what was never read. Else they may stay as they were; so may blocks, which have to be
    /// such that are filled in.
    public boolean wants(String... names) {
        return wanted.includes(names)
                || Arrays.stream(names).anyMatch(name -> !isKept(name))
                || Arrays.stream(names).allMatch(name -> prior().value(name).isNull());
    }

    private boolean isKept(String name) {
        Schema.Attribute attribute = block.attributes().get(name);
        return attribute == null || attribute.computed();
    }

    public String id() {
        return text("id").orElseThrow(() -> new IllegalStateException("the object has no id yet"));
    }

    public boolean hasId() {
        return text("id").isPresent();
    }

    public void id(String id) {
        set("id", id);
    }

    /// The object does not exist any more.
    public void gone() {
        gone = true;
    }

    boolean isGone() {
        return gone;
    }

    void expectAgain() {
        gone = false;
    }

    public boolean isCreate() {
        return prior.isNull();
    }

    /// What the object was.
    public Attributes prior() {
        return Attributes.of(prior);
    }

    public Attributes now() {
        return Attributes.of(Value.object(values));
    }

    /// Whether one of these differs between what was and what is to be.
    public boolean changed(String... names) {
        return Arrays.stream(names)
                .anyMatch(name ->
                        prior.isNull()
                                ? !value(name).isNull()
                                : !prior().value(name).equals(value(name)));
    }

    public Value value(String name) {
        Value value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "no attribute " + name + " among " + values.keySet());
        }
        return value;
    }

    /// Known, and neither null nor empty.
    public Optional<String> text(String name) {
        return now().string(name).filter(text -> !text.isEmpty());
    }

    /// As [#text], for calls that take null.
    public @Nullable String textOrNull(String name) {
        return text(name).orElse(null);
    }

    public boolean isTrue(String name) {
        return now().bool(name).orElse(false);
    }

    /// Known, and neither null nor 0.
    public OptionalLong number(String name) {
        OptionalLong number = now().wholeNumber(name);
        return number.isPresent() && number.getAsLong() == 0 ? OptionalLong.empty() : number;
    }

    /// As [#number], for calls that take null.
    public @Nullable Integer intOrNull(String name) {
        OptionalLong number = number(name);
        return number.isPresent() ? Math.toIntExact(number.getAsLong()) : null;
    }

    /// Known, and neither null nor empty text nor 0.
    public boolean isGiven(String name) {
        return switch (value(name)) {
            case Value.StringValue text -> !text.text().isEmpty();
            case Value.NumberValue number -> number.number().sign() != 0;
            default -> now().isSet(name);
        };
    }

    public List<String> texts(String name) {
        return now().strings(name);
    }

    public Map<String, String> textMap(String name) {
        return now().stringMap(name);
    }

    public List<Attributes> blocks(String name) {
        return now().blocks(name);
    }

    /// The blocks of a set in the order in which the provider that this one stands in for sends them.
    public List<Attributes> blocksInOrder(String name) {
        Schema.NestedBlock nested = block.blocks().get(name);
        if (nested == null) {
            throw new IllegalArgumentException("no block " + name);
        }
        return SetOrder.of(nested.block(), blocks(name));
    }

    public Draft set(String name, @Nullable String text) {
        return set(name, Value.string(text == null ? "" : text));
    }

    public Draft set(String name, @Nullable Boolean truth) {
        return set(name, Value.bool(truth != null && truth));
    }

    public Draft set(String name, @Nullable Integer number) {
        return set(name, Value.number(number == null ? 0 : number));
    }

    /// A list or set, as the schema says.
    public Draft setTexts(String name, Collection<String> texts) {
        List<Value> elements = texts.stream().map(Value::string).toList();
        return set(
                name,
                type(name) instanceof Type.SetType
                        ? Value.set(Type.STRING, elements)
                        : Value.list(Type.STRING, elements));
    }

    public Draft setMap(String name, Map<String, String> texts) {
        Map<String, Value> elements = new TreeMap<>();
        texts.forEach((key, text) -> elements.put(key, Value.string(text)));
        return set(name, Value.map(Type.STRING, elements));
    }

    /// Objects of a list or set. What an element leaves out is null.
    public Draft setObjects(String name, Collection<Map<String, Value>> objects) {
        Type element =
                switch (type(name)) {
                    case Type.ListType list -> list.element();
                    case Type.SetType set -> set.element();
                    default -> throw new IllegalArgumentException(name + " holds no objects");
                };
        List<Value> elements = objects.stream().map(part -> whole(part, element)).toList();
        return set(
                name,
                type(name) instanceof Type.SetType
                        ? Value.set(element, elements)
                        : Value.list(element, elements));
    }

    private static Value whole(Map<String, Value> part, Type element) {
        Map<String, Value> whole = new TreeMap<>(part);
        ((Type.ObjectType) element)
                .attributes()
                .forEach((name, type) -> whole.putIfAbsent(name, Value.nullOf(type)));
        return Value.object(whole);
    }

    public Draft set(String name, Value value) {
        if (values.replace(name, value) == null) {
            throw new IllegalArgumentException("no attribute " + name);
        }
        found.add(name);
        return this;
    }

    /// Blocks that nobody has found out anything of stay as they were planned, in the form that states
    /// of the other provider have.
    void fillKeptBlocks() {
        block.blocks()
                .forEach((name, nested) -> {
                    if (nested.nesting() == Schema.Nesting.LIST && !found.contains(name)) {
                        values.computeIfPresent(name, (key, value) -> Filled.beside(value));
                    }
                });
    }

    public Draft setNull(String name) {
        return set(name, Value.nullOf(type(name)));
    }

    Type type(String name) {
        Schema.Attribute attribute = block.attributes().get(name);
        if (attribute != null) {
            return attribute.type();
        }
        Schema.NestedBlock nested = block.blocks().get(name);
        if (nested == null) {
            throw new IllegalArgumentException("no attribute " + name);
        }
        Type element = nested.block().impliedType();
        return nested.nesting() == Schema.Nesting.SET ? Type.set(element) : Type.list(element);
    }

    Set<String> names() {
        return Set.copyOf(values.keySet());
    }

    /// Whether the type follows the conventions of the older plugin library: see
    /// [PlanDraft#isLegacy].
    boolean isLegacy() {
        Schema.Attribute all = block.attributes().get("tags_all");
        return all == null || all.optional();
    }

    public boolean has(String name) {
        return block.attributes().containsKey(name);
    }

    /// How long an operation may take: as its `timeouts` block says.
    public Duration timeout(String operation, Duration otherwise) {
        if (!block.blocks().containsKey("timeouts") || !now().isSet("timeouts")) {
            return otherwise;
        }
        return Attributes.of(value("timeouts"))
                .string(operation)
                .flatMap(GoDuration::parse)
                .orElse(otherwise);
    }

    /// The object; what is still unknown was never found out and is null.
    Value build() {
        Map<String, Value> known = new TreeMap<>();
        values.forEach((name, value) -> known.put(name, Known.of(value)));
        return Value.object(known);
    }
}
