package dev.terrane.provider.aws.support;

import dev.terrane.value.Value;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// What the plan of a type has to know beyond its schema, said in a table:
///
/// ```java
/// LegacyRules.of()
///         .replacedBy("cidr_block", "instance_tenancy")
///         .defaultsTo("instance_tenancy", Value.string("default"))
/// ```
///
/// An argument inside of a block is named with dots: `ingress.self`.
public final class LegacyRules {
    private final Set<String> replacing = new HashSet<>();
    private final Set<String> filledInBlocks = new HashSet<>();
    private final Set<String> keptBlocks = new HashSet<>();
    private final Map<String, Value> defaults = new HashMap<>();
    private final Map<String, BiPredicate<Value, Value>> sameness = new HashMap<>();
    private final Map<String, UnaryOperator<String>> stored = new HashMap<>();
    private final List<Consumer<PlanDraft>> adjustments = new ArrayList<>();
    private final Map<String, Duration> timeouts = new TreeMap<>();

    private boolean privateData = true;

    private LegacyRules() {}

    public static LegacyRules of() {
        return new LegacyRules();
    }

    /// A change of one of these arguments needs a new object.
    public LegacyRules replacedBy(String... arguments) {
        replacing.addAll(List.of(arguments));
        return this;
    }

    /// What an argument is where it is not set.
    public LegacyRules defaultsTo(String argument, Value value) {
        defaults.put(argument, value);
        return this;
    }

    /// Blocks that the provider fills in where the configuration has none.
    public LegacyRules fillsInBlocks(String... blocks) {
        filledInBlocks.addAll(List.of(blocks));
        return this;
    }

    /// Blocks that stay as they are where the configuration has none.
    public LegacyRules keepsBlocks(String... blocks) {
        keptBlocks.addAll(List.of(blocks));
        return this;
    }

    /// When a configured value (the second) means what the object has (the first), which then stays.
    /// For a set of blocks or objects, when its elements do.
    public LegacyRules sameWhen(String argument, BiPredicate<Value, Value> same) {
        sameness.put(argument, same);
        return this;
    }

    /// The form in which a configured text is kept, such as lower case.
    public LegacyRules storedAs(String argument, UnaryOperator<String> form) {
        stored.put(argument, form);
        return this;
    }

    /// For types of the newer plugin library, which would not understand what the older one keeps with
    /// an object for itself.
    public LegacyRules keepsNothingPrivate() {
        privateData = false;
        return this;
    }

    /// What no table says; called last, in the order in which it was added.
    public LegacyRules adjust(Consumer<PlanDraft> adjustment) {
        adjustments.add(adjustment);
        return this;
    }

    /// How long an operation (`create`, `read`, `update`, `delete`) may take by default.
    public LegacyRules timeout(String operation, Duration longest) {
        timeouts.put(operation, longest);
        return this;
    }

    boolean replaces(String argument) {
        return replacing.contains(argument);
    }

    boolean isFilledIn(String block) {
        return filledInBlocks.contains(block);
    }

    boolean isKept(String block) {
        return keptBlocks.contains(block);
    }

    Optional<Value> defaultOf(String argument) {
        return Optional.ofNullable(defaults.get(argument));
    }

    /// Equal values are the same without a rule.
    boolean same(String argument, Value prior, Value wanted) {
        BiPredicate<Value, Value> rule = sameness.get(argument);
        return prior.equals(wanted) || (rule != null && rule.test(prior, wanted));
    }

    Value storedForm(String argument, Value value) {
        UnaryOperator<String> form = stored.get(argument);
        return form != null && value instanceof Value.StringValue text
                ? Value.string(form.apply(text.text()))
                : value;
    }

    void adjust(PlanDraft draft) {
        adjustments.forEach(adjustment -> adjustment.accept(draft));
    }

    boolean hasPrivateData() {
        return privateData;
    }

    Map<String, Duration> timeouts() {
        return timeouts;
    }
}
