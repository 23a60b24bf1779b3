package dev.terrane.config.decoding;

import dev.terrane.config.Condition;
import dev.terrane.config.Variable;
import dev.terrane.config.reference.Reference.VariableRef;
import dev.terrane.config.reference.ReferenceParser;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.expression.TypeConstraint;
import dev.terrane.hcl.expression.TypeExpression;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `variable "name" { ... }`.
final class VariableDecoder implements BlockDecoder {
    private static final BodySchema BODY =
            new BodySchema(
                    Schemas.optional(
                            "description",
                            "default",
                            "type",
                            "sensitive",
                            "ephemeral",
                            "nullable",
                            "const",
                            "deprecated"),
                    Schemas.blocks("validation"));

    /// What has a meaning of its own in a module call.
    private static final Set<String> RESERVED =
            Set.of(
                    "source",
                    "version",
                    "providers",
                    "count",
                    "for_each",
                    "depends_on",
                    "lifecycle",
                    "locals",
                    "provider",
                    "_");

    @Override
    public BlockSchema schema() {
        return BlockSchema.of("variable", "name");
    }

    @Override
    public void decode(
            List<Block> blocks,
            List<Block> overrides,
            ModuleDraft module,
            Diagnostics diagnostics) {
        for (Declaration declaration :
                Declarations.byLabels(blocks, overrides, "variable", diagnostics)) {
            Variable variable = variable(declaration, diagnostics);
            Variable first = module.variables.put(variable.name(), variable);
            if (first != null) {
                Duplicates.report(
                        "variable declaration", first.range(), variable.range(), diagnostics);
            }
        }
    }

    private static Variable variable(Declaration declaration, Diagnostics diagnostics) {
        BodyContent content = declaration.content(BODY, diagnostics);
        checkName(declaration, diagnostics);
        Optional<Attribute> type = content.attribute("type");
        TypeConstraint constraint =
                type.map(found -> type(found.expression(), diagnostics)).orElse(TypeConstraint.ANY);
        boolean nullable = Constants.bool(content.attribute("nullable"), true, diagnostics);
        checkConstant(content, diagnostics);
        return new Variable(
                declaration.label(0),
                constraint,
                type.isPresent(),
                defaultValue(content, constraint, nullable, declaration, diagnostics),
                Constants.string(content.attribute("description"), diagnostics),
                Constants.string(content.attribute("deprecated"), diagnostics),
                Constants.bool(content.attribute("sensitive"), false, diagnostics),
                Constants.bool(content.attribute("ephemeral"), false, diagnostics),
                nullable,
                validations(declaration, content, diagnostics),
                declaration.range());
    }

    /// `const = true` says that the value is needed early, for the source of a module. Any variable may
    /// be used there, so it only forbids what could never be.
    private static void checkConstant(BodyContent content, Diagnostics diagnostics) {
        Optional<Attribute> constant = content.attribute("const");
        if (!Constants.bool(constant, false, diagnostics)) {
            return;
        }
        for (String other : List.of("sensitive", "ephemeral")) {
            if (Constants.bool(content.attribute(other), false, new Diagnostics())) {
                diagnostics.error(
                        "Invalid const variable",
                        "What is needed early is written to files, so a variable with const = true can not be %s."
                                .formatted(other),
                        constant.orElseThrow().range());
            }
        }
    }

    /// Where something in the type is wrong, no value is held to it.
    static TypeConstraint type(Expression expression, Diagnostics diagnostics) {
        Diagnostics problems = new Diagnostics();
        TypeConstraint type = TypeExpression.parse(expression, problems);
        diagnostics.addAll(problems);
        return problems.hasErrors() ? TypeConstraint.ANY : type;
    }

    private static void checkName(Declaration declaration, Diagnostics diagnostics) {
        String name = declaration.label(0);
        Names.check(name, "variable name", declaration.labelRange(0), diagnostics);
        if (RESERVED.contains(name)) {
            diagnostics.error(
                    "Invalid variable name",
                    "\"%s\" has a meaning of its own in module blocks. Choose another name."
                            .formatted(name),
                    declaration.labelRange(0));
        }
    }

    private static Optional<Value> defaultValue(
            BodyContent content,
            TypeConstraint type,
            boolean nullable,
            Declaration declaration,
            Diagnostics diagnostics) {
        Optional<Attribute> attribute = content.attribute("default");
        if (attribute.isEmpty()) {
            return Optional.empty();
        }
        Expression expression = attribute.get().expression();
        Value given = Evaluator.evaluateConstant(expression, diagnostics);
        Value value = converted(given, type, placeOfDefault(expression, declaration), diagnostics);
        if (value.isNull() && !nullable) {
            diagnostics.error(
                    "Invalid default value for variable",
                    "The default is null, and the variable is declared with nullable = false.",
                    expression.range());
        }
        return Optional.of(value);
    }

    /// Where an override file changes the type or the default alone, its block is what does not fit.
    private static SourceRange placeOfDefault(Expression expression, Declaration declaration) {
        BodySchema both = new BodySchema(Schemas.optional("type", "default"), List.of());
        return declaration.overrides().reversed().stream()
                .map(block -> block.body().partialContent(both, new Diagnostics()).content())
                .map(BodyContent::attributes)
                .filter(attributes -> !attributes.isEmpty())
                .findFirst()
                .filter(attributes -> attributes.size() == 1)
                .flatMap(
                        attributes -> declaration.overriding(attributes.values().iterator().next()))
                .map(Block::headerRange)
                .orElse(expression.range());
    }

    private static Value converted(
            Value given, TypeConstraint type, SourceRange place, Diagnostics diagnostics) {
        Value filled =
                given.isNull() ? given : type.defaults().map(d -> d.apply(given)).orElse(given);
        try {
            return Conversion.convert(filled, type.type());
        } catch (ConversionException e) {
            diagnostics.error(
                    "Invalid default value for variable",
                    "The default does not fit the type of the variable: %s."
                            .formatted(e.getMessage()),
                    place);
            return Value.DYNAMIC;
        }
    }

    private static List<Condition> validations(
            Declaration declaration, BodyContent content, Diagnostics diagnostics) {
        List<Condition> validations = new ArrayList<>();
        for (Block block : content.blocks()) {
            Condition validation = Conditions.decode(block, declaration, diagnostics);
            checkRefersTo(declaration.label(0), validation, diagnostics);
            validations.add(validation);
        }
        return validations;
    }

    private static void checkRefersTo(String name, Condition validation, Diagnostics diagnostics) {
        Expression condition = validation.condition();
        boolean refers =
                References.of(condition).stream()
                        .flatMap(traversal -> ReferenceParser.parse(traversal).stream())
                        .anyMatch(found -> found.subject().equals(new VariableRef(name)));
        if (!refers && !(condition instanceof Expression.Unreadable)) {
            diagnostics.error(
                    "Invalid variable validation condition",
                    "The condition has to test var.%s, the value that is given.".formatted(name),
                    condition.range());
        }
    }
}
