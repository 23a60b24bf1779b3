package dev.terrane.config.decoding;

import dev.terrane.config.reference.ParsedReference;
import dev.terrane.config.reference.Reference;
import dev.terrane.config.reference.Reference.CountRef;
import dev.terrane.config.reference.Reference.EachRef;
import dev.terrane.config.reference.Reference.ResourceRef;
import dev.terrane.config.reference.ReferenceParser;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `replace_triggered_by = [aws_vpc.main, aws_subnet.a[each.key].id]`: each element refers to one
/// resource.
final class TriggerDecoder {
    private final Diagnostics diagnostics;

    private TriggerDecoder(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /// As in Terraform, the first element that is wrong is reported alone.
    static List<Expression> decode(Attribute attribute, Diagnostics diagnostics) {
        Diagnostics problems = new Diagnostics();
        TriggerDecoder decoder = new TriggerDecoder(problems);
        List<Expression> triggers = new ArrayList<>();
        for (Expression element : StaticReferences.elements(attribute.expression(), problems)) {
            if (!problems.hasErrors()) {
                StaticReferences.toNative(element, problems).ifPresent(triggers::add);
            }
            if (!problems.hasErrors()) {
                decoder.check(triggers.getLast());
            }
        }
        diagnostics.addAll(problems);
        return triggers;
    }

    private void check(Expression trigger) {
        List<Reference> subjects = new ArrayList<>();
        for (Traversal traversal : References.of(trigger)) {
            Diagnostics problems = new Diagnostics();
            Optional<ParsedReference> parsed = ReferenceParser.parse(traversal, problems);
            problems.list().forEach(problem -> diagnostics.add(problem.at(trigger.range())));
            if (parsed.isEmpty()) {
                return;
            }
            subjects.add(parsed.get().subject());
        }
        subjects.stream().filter(subject -> !mayStand(subject)).forEach(s -> invalid(trigger));
        long resources = subjects.stream().filter(ResourceRef.class::isInstance).count();
        if (resources != 1) {
            diagnostics.error(
                    "Invalid replace_triggered_by expression",
                    "Each element refers to one resource, and this one refers to %s."
                            .formatted(resources == 0 ? "none" : "several"),
                    trigger.range());
        }
    }

    private static boolean mayStand(Reference subject) {
        return switch (subject) {
            case ResourceRef resource -> true;
            case EachRef each -> each.attribute().equals("key");
            case CountRef count -> count.attribute().equals("index");
            default -> false;
        };
    }

    private void invalid(Expression trigger) {
        diagnostics.error(
                "Invalid reference in replace_triggered_by expression",
                "Only a resource can trigger a replacement; count.index and each.key may stand in its index. To depend on another value, let a terraform_data resource hold it.",
                trigger.range());
    }
}
