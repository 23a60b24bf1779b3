package dev.terrane.evaluating;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.config.Resource;
import dev.terrane.config.reference.ParsedReference;
import dev.terrane.config.reference.Reference.ResourceRef;
import dev.terrane.config.reference.ReferenceParser;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.References;

import java.util.List;

/// Arguments that need the very instance that they describe.
///
/// `aws_vpc.a[1]` may name `aws_vpc.a[0]`, but neither itself nor all of `aws_vpc.a`.
final class SelfReferences {
    private SelfReferences() {}

    static void report(Resource block, ResourceInstanceAddress address, Diagnostics diagnostics) {
        for (ParsedReference reference : in(block)) {
            int names = namesOf(address, reference);
            for (int i = 0; i < names; i++) {
                diagnostics.add(problem(block, reference).about(address.toString()));
            }
        }
    }

    private static List<ParsedReference> in(Resource block) {
        return References.of(block.body()).stream()
                .flatMap(traversal -> ReferenceParser.parse(traversal).stream())
                .filter(reference ->
                        reference.subject() instanceof ResourceRef r
                                && r.resource().equals(block.address()))
                .toList();
    }

    /// As instance and as whole: an object that is there once has the same name as both, and
    /// Terraform reports it as both.
    private static int namesOf(ResourceInstanceAddress address, ParsedReference reference) {
        if (!(reference.subject() instanceof ResourceRef named)) {
            return 0;
        }
        int asInstance = named.key().equals(address.key()) ? 1 : 0;
        int asWhole = named.key().equals(InstanceKey.NONE) ? 1 : 0;
        return asInstance + asWhole;
    }

    private static Diagnostic problem(Resource block, ParsedReference reference) {
        return Diagnostic.error(
                "Self-referential block",
                "%s needs its own result here, which is not there before it is made. Refer to something else, or use \"self\" in a provisioner or postcondition."
                        .formatted(block.address()),
                reference.range());
    }
}
