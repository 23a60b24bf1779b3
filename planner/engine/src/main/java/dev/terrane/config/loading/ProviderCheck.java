package dev.terrane.config.loading;

import dev.terrane.address.ModulePath;
import dev.terrane.address.ProviderSource;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.ModuleConfig;
import dev.terrane.config.ProviderConfig;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.config.ProviderRequirement;
import dev.terrane.config.Repetition;
import dev.terrane.config.Resource;
import dev.terrane.config.decoding.DecodedModule.PassedProvider;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.BodySchema;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Whether the providers that modules use are there: declared, configured and handed on.
final class ProviderCheck {
    private static final String UNDEFINED = "Reference to undefined provider";
    private static final BodySchema NOTHING = new BodySchema(List.of(), List.of());

    private final LoadedModule module;
    private final @Nullable LoadedModule parent;
    private final Diagnostics diagnostics;
    private final ModuleConfig config;
    private final Map<LocalProvider, ProviderConfig> configured = new LinkedHashMap<>();
    private final Map<LocalProvider, ProviderConfig> empty = new LinkedHashMap<>();
    private final Set<LocalProvider> aliases = new HashSet<>();
    private final Map<LocalProvider, PassedProvider> passedIn = new LinkedHashMap<>();

    private ProviderCheck(
            LoadedModule module, @Nullable LoadedModule parent, Diagnostics diagnostics) {
        this.module = module;
        this.parent = parent;
        this.diagnostics = diagnostics;
        this.config = module.decoded().config();
        config.providers()
                .forEach((name, block) -> (isEmpty(block) ? empty : configured).put(name, block));
        config.requirements().values().forEach(required -> aliases.addAll(required.aliases()));
        if (parent != null) {
            List<PassedProvider> passed =
                    parent.decoded().passedProviders().get(module.path().last());
            if (passed != null) {
                passed.forEach(entry -> passedIn.put(entry.inChild(), entry));
            }
        }
    }

    private static boolean isEmpty(ProviderConfig block) {
        Diagnostics unheard = new Diagnostics();
        block.body().content(NOTHING, unheard);
        return !unheard.hasErrors() && block.version().isEmpty();
    }

    static void check(LoadedModule root, Diagnostics diagnostics) {
        check(root, null, null, diagnostics);
    }

    /// @param repeated the nearest `count`, `for_each` or `depends_on` of the calls that lead here
    private static void check(
            LoadedModule module,
            @Nullable LoadedModule parent,
            @Nullable SourceRange repeated,
            Diagnostics diagnostics) {
        for (LoadedModule child : module.children().values()) {
            SourceRange own = repeated(child.call().orElseThrow());
            check(child, module, own != null ? own : repeated, diagnostics);
        }
        ProviderCheck check = new ProviderCheck(module, parent, diagnostics);
        check.requirements();
        check.resources();
        check.handedOn();
        if (parent != null) {
            check.handedIn(module.call().orElseThrow(), parent, repeated);
        }
    }

    private static @Nullable SourceRange repeated(ModuleCall call) {
        return switch (call.repetition()) {
            case Repetition.Count count -> count.expression().range();
            case Repetition.ForEach each -> each.expression().range();
            case Repetition.Enabled enabled -> enabled.expression().range();
            case Repetition.Single single ->
                    call.dependsOn().isEmpty() ? null : call.dependsOn().getFirst().range();
        };
    }

    /// The same provider under two names.
    private void requirements() {
        Map<ProviderSource, ProviderRequirement> bySource = new HashMap<>();
        for (ProviderRequirement required : config.requirements().values()) {
            checkBuiltIn(required);
            ProviderRequirement first = bySource.putIfAbsent(required.source(), required);
            boolean otherName =
                    !required.localName().equals(required.source().type())
                            && required.source()
                                    .equals(ProviderSource.implied(required.source().type()))
                            && config.providers().keySet().stream()
                                    .anyMatch(name -> name.name().equals(required.source().type()));
            if (first != null || otherName) {
                diagnostics.warning(
                        "Duplicate required provider",
                        "The provider %s is there under two names in this module: \"%s\" and \"%s\". Keep one of them."
                                .formatted(
                                        required.source().display(),
                                        first != null
                                                ? first.localName()
                                                : required.source().type(),
                                        required.localName()),
                        required.range());
            }
        }
    }

    private void checkBuiltIn(ProviderRequirement required) {
        ProviderSource source = required.source();
        if (source.isBuiltIn() && !source.equals(ProviderSource.BUILT_IN)) {
            diagnostics.add(
                    Diagnostic.error(
                            "Missing required provider",
                            "%s requires the built-in provider %s, which does not exist. The only one is %s."
                                    .formatted(
                                            required.range(),
                                            source.display(),
                                            ProviderSource.BUILT_IN.display())));
        }
    }

    private void resources() {
        for (Resource resource : config.resources().values()) {
            if (resource.providerRange().isEmpty()) {
                warnOfOtherName(resource);
            } else if (!isAvailable(resource.provider(), resource.providerKey().isPresent())) {
                diagnostics.add(
                        Diagnostic.error(
                                        "Provider configuration not present",
                                        "%s at %s uses the provider configuration %s, which is not there. %s"
                                                .formatted(
                                                        module.path().prefix() + resource.address(),
                                                        resource.range(),
                                                        resource.provider(),
                                                        advice(resource.provider())))
                                .about(module.path().prefix() + resource.address()));
            }
        }
    }

    private String advice(LocalProvider missing) {
        Set<String> known = new TreeSet<>();
        config.providers().keySet().forEach(name -> known.add(name.toString()));
        passedIn.keySet().forEach(name -> known.add(name.toString()));
        Optional<String> nearest = NameSuggestion.nearest(missing.toString(), known);
        if (nearest.isPresent()) {
            return "Did you mean %s?".formatted(nearest.get());
        }
        int bracket = missing.toString().indexOf('[');
        String several = bracket < 0 ? missing + "[" : missing.toString().substring(0, bracket + 1);
        Optional<String> one = known.stream().filter(name -> name.startsWith(several)).findFirst();
        return one.isPresent()
                ? "There is one for each key, such as %s.".formatted(one.get())
                : "Add provider \"%s\" { alias = \"%s\" }, or use another one."
                        .formatted(missing.name(), missing.alias());
    }

    /// @param several whether a key chooses among those of that name: they have to stand here
    private boolean isAvailable(LocalProvider name, boolean several) {
        ProviderConfig block = config.providers().get(name);
        if (several) {
            return (block != null && block.isNone())
                    || config.providers().keySet().stream().anyMatch(one -> one.isOneOf(name));
        }
        return name.isDefault()
                || (block != null && !block.isNone())
                || passedIn.containsKey(name)
                || aliases.contains(name);
    }

    private void warnOfOtherName(Resource resource) {
        String implied = resource.provider().name();
        if (config.requirements().containsKey(implied)) {
            return;
        }
        config.requirements().values().stream()
                .filter(required -> required.source().equals(ProviderSource.implied(implied)))
                .forEach(required ->
                        diagnostics.warning(
                                "Duplicate required provider",
                                "%s uses the provider \"%s\", which the module requires as \"%s\". Set provider = %s, or use that name in required_providers."
                                        .formatted(
                                                resource.address(),
                                                implied,
                                                required.localName(),
                                                required.localName()),
                                resource.range()));
    }

    /// The default configurations that this module hands to those that it calls.
    private void handedOn() {
        module.decoded()
                .passedProviders()
                .forEach((call, passed) ->
                        passed.forEach(entry -> {
                            if (entry.inParent().isDefault()) {
                                handedOn(entry);
                            } else if (!isAvailable(entry.inParent(), entry.key().isPresent())) {
                                reportMissing(call, entry);
                            }
                        }));
    }

    private void reportMissing(String call, PassedProvider passed) {
        diagnostics.add(
                Diagnostic.error(
                                "Provider configuration not present",
                                "The call of the module \"%s\" hands on the provider configuration %s at %s, which is not there. %s"
                                        .formatted(
                                                call,
                                                passed.inParent(),
                                                passed.inParentRange(),
                                                advice(passed.inParent())))
                        .about(module.path().child(call).toString()));
    }

    private void handedOn(PassedProvider passed) {
        LocalProvider name = passed.inParent();
        boolean isConfigured = configured.containsKey(name);
        if (!isConfigured && !config.requirements().containsKey(name.name())) {
            diagnostics.warning(
                    UNDEFINED,
                    "This module declares no provider \"%s\"; it is taken to be %s. Say so in required_providers."
                            .formatted(name, ProviderSource.implied(name.name()).display()),
                    passed.inParentRange());
        } else if (parent != null && !isConfigured && !passedIn.containsKey(name)) {
            diagnostics.warning(
                    "Missing required provider configuration",
                    "%s hands on the provider \"%s\", and gets none itself. Add it to \"providers\" of its call."
                            .formatted(module.path(), name),
                    module.call().orElseThrow().range());
        }
    }

    private void handedIn(ModuleCall call, LoadedModule caller, @Nullable SourceRange repeated) {
        if (!configured.isEmpty() && repeated != null) {
            diagnostics.error(
                    "Module is incompatible with count, for_each, and depends_on",
                    "%s configures providers of its own, so that it can be there once only. Configure them in the root module, and hand them in with \"providers\"."
                            .formatted(module.path()),
                    repeated);
        }
        passedIn.values().stream()
                .filter(passed -> configured.containsKey(passed.inChild()))
                .forEach(this::reportConfiguredTwice);
        for (LocalProvider alias : aliases) {
            if (!configured.containsKey(alias) && !passedIn.containsKey(alias)) {
                diagnostics.error(
                        "Missing required provider configuration",
                        "The module needs a configuration of the provider %s under the name %s. Add it to \"providers\" of this call: %s = ..."
                                .formatted(config.source(alias.name()).display(), alias, alias),
                        call.range());
            }
        }
        passedIn.values().forEach(passed -> handedIn(passed, caller.decoded().config()));
        warnOfEmptyBlocks();
    }

    private void reportConfiguredTwice(PassedProvider passed) {
        diagnostics.error(
                "Cannot override provider configuration",
                "%s configures the provider %s itself, and can not be handed another configuration of it."
                        .formatted(module.path(), passed.inChild()),
                passed.inChildRange());
    }

    private void handedIn(PassedProvider passed, ModuleConfig caller) {
        LocalProvider name = passed.inChild();
        ProviderSource wanted = source(config, name.name());
        boolean declared =
                (name.isDefault() && config.requirements().containsKey(name.name()))
                        || aliases.contains(name)
                        || empty.containsKey(name);
        if (!declared) {
            reportUndeclared(passed, wanted);
        }
        ProviderSource given = source(caller, passed.inParent().name());
        if (!wanted.equals(given)) {
            Optional<ProviderRequirement> other =
                    config.requirements().values().stream()
                            .filter(required -> required.source().equals(given))
                            .findFirst();
            diagnostics.error(
                    "Provider type mismatch",
                    "In %s, %s is the provider %s, and what is handed in is %s.%s"
                            .formatted(
                                    module.path(),
                                    name,
                                    wanted.display(),
                                    given.display(),
                                    other.map(r -> " Its name there is \"" + r.localName() + "\".")
                                            .orElse("")),
                    other.isPresent() ? passed.inChildRange() : passed.inParentRange());
        }
    }

    /// Where providers are handed on, a name without a requirement means one of HashiCorp's, and never
    /// a built-in one.
    private static ProviderSource source(ModuleConfig module, String localName) {
        ProviderRequirement required = module.requirements().get(localName);
        return required != null
                ? required.source()
                : new ProviderSource(
                        ProviderSource.DEFAULT_HOST, ProviderSource.DEFAULT_NAMESPACE, localName);
    }

    private void reportUndeclared(PassedProvider passed, ProviderSource wanted) {
        String detail =
                "The module declares no provider %s; it is taken to be %s. Say so in its required_providers."
                        .formatted(passed.inChild(), wanted.display());
        boolean usual =
                wanted.host().equals(ProviderSource.DEFAULT_HOST)
                        && wanted.namespace().equals(ProviderSource.DEFAULT_NAMESPACE);
        diagnostics.add(
                usual
                        ? Diagnostic.warning(UNDEFINED, detail, passed.inChildRange())
                        : Diagnostic.error(UNDEFINED, detail, passed.inChildRange()));
    }

    /// One warning for each provider, at the first of its blocks.
    private void warnOfEmptyBlocks() {
        Map<String, ProviderConfig> first = new LinkedHashMap<>();
        empty.forEach((name, block) -> first.putIfAbsent(name.name(), block));
        ModulePath path = module.path();
        first.forEach((name, block) ->
                diagnostics.warning(
                        "Redundant empty provider block",
                        "An empty provider block only says that %s wants to be handed the provider \"%s\". Remove it, and name the provider in required_providers of the module, its aliases in configuration_aliases."
                                .formatted(path, name),
                        block.range()));
    }
}
