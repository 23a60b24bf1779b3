package dev.terrane.config.checking;

import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.ModuleConfig;
import dev.terrane.config.Output;
import dev.terrane.config.reference.ParsedReference;
import dev.terrane.config.reference.Reference;
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
import dev.terrane.config.reference.ReferenceParser;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The references that are evaluated together: of one expression, or of the body of a block.
final class ExpressionReferences {
    /// Roots whose first step is a name, so that without one they still mean something.
    private static final Set<String> NAMED_ROOTS =
            Set.of("var", "local", "each", "count", "path", "terraform");

    private final ModuleNode node;
    private final ModuleConfig module;
    private final ResourceReferences resources;

    ExpressionReferences(ModuleNode node, AttributeCheck attributes) {
        this.node = node;
        this.module = node.config();
        this.resources = new ResourceReferences(node, attributes);
    }

    void check(Expression expression, Place place, Findings findings) {
        check(References.of(expression), List.of(expression.range()), place, findings);
    }

    void check(Body body, Place place, Findings findings) {
        check(References.of(body), Stretches.of(body), place, findings);
    }

    /// @param stretches where what is evaluated together stands
    private void check(
            List<Traversal> traversals,
            List<SourceRange> stretches,
            Place place,
            Findings findings) {
        Diagnostics own = new Diagnostics();
        check(traversals, place, own);
        findings.add(own);
        if (own.hasErrors()) {
            findings.mislead(stretches);
        }
    }

    /// What does not exist in the configuration comes first; where there is nothing of that kind, what
    /// has no value in this place.
    void check(List<Traversal> traversals, Place place, Diagnostics diagnostics) {
        List<ParsedReference> parsed = new ArrayList<>();
        List<Traversal> incomplete = new ArrayList<>();
        for (Traversal traversal : traversals) {
            Optional<ParsedReference> reference = ReferenceParser.parse(traversal, diagnostics);
            reference.ifPresent(parsed::add);
            if (reference.isEmpty() && NAMED_ROOTS.contains(traversal.root())) {
                incomplete.add(traversal);
            }
        }
        Diagnostics missing = new Diagnostics();
        parsed.forEach(reference -> checkDeclared(reference, place, missing));
        diagnostics.addAll(missing);
        if (!missing.hasErrors()) {
            incomplete.forEach(traversal -> reportIncomplete(traversal, diagnostics));
            parsed.forEach(reference -> checkValue(reference, place, diagnostics));
        }
    }

    /// Terraform says this of the empty name too, beside the message at the place itself.
    private static void reportIncomplete(Traversal traversal, Diagnostics diagnostics) {
        diagnostics.add(
                Diagnostic.error(
                        "Reference without a name",
                        "\"%s\" at %s does not say which one is meant."
                                .formatted(traversal.root(), traversal.range())));
    }

    private void checkDeclared(ParsedReference reference, Place place, Diagnostics diagnostics) {
        switch (reference.subject()) {
            case ResourceRef resource -> resources.check(resource, reference, place, diagnostics);
            case ModuleRef call -> declaredCall(call.name(), reference, diagnostics);
            case ModuleOutputRef output -> declaredCall(output.name(), reference, diagnostics);
            case SelfRef self -> {
                if (!place.self()) {
                    diagnostics.error(
                            "Invalid \"self\" reference",
                            "\"self\" is there in provisioners, connections and postconditions only. Elsewhere, name the resource.",
                            reference.range());
                }
            }
            case VariableRef variable -> {}
            case LocalRef local -> {}
            case EachRef each -> {}
            case CountRef count -> {}
            case PathRef path -> {}
            case TerraformRef terraform -> {}
        }
    }

    private void declaredCall(String name, ParsedReference reference, Diagnostics diagnostics) {
        if (!module.calls().containsKey(name)) {
            undeclared("module", name, module.calls().keySet(), reference.range(), diagnostics);
        }
    }

    private void checkValue(ParsedReference reference, Place place, Diagnostics diagnostics) {
        Reference subject = reference.subject();
        SourceRange range = reference.range();
        switch (subject) {
            case VariableRef variable -> {
                if (!module.variables().containsKey(variable.name())) {
                    undeclared(
                            "input variable",
                            variable.name(),
                            module.variables().keySet(),
                            range,
                            diagnostics);
                }
            }
            case LocalRef local -> {
                if (!module.locals().containsKey(local.name())) {
                    undeclared(
                            "local value",
                            local.name(),
                            module.locals().keySet(),
                            range,
                            diagnostics);
                }
            }
            case ModuleOutputRef output -> checkOutput(output, reference, diagnostics);
            case EachRef each -> checkEach(each, place, range, diagnostics);
            case CountRef count -> checkCount(count, place, range, diagnostics);
            case PathRef path ->
                    oneOf(
                            "path",
                            path.attribute(),
                            List.of("module", "root", "cwd"),
                            range,
                            diagnostics);
            case TerraformRef terraform ->
                    oneOf(
                            "terraform",
                            terraform.attribute(),
                            List.of("workspace", "applying"),
                            range,
                            diagnostics);
            case ResourceRef resource -> {}
            case ModuleRef call -> {}
            case SelfRef self -> {}
        }
    }

    private void undeclared(
            String kind,
            String name,
            Collection<String> known,
            SourceRange range,
            Diagnostics diagnostics) {
        diagnostics.error(
                "Reference to undeclared " + kind,
                "There is no %s named \"%s\" in %s.%s"
                        .formatted(
                                kind,
                                name,
                                node.path().isRoot() ? "the root module" : node.path(),
                                NameSuggestion.didYouMean(name, known)),
                range);
    }

    private void checkOutput(
            ModuleOutputRef output, ParsedReference reference, Diagnostics diagnostics) {
        ModuleCall call = module.calls().get(output.name());
        ModuleNode child = node.children().get(output.name());
        boolean single = call != null && call.repetition().isSingle();
        if (child == null || !single) {
            return;
        }
        Set<String> outputs = child.config().outputs().keySet();
        Output declared = child.config().outputs().get(output.output());
        if (declared == null) {
            diagnostics.error(
                    "Unsupported attribute",
                    "The module \"%s\" has no output \"%s\".%s"
                            .formatted(
                                    output.name(),
                                    output.output(),
                                    NameSuggestion.didYouMean(output.output(), outputs)),
                    reference.range());
        } else if (declared.deprecated().isPresent()) {
            diagnostics.warning(
                    "Deprecated output",
                    "The module \"%s\" does not want its output \"%s\" to be used any more: %s"
                            .formatted(output.name(), output.output(), declared.deprecated().get()),
                    reference.range());
        }
    }

    private static void checkEach(
            EachRef each, Place place, SourceRange range, Diagnostics diagnostics) {
        if (!place.each()) {
            diagnostics.error(
                    "Reference to \"each\" in context without for_each",
                    "\"each\" is there only in blocks with \"for_each\".",
                    range);
        } else {
            oneOf("each", each.attribute(), List.of("key", "value"), range, diagnostics);
        }
    }

    private static void checkCount(
            CountRef count, Place place, SourceRange range, Diagnostics diagnostics) {
        if (!count.attribute().equals("index")) {
            oneOf("count", count.attribute(), List.of("index"), range, diagnostics);
        } else if (!place.count()) {
            diagnostics.error(
                    "Reference to \"count\" in non-counted context",
                    "\"count\" is there only in blocks with \"count\".",
                    range);
        }
    }

    private static void oneOf(
            String root,
            String attribute,
            List<String> known,
            SourceRange range,
            Diagnostics diagnostics) {
        if (!known.contains(attribute)) {
            String choices =
                    String.join(", ", known.stream().map(name -> root + "." + name).toList());
            diagnostics.error(
                    "Invalid \"%s\" attribute".formatted(root),
                    "There is no %s.%s. There is: %s.".formatted(root, attribute, choices),
                    range);
        }
    }
}
