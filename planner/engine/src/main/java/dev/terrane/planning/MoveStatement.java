package dev.terrane.planning;

import dev.terrane.address.AddressParser;
import dev.terrane.address.InstanceKey;
import dev.terrane.address.ModuleAddress;
import dev.terrane.address.ModulePath;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.config.Moved;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.hcl.syntax.Traversal.IndexStep;
import dev.terrane.hcl.syntax.Traversal.Step;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A `moved` block, as a rule that gives an address another name.
///
/// With `from = aws_vpc.a` and `to = aws_vpc.b`, `aws_vpc.a[0]` becomes `aws_vpc.b[0]`; with
/// `from = module.a` and `to = module.a["x"]`, `module.a.aws_vpc.c` becomes `module.a["x"].aws_vpc.c`.
///
/// @param module that the block stands in
record MoveStatement(ModulePath module, Endpoint from, Endpoint to) {

    /// One side, relative to the module of the block.
    ///
    /// @param keyed whether it names one instance
    /// @param ofModule whether it names a module, and so all that is in it
    record Endpoint(String text, boolean keyed, boolean ofModule) {
        static Endpoint of(Traversal traversal) {
            StringBuilder text = new StringBuilder(traversal.root());
            int names = 1;
            boolean ofModule = traversal.root().equals("module");
            for (Step step : traversal.steps()) {
                switch (step) {
                    case AttributeStep attribute -> {
                        names++;
                        boolean atStart = names % 2 == 1;
                        ofModule &= !atStart || attribute.name().equals("module");
                        text.append('.').append(attribute.name());
                    }
                    case IndexStep index -> text.append(suffix(index.key()));
                }
            }
            boolean keyed =
                    !traversal.steps().isEmpty()
                            && traversal.steps().getLast() instanceof IndexStep;
            return new Endpoint(text.toString(), keyed, ofModule);
        }

        private static String suffix(Value key) {
            return switch (key) {
                case Value.StringValue text -> InstanceKey.of(text.text()).suffix();
                case Value.NumberValue number -> "[" + number.number() + "]";
                default -> throw new IllegalStateException("an instance key is no text or number");
            };
        }
    }

    static MoveStatement of(ModulePath module, Moved block) {
        return new MoveStatement(
                module,
                Endpoint.of(withoutKeyword(block.from())),
                Endpoint.of(withoutKeyword(block.to())));
    }

    /// `resource.aws_vpc.a` is another way to write `aws_vpc.a`, behind module calls as well.
    static Traversal withoutKeyword(Traversal address) {
        List<Step> steps = address.steps();
        if (address.root().equals("resource") && steps.getFirst() instanceof AttributeStep type) {
            return new Traversal(
                    type.name(), type.range(), steps.subList(1, steps.size()), address.range());
        }
        int at = behindCalls(address);
        if (!isWord(steps, at, "resource")) {
            return address;
        }
        List<Step> kept = new ArrayList<>(steps);
        kept.remove(at);
        return new Traversal(address.root(), address.rootRange(), kept, address.range());
    }

    /// The step at which the resource begins, behind `module.a["k"].module.b`.
    private static int behindCalls(Traversal address) {
        int at = 0;
        boolean call = address.root().equals("module");
        while (call) {
            at++;
            at +=
                    at < address.steps().size() && address.steps().get(at) instanceof IndexStep
                            ? 1
                            : 0;
            call = isWord(address.steps(), at, "module");
            at += call ? 1 : 0;
        }
        return at;
    }

    private static boolean isWord(List<Step> steps, int at, String word) {
        return at < steps.size()
                && steps.get(at) instanceof AttributeStep step
                && step.name().equals(word);
    }

    /// Where the statement says that the object is now; nothing where it says nothing about it.
    Optional<ResourceInstanceAddress> apply(ResourceInstanceAddress address) {
        Optional<ModuleAddress> around = Optional.of(address.module());
        while (around.isPresent()) {
            ModuleAddress candidate = around.get();
            if (candidate.path().equals(module)) {
                return renamed(address.toString(), candidate.prefix())
                        .flatMap(AddressParser::instance);
            }
            around = candidate.parent();
        }
        return Optional.empty();
    }

    private Optional<String> renamed(String address, String prefix) {
        String before = prefix + from.text();
        if (!address.startsWith(before)) {
            return Optional.empty();
        }
        String rest = address.substring(before.length());
        boolean one = from.keyed() || to.keyed();
        boolean covered =
                (rest.isEmpty() && !from.ofModule())
                        || (rest.startsWith(".") && from.ofModule())
                        || (rest.startsWith("[") && !one);
        return covered ? Optional.of(prefix + to.text() + rest) : Optional.empty();
    }
}
