package dev.terrane.config.checking;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceAddress;
import dev.terrane.address.ResourceMode;
import dev.terrane.config.Check;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Repetition;
import dev.terrane.config.Resource;
import dev.terrane.config.reference.ParsedReference;
import dev.terrane.config.reference.Reference.ResourceRef;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;

import java.util.List;
import java.util.Optional;

/// References to resources, data sources and ephemeral resources of a module.
final class ResourceReferences {
    private final ModuleNode node;

    private final AttributeCheck attributes;

    ResourceReferences(ModuleNode node, AttributeCheck attributes) {
        this.node = node;
        this.attributes = attributes;
    }

    void check(
            ResourceRef reference, ParsedReference parsed, Place place, Diagnostics diagnostics) {
        Resource resource = node.config().resources().get(reference.resource());
        if (resource == null && namesList(reference.resource(), parsed)) {
            return;
        }
        if (resource == null && meansList(reference.resource(), parsed)) {
            undeclaredList(reference.resource(), parsed, diagnostics);
            return;
        }
        if (resource == null && namesAction(reference.resource(), parsed)) {
            diagnostics.error(
                    "Invalid reference to an action",
                    "An action has no value. It can be named in \"actions\" of an action_trigger only.",
                    parsed.range());
            return;
        }
        if (resource == null) {
            undeclared(reference.resource(), parsed.range(), diagnostics);
            return;
        }
        checkKey(reference, resource, parsed, diagnostics);
        checkScope(reference.resource(), parsed.range(), place, diagnostics);
        if (!parsed.remaining().isEmpty()
                && parsed.remaining().getFirst() instanceof AttributeStep step
                && step.name().equals("count")) {
            diagnostics.error(
                    "Invalid resource count attribute",
                    "Write length(%s) to count instances.".formatted(reference.resource()),
                    parsed.range());
            return;
        }
        attributes.check(node, resource, parsed.remaining(), diagnostics);
    }

    /// `list.aws_instance.a` reads as an object of a type "list".
    private boolean namesList(ResourceAddress address, ParsedReference parsed) {
        return address.isManaged()
                && address.type().equals("list")
                && !parsed.remaining().isEmpty()
                && parsed.remaining().getFirst() instanceof AttributeStep name
                && node.config()
                        .lists()
                        .containsKey(ResourceAddress.list(address.name(), name.name()));
    }

    /// Where there are lists, and no resource of a type that is called so.
    private boolean meansList(ResourceAddress address, ParsedReference parsed) {
        return address.isManaged()
                && address.type().equals("list")
                && !node.config().lists().isEmpty()
                && !parsed.remaining().isEmpty()
                && parsed.remaining().getFirst() instanceof AttributeStep;
    }

    private void undeclaredList(
            ResourceAddress address, ParsedReference parsed, Diagnostics diagnostics) {
        String named = address + "." + ((AttributeStep) parsed.remaining().getFirst()).name();
        List<String> known =
                node.config().lists().keySet().stream().map(ResourceAddress::toString).toList();
        diagnostics.error(
                "Reference to undeclared list",
                "No query file has a list block %s.%s"
                        .formatted(named, NameSuggestion.didYouMean(named, known)),
                parsed.range());
    }

    /// `action.aws_lambda_invoke.a` reads as an object of a type "action".
    private boolean namesAction(ResourceAddress address, ParsedReference parsed) {
        return address.isManaged()
                && address.type().equals("action")
                && !parsed.remaining().isEmpty()
                && parsed.remaining().getFirst() instanceof AttributeStep name
                && node.config()
                        .resources()
                        .containsKey(ResourceAddress.action(address.name(), name.name()));
    }

    private void undeclared(ResourceAddress address, SourceRange range, Diagnostics diagnostics) {
        diagnostics.error(
                "Reference to undeclared resource",
                "There is no %s in %s.%s"
                        .formatted(
                                address,
                                node.path().isRoot() ? "the root module" : node.path(),
                                suggestion(address)),
                range);
    }

    private String suggestion(ResourceAddress address) {
        ResourceAddress data = ResourceAddress.data(address.type(), address.name());
        if (address.mode() == ResourceMode.MANAGED && node.config().resources().containsKey(data)) {
            return " Did you mean \"%s\"?".formatted(data);
        }
        List<String> known =
                node.config().resources().keySet().stream().map(ResourceAddress::toString).toList();
        return NameSuggestion.didYouMean(address.toString(), known);
    }

    private static void checkKey(
            ResourceRef reference,
            Resource resource,
            ParsedReference parsed,
            Diagnostics diagnostics) {
        boolean single = resource.repetition().isSingle();
        boolean keyed = !reference.key().equals(InstanceKey.NONE);
        if (single && keyed) {
            diagnostics.error(
                    "Unexpected resource instance key",
                    "%s is there once: it has neither \"count\" nor \"for_each\". Remove the key in brackets."
                            .formatted(resource.address()),
                    parsed.range());
        } else if (!single && !keyed && !parsed.remaining().isEmpty()) {
            diagnostics.error(
                    "Missing resource instance key",
                    "%s has several instances. Say which one is meant, %s[%s], or take all of them with a splat or a for expression."
                            .formatted(
                                    resource.address(),
                                    resource.address(),
                                    resource.repetition() instanceof Repetition.Count
                                            ? "0"
                                            : "\"key\""),
                    parsed.range());
        }
    }

    /// The data source of a check is its own affair.
    private void checkScope(
            ResourceAddress address, SourceRange range, Place place, Diagnostics diagnostics) {
        Optional<Check> owner =
                node.config().checks().values().stream()
                        .filter(check ->
                                check.data()
                                        .filter(data -> data.address().equals(address))
                                        .isPresent())
                        .findFirst();
        if (owner.isPresent() && !place.check().equals(Optional.of(owner.get().name()))) {
            diagnostics.error(
                    "Reference to scoped resource",
                    "%s belongs to the check \"%s\", and only its assertions can refer to it. Declare a data source outside of the check."
                            .formatted(address, owner.get().name()),
                    range);
        }
    }
}
