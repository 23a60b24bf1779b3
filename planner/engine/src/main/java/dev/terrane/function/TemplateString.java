package dev.terrane.function;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.hcl.expression.LazyFunction;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.Mark;
import dev.terrane.value.Refinements;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A text from elsewhere, taken as a template with the given variables.
final class TemplateString implements LazyFunction {
    private static final Description DESCRIPTION =
            Describe.function(
                            "templatestring",
                            "A text from elsewhere, taken as a template with the given variables.")
                    .takes("template", Type.STRING, "A reference to the text.")
                    .takes("vars", Type.DYNAMIC, "A map or object of the variables.")
                    .gives(
                            Type.STRING,
                            "templatestring(local.greeting, { name = \"a\" })",
                            "\"Hello, a!\"");
    private final Map<String, Function> functions;

    TemplateString(Map<String, Function> functions) {
        this.functions = functions;
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value callLazily(List<Argument> arguments) throws FunctionException {
        Value given = value(arguments, 1);
        if (!given.isKnown()) {
            return unknown().withMarks(given.marks());
        }
        checkReference(arguments.get(0).expression());
        Value template = value(arguments, 0);
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        marks.addAll(template.marks());
        marks.addAll(given.marksDeep());
        return result(template.unmarked(), given.withoutMarksDeep()).withMarks(marks);
    }

    @Override
    public Value call(List<Value> arguments) {
        throw new IllegalStateException(DESCRIPTION.name() + " takes expressions, not values");
    }

    private Value result(Value template, Value variables) throws FunctionException {
        if (variables.isNull()) {
            throw FunctionException.atArgument(1, "the variables are null");
        }
        if (!template.isKnown()) {
            return unknown();
        }
        if (!(template instanceof Value.StringValue text)) {
            throw FunctionException.atArgument(0, "the template has to be a string");
        }
        var rendering = new TemplateRendering(functions, TemplateRendering.FILES_FORBIDDEN);
        Value rendered = rendering.render("<templatestring argument>", text.text(), variables);
        return Refinements.notNull(Results.convert(rendered, Type.STRING));
    }

    private static Value value(List<Argument> arguments, int index) throws FunctionException {
        var problems = new Diagnostics();
        Value value = arguments.get(index).evaluate(problems);
        if (problems.hasErrors()) {
            throw FunctionException.atArgument(index, Results.describe(problems));
        }
        return value;
    }

    private static Value unknown() {
        return Refinements.notNull(Value.unknown(Type.STRING));
    }

    /// A template written in place would be put together before this function sees it.
    private static void checkReference(Expression expression) throws FunctionException {
        if (!isReference(expression)) {
            throw FunctionException.atArgument(
                    0,
                    "the template has to be a direct reference to a string from elsewhere, such as"
                            + " local.greeting; a text that stands here is a template already");
        }
    }

    private static boolean isReference(Expression expression) {
        return switch (expression) {
            case Expression.ScopeTraversal reference -> true;
            case Expression.RelativeTraversal steps -> isReference(steps.from());
            case Expression.Index index -> isReference(index.collection());
            case Expression.Splat splat -> isReference(splat.collection());
            default -> false;
        };
    }
}
