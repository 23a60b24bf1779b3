package dev.terrane.cli.command;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.ValuePath;
import dev.terrane.value.ValuePath.IndexStep;

import java.util.Optional;

/// What is to be explained: `aws_vpc.main`, `aws_vpc.main.tags["Name"]`, `output.id`.
sealed interface WhySubject {

    record OfOutput(String name) implements WhySubject {}

    /// @param attribute none where the whole object is meant
    record OfObject(ResourceInstanceAddress address, ValuePath attribute) implements WhySubject {}

    static Optional<WhySubject> parse(String text) {
        if (text.startsWith("output.") && text.indexOf('.', "output.".length()) < 0) {
            return Optional.of(new OfOutput(text.substring("output.".length())));
        }
        Optional<WhySubject> whole =
                AddressParser.instance(text).map(address -> new OfObject(address, ValuePath.EMPTY));
        return whole.isPresent() ? whole : withAttribute(text);
    }

    /// The longest beginning that is an address; what is left is the way into the object.
    private static Optional<WhySubject> withAttribute(String text) {
        for (int dot = text.lastIndexOf('.'); dot > 0; dot = text.lastIndexOf('.', dot - 1)) {
            Optional<ResourceInstanceAddress> address =
                    AddressParser.instance(text.substring(0, dot));
            if (address.isPresent()) {
                return path(text.substring(dot + 1)).map(path -> new OfObject(address.get(), path));
            }
        }
        return Optional.empty();
    }

    private static Optional<ValuePath> path(String text) {
        Diagnostics problems = new Diagnostics();
        Optional<Traversal> traversal =
                HclParser.parseTraversal(Source.of("<attribute>", text), problems);
        return problems.hasErrors() ? Optional.empty() : traversal.map(WhySubject::path);
    }

    private static ValuePath path(Traversal traversal) {
        ValuePath path = ValuePath.attribute(traversal.root());
        for (Traversal.Step step : traversal.steps()) {
            path =
                    switch (step) {
                        case Traversal.AttributeStep attribute ->
                                path.thenAttribute(attribute.name());
                        case Traversal.IndexStep index -> path.then(new IndexStep(index.key()));
                    };
        }
        return path;
    }
}
