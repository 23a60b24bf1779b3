package dev.terrane.spi.support;

import dev.terrane.spi.ManagedResources.PlanAnswer;
import dev.terrane.spi.ManagedResources.PlanRequest;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// How the plan of an object of one type follows from its configuration, said once in a table:
///
/// ```java
/// PlanRules.of(BLOCK)
///         .defaultValue("size", Value.number(1))
///         .replacedBy("name", "zone")
///         .keeps("id")
///         .build()
///         .plan(request)
/// ```
///
/// In this order: an argument that is not set gets its default. Where there is no object yet,
/// everything that the provider fills in is unknown. Where nothing else differs, the plan is the
/// prior object. Where something differs, what the provider fills in becomes unknown, but for what
/// an update does not touch ([Builder#keeps], [Builder#keepsComputed], [Builder#unknownWhen]).
/// Write-only arguments are planned as null. The order is that of Terraform's plugin framework;
/// `keepsComputed` is the habit of the older plugin SDK.
public final class PlanRules {
    private final Schema.Block block;
    private final Map<String, Value> defaults;
    private final Map<String, ReplaceRule> replaceRules;
    private final Set<String> kept;
    private final Map<String, Set<String>> causes;
    private final boolean keepsComputed;

    private PlanRules(Builder builder) {
        block = builder.block;
        defaults = Map.copyOf(builder.defaults);
        replaceRules = new TreeMap<>(builder.replaceRules);
        kept = Set.copyOf(builder.kept);
        causes = Map.copyOf(builder.causes);
        keepsComputed = builder.keepsComputed;
    }

    public static Builder of(Schema.Block block) {
        return new Builder(block);
    }

    /// The whole answer; deleting is planned as it was asked.
    public PlanAnswer plan(PlanRequest request) {
        if (request.proposed().isNull()) {
            return PlanAnswer.of(request.proposed(), List.of());
        }
        Value planned = planned(request);
        return PlanAnswer.of(planned, requiresReplace(request.prior(), planned, request.config()));
    }

    /// What the object will be.
    public Value planned(PlanRequest request) {
        Value intended = intended(request);
        if (intended.equals(request.prior())) {
            return intended;
        }
        return new ComputedParts(block)
                .fillIn(request.config(), intended, keptNames(request, intended));
    }

    /// The arguments whose change needs a new object, by name; none where there is no object yet.
    public List<ValuePath> requiresReplace(Value prior, Value planned, Value config) {
        List<ValuePath> paths = new ArrayList<>();
        if (!prior.isNull()) {
            replaceRules.forEach((name, rule) -> {
                Value before = part(prior, name);
                Value after = part(planned, name);
                if (!before.equals(after)
                        && rule.needsNewObject(before, after, part(config, name))) {
                    paths.add(ValuePath.attribute(name));
                }
            });
        }
        return paths;
    }

    private Value intended(PlanRequest request) {
        ObjectBuilder intended = ObjectBuilder.from(request.proposed());
        block.attributes()
                .forEach((name, attribute) -> {
                    if (attribute.writeOnly()) {
                        intended.set(name, Value.nullOf(attribute.type()));
                    }
                });
        defaults.forEach((name, value) -> {
            if (part(request.config(), name).isNull()) {
                intended.set(name, value);
            }
        });
        return intended.build();
    }

    /// Names of the attributes that stay as they are, though they are the provider's to fill in.
    private Set<String> keptNames(PlanRequest request, Value intended) {
        Set<String> names = new HashSet<>(defaults.keySet());
        if (request.prior().isNull()) {
            return names;
        }
        block.attributes().keySet().stream()
                .filter(name -> keeps(name, request.prior(), intended))
                .forEach(names::add);
        return names;
    }

    private boolean keeps(String name, Value prior, Value intended) {
        Set<String> causing = causes.get(name);
        if (causing != null) {
            return causing.stream()
                    .allMatch(cause -> part(prior, cause).equals(part(intended, cause)));
        }
        return keepsComputed || (kept.contains(name) && !part(prior, name).isNull());
    }

    private static Value part(Value object, String name) {
        return Attributes.of(object).value(name);
    }

    /// Collects the rules of a type.
    public static final class Builder {
        private final Schema.Block block;
        private final Map<String, Value> defaults = new LinkedHashMap<>();
        private final Map<String, ReplaceRule> replaceRules = new LinkedHashMap<>();
        private final Set<String> kept = new HashSet<>();
        private final Map<String, Set<String>> causes = new HashMap<>();
        private boolean keepsComputed;

        private Builder(Schema.Block block) {
            this.block = block;
        }

        /// What an argument is that is not set. The schema has it optional and computed.
        public Builder defaultValue(String name, Value value) {
            defaults.put(existing(name), value);
            return this;
        }

        /// Arguments (or nested blocks) whose every change needs a new object.
        public Builder replacedBy(String... names) {
            for (String name : names) {
                replacedBy(name, ReplaceRule.ALWAYS);
            }
            return this;
        }

        /// An argument of which some changes need a new object.
        public Builder replacedBy(String name, ReplaceRule rule) {
            replaceRules.put(existing(name), rule);
            return this;
        }

        /// Attributes that updating does not touch, once they have a value.
        public Builder keeps(String... names) {
            for (String name : names) {
                kept.add(existing(name));
            }
            return this;
        }

        /// Updating touches no attribute, but for those named by [#unknownWhen].
        public Builder keepsComputed() {
            keepsComputed = true;
            return this;
        }

        /// An attribute that updating touches only where one of these changes.
        public Builder unknownWhen(String computed, String... changing) {
            for (String name : changing) {
                existing(name);
            }
            causes.put(existing(computed), Set.of(changing));
            return this;
        }

        private String existing(String name) {
            if (!block.attributes().containsKey(name) && !block.blocks().containsKey(name)) {
                throw new IllegalArgumentException("no argument or attribute " + name);
            }
            return name;
        }

        public PlanRules build() {
            return new PlanRules(this);
        }
    }
}
