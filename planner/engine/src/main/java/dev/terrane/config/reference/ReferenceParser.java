package dev.terrane.config.reference;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceAddress;
import dev.terrane.address.ResourceMode;
import dev.terrane.config.reference.Reference.CountRef;
import dev.terrane.config.reference.Reference.EachRef;
import dev.terrane.config.reference.Reference.LocalRef;
import dev.terrane.config.reference.Reference.ModuleOutputRef;
import dev.terrane.config.reference.Reference.ModuleRef;
import dev.terrane.config.reference.Reference.PathRef;
import dev.terrane.config.reference.Reference.ResourceRef;
import dev.terrane.config.reference.Reference.SelfRef;
import dev.terrane.config.reference.Reference.TerraformRef;
import dev.terrane.config.reference.Reference.VariableRef;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.hcl.syntax.Traversal.IndexStep;
import dev.terrane.hcl.syntax.Traversal.Step;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// Reads a traversal as a [Reference]; the Terraform language documentation, "References to Named
/// Values", says which there are.
public final class ReferenceParser {
    private static final String INVALID = "Invalid reference";

    private final Traversal traversal;
    private final Diagnostics diagnostics;

    private ReferenceParser(Traversal traversal, Diagnostics diagnostics) {
        this.traversal = traversal;
        this.diagnostics = diagnostics;
    }

    /// The reference, or nothing where the traversal is none: that is reported.
    public static Optional<ParsedReference> parse(Traversal traversal, Diagnostics diagnostics) {
        return new ReferenceParser(traversal, diagnostics).parse();
    }

    /// The same without reporting.
    public static Optional<ParsedReference> parse(Traversal traversal) {
        return parse(traversal, new Diagnostics());
    }

    private Optional<ParsedReference> parse() {
        return switch (traversal.root()) {
            case "var" -> attributeOf("the name of a variable", VariableRef::new);
            case "local" -> attributeOf("the name of a local value", LocalRef::new);
            case "each" -> attributeOf("key or value", EachRef::new);
            case "count" -> attributeOf("index", CountRef::new);
            case "path" -> attributeOf("module, root or cwd", PathRef::new);
            case "terraform" -> attributeOf("workspace", TerraformRef::new);
            case "self" -> Optional.of(parsed(new SelfRef(), 0));
            case "module" -> module();
            case "data" -> prefixedResource(ResourceMode.DATA);
            case "ephemeral" -> prefixedResource(ResourceMode.EPHEMERAL);
            case "resource" -> prefixedResource(ResourceMode.MANAGED);
            case "template", "lazy", "arg" -> reserved();
            default -> plainResource();
        };
    }

    private Optional<ParsedReference> attributeOf(
            String wanted, Function<String, Reference> reference) {
        return attributeAfterRoot(wanted).map(name -> parsed(reference.apply(name), 1));
    }

    private Optional<String> attributeAfterRoot(String wanted) {
        if (steps().isEmpty()) {
            return invalid(
                    "\"%s\" is no value by itself: write a dot and %s behind it."
                            .formatted(traversal.root(), wanted),
                    traversal.rootRange());
        }
        if (steps().getFirst() instanceof AttributeStep attribute) {
            return Optional.of(attribute.name());
        }
        return invalid(
                "\"%s\" can not be indexed: write a dot and %s behind it."
                        .formatted(traversal.root(), wanted),
                steps().getFirst().range());
    }

    private Optional<ParsedReference> module() {
        Optional<String> name = attributeAfterRoot("the name of a module call");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (steps().size() > 1 && steps().get(1) instanceof IndexStep index) {
            return key(index).flatMap(key -> module(name.get(), key, 2));
        }
        return module(name.get(), InstanceKey.NONE, 1);
    }

    private Optional<ParsedReference> module(String name, InstanceKey key, int taken) {
        if (steps().size() == taken) {
            return Optional.of(parsed(new ModuleRef(name, key), taken));
        }
        Step next = steps().get(taken);
        if (next instanceof AttributeStep output) {
            return Optional.of(parsed(new ModuleOutputRef(name, key, output.name()), taken + 1));
        }
        return invalid(
                "An instance of a module has outputs: write a dot and the name of one.",
                next.range());
    }

    private Optional<ParsedReference> prefixedResource(ResourceMode mode) {
        if (steps().size() < 2) {
            return invalid(
                    "\"%s\" has to be followed by a type and a name: %s.TYPE.NAME."
                            .formatted(traversal.root(), traversal.root()),
                    traversal.range());
        }
        if (steps().getFirst() instanceof AttributeStep type) {
            return resource(mode, type.name(), 1);
        }
        return invalid(
                "\"%s\" can not be indexed: write a dot and a type behind it."
                        .formatted(traversal.root()),
                steps().getFirst().range());
    }

    private Optional<ParsedReference> plainResource() {
        if (steps().isEmpty()) {
            return invalid(
                    ("\"%s\" is taken for a type of resources, which has to be followed by a dot and"
                                    + " the name of one. To write a string, put it in quotes.")
                            .formatted(traversal.root()),
                    traversal.rootRange());
        }
        return resource(ResourceMode.MANAGED, traversal.root(), 0);
    }

    private Optional<ParsedReference> resource(ResourceMode mode, String type, int nameStep) {
        Step at = steps().get(nameStep);
        if (!(at instanceof AttributeStep name)) {
            return invalid(
                    "\"%s\" is taken for a type of resources: write a dot and the name of one behind it."
                            .formatted(type),
                    at.range());
        }
        ResourceAddress address = new ResourceAddress(mode, type, name.name());
        if (steps().size() > nameStep + 1 && steps().get(nameStep + 1) instanceof IndexStep index) {
            return key(index).map(key -> parsed(new ResourceRef(address, key), nameStep + 2));
        }
        return Optional.of(parsed(new ResourceRef(address, InstanceKey.NONE), nameStep + 1));
    }

    private Optional<InstanceKey> key(IndexStep index) {
        Optional<InstanceKey> key = keyOf(index.key());
        return key.isPresent()
                ? key
                : invalid("An instance key is a whole number or a string.", index.range());
    }

    /// The key that a constant means: a whole number from 0 up, or a string.
    public static Optional<InstanceKey> keyOf(Value value) {
        return switch (value) {
            case Value.StringValue text -> Optional.of(InstanceKey.of(text.text()));
            case Value.NumberValue number -> indexOf(number.number().asLong());
            default -> Optional.empty();
        };
    }

    private static Optional<InstanceKey> indexOf(OptionalLong number) {
        return number.isPresent()
                        && number.getAsLong() >= 0
                        && number.getAsLong() <= Integer.MAX_VALUE
                ? Optional.of(InstanceKey.of((int) number.getAsLong()))
                : Optional.empty();
    }

    private Optional<ParsedReference> reserved() {
        diagnostics.error(
                "Reserved symbol name",
                "\"%s\" is reserved. Where it is meant as a type of resources, write resource.%s."
                        .formatted(traversal.root(), traversal.root()),
                traversal.rootRange());
        return Optional.empty();
    }

    private ParsedReference parsed(Reference reference, int taken) {
        SourceRange range =
                taken == 0
                        ? traversal.rootRange()
                        : traversal.rootRange().union(steps().get(taken - 1).range());
        return new ParsedReference(
                reference, range, steps().subList(taken, steps().size()), traversal);
    }

    private List<Step> steps() {
        return traversal.steps();
    }

    private <T> Optional<T> invalid(String detail, SourceRange subject) {
        diagnostics.error(INVALID, detail, subject);
        return Optional.empty();
    }
}
