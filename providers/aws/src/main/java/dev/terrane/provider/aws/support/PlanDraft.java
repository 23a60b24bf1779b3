package dev.terrane.provider.aws.support;

import dev.terrane.spi.Schema;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A plan that is nearly done, for what the rules of a type say beyond the table.
public final class PlanDraft {
    private final Schema.Block block;
    private final Value prior;
    private final Attributes config;
    private final Map<String, Value> planned;
    private final List<ValuePath> replacing = new ArrayList<>();
    private final List<ValuePath> kept = new ArrayList<>();

    PlanDraft(Schema.Block block, Value prior, Value config, Value planned) {
        this.block = block;
        this.prior = prior;
        this.config = Attributes.of(config);
        this.planned = new TreeMap<>(planned.asMap());
    }

    public boolean isCreate() {
        return prior.isNull();
    }

    /// What the object was; there is none when it is to be created.
    public Optional<Attributes> prior() {
        return prior.isNull() ? Optional.empty() : Optional.of(Attributes.of(prior));
    }

    public Attributes config() {
        return config;
    }

    public Value value(String name) {
        Value value = planned.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no attribute " + name);
        }
        return value;
    }

    /// Whether the plan has another value than the object.
    public boolean changes(String name) {
        return prior().map(before -> !before.value(name).equals(value(name)))
                .orElse(!value(name).isNull());
    }

    public void set(String name, Value value) {
        if (planned.replace(name, value) == null) {
            throw new IllegalArgumentException("no attribute " + name);
        }
    }

    /// Only applying will tell.
    public void unknown(String name) {
        set(name, Value.unknown(value(name).type()));
    }

    public void replaceBecauseOf(String name) {
        replacing.add(ValuePath.attribute(name));
    }

    public Set<String> names() {
        return Set.copyOf(planned.keySet());
    }

    /// Whether the type follows the conventions of the older plugin library. The few types of the
    /// newer one are known by their `tags_all`, which nobody can set; they know null, and keep
    /// nothing for themselves.
    boolean isLegacy() {
        Schema.Attribute all = block.attributes().get("tags_all");
        return all == null || all.optional();
    }

    /// What was planned otherwise before is the same after all.
    public void noReplacementFor(String name) {
        kept.add(ValuePath.attribute(name));
    }

    public boolean has(String name) {
        return block.attributes().containsKey(name);
    }

    Value build() {
        return Value.object(planned);
    }

    List<ValuePath> replacing() {
        return replacing;
    }

    List<ValuePath> kept() {
        return kept;
    }
}
