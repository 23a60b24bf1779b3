package dev.terrane.planning;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceAddress;
import dev.terrane.address.ResourceInstanceAddress.AllInstances;
import dev.terrane.address.ResourceMode;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.NativeBody;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.hcl.syntax.Traversal.IndexStep;
import dev.terrane.hcl.syntax.Traversal.Step;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which arguments of a block are an attribute of another object of the module and nothing else.
///
/// `vpc_id = aws_vpc.main.id` gives `vpc_id` -> `aws_vpc.main`; `aws_subnet.s[count.index].id` gives the
/// instance that is meant. What comes out of a variable, a function or the JSON syntax is not followed.
final class ArgumentSources {
    private final DesiredResource resource;
    private final DesiredInstance instance;

    private ArgumentSources(DesiredResource resource, DesiredInstance instance) {
        this.resource = resource;
        this.instance = instance;
    }

    /// Addresses by argument.
    static Map<String, String> of(DesiredResource resource, DesiredInstance instance) {
        if (!(resource.block().body() instanceof NativeBody body)) {
            return Map.of();
        }
        ArgumentSources sources = new ArgumentSources(resource, instance);
        Map<String, String> found = new TreeMap<>();
        body.attributesByName()
                .forEach((name, attribute) ->
                        sources.source(attribute.expression())
                                .ifPresent(text -> found.put(name, text)));
        return found;
    }

    private Optional<String> source(Expression expression) {
        return switch (expression) {
            case Expression.ScopeTraversal plain -> plain(plain.traversal());
            case Expression.RelativeTraversal relative
                    when relative.steps().size() == 1
                            && relative.from() instanceof Expression.Index index
                            && index.collection() instanceof Expression.ScopeTraversal named
                            && named.traversal().steps().size() == 1 ->
                    key(index.key()).flatMap(key -> instance(named.traversal(), key));
            default -> Optional.empty();
        };
    }

    private Optional<String> plain(Traversal traversal) {
        List<Step> steps = traversal.steps();
        if (steps.size() == 2 && steps.getLast() instanceof AttributeStep) {
            return instance(traversal, InstanceKey.NONE);
        }
        return steps.size() == 3
                        && steps.get(1) instanceof IndexStep index
                        && steps.getLast() instanceof AttributeStep
                ? key(index.key()).flatMap(key -> instance(traversal, key))
                : Optional.empty();
    }

    private Optional<InstanceKey> key(Expression expression) {
        Diagnostics ignored = new Diagnostics();
        Value key = instance.evaluate(expression, ignored);
        return ignored.hasErrors() ? Optional.empty() : key(key.unmarked());
    }

    private static Optional<InstanceKey> key(Value key) {
        return switch (key) {
            case Value.StringValue text -> Optional.of(InstanceKey.of(text.text()));
            case Value.NumberValue number when number.number().asLong().isPresent() ->
                    Optional.of(
                            InstanceKey.of(Math.toIntExact(number.number().asLong().getAsLong())));
            default -> Optional.empty();
        };
    }

    private Optional<String> instance(Traversal traversal, InstanceKey key) {
        if (!(traversal.steps().getFirst() instanceof AttributeStep name)) {
            return Optional.empty();
        }
        ResourceAddress target =
                new ResourceAddress(ResourceMode.MANAGED, traversal.root(), name.name());
        return resource.siblings().contains(target)
                ? Optional.of(
                        new AllInstances(resource.address().module(), target)
                                .instance(key)
                                .toString())
                : Optional.empty();
    }
}
