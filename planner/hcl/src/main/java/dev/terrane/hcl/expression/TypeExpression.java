package dev.terrane.hcl.expression;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.StaticExpressions.Pair;
import dev.terrane.hcl.expression.StaticExpressions.StaticCall;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Defaults;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Reads a type constraint: `string`, `list(any)`, `object({ a = optional(string, "x") })`.
///
/// What can not be read is reported, and stands for `any`.
public final class TypeExpression {
    private static final String INVALID = "Invalid type specification";
    private static final String COLLECTION_ADVICE =
            "%s needs one argument, the type of its elements: %<s(string).";
    private static final String OBJECT_ADVICE =
            "object needs one argument, its attributes and their types: object({ name = string }).";
    private static final String TUPLE_ADVICE =
            "tuple needs one argument, the types of its elements: tuple([string, number]).";

    private final Diagnostics diagnostics;

    private TypeExpression(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /// The constraint of a variable. `list` and `map` alone mean any elements; a type in quotes, as
    /// before Terraform 0.12, is an error that says what to write.
    public static TypeConstraint parse(Expression expression, Diagnostics diagnostics) {
        var types = new TypeExpression(diagnostics);
        if (expression instanceof Expression.Template quoted) {
            return types.quoted(quoted);
        }
        return switch (StaticExpressions.asKeyword(expression).orElse("")) {
            case "list" -> TypeConstraint.of(Type.list(Type.DYNAMIC));
            case "map" -> TypeConstraint.of(Type.map(Type.DYNAMIC));
            default -> types.type(expression);
        };
    }

    private TypeConstraint quoted(Expression.Template quoted) {
        int before = diagnostics.size();
        Value text = Evaluator.evaluateConstant(quoted, diagnostics);
        if (diagnostics.size() > before) {
            return TypeConstraint.ANY;
        }
        String advice =
                switch (text.unmarked() instanceof Value.StringValue s ? s.text() : "") {
                    case "string" -> "Remove the quotes: string.";
                    case "list" ->
                            "Write list(string), with the type of the elements, in their place.";
                    case "map" ->
                            "Write map(string), with the type of the elements, in their place.";
                    default -> "";
                };
        return advice.isEmpty()
                ? invalid(
                        "Invalid legacy variable type hint",
                        "A type is written without quotes.",
                        quoted.range())
                : invalid(
                        "Invalid quoted type constraints",
                        "Types in quotes were the form of Terraform 0.11. " + advice,
                        quoted.range());
    }

    private TypeConstraint type(Expression expression) {
        Optional<String> keyword = StaticExpressions.asKeyword(expression);
        if (keyword.isPresent()) {
            return keyword(keyword.get(), expression.range());
        }
        Optional<StaticCall> call = StaticExpressions.asCall(expression);
        if (call.isPresent()) {
            return constructed(call.get(), expression.range());
        }
        return invalid(
                "A type is a word (string, number, bool, any) or is made of other types, such as"
                        + " list(string).",
                expression.range());
    }

    private TypeConstraint keyword(String word, SourceRange range) {
        return switch (word) {
            case "string" -> TypeConstraint.of(Type.STRING);
            case "number" -> TypeConstraint.of(Type.NUMBER);
            case "bool" -> TypeConstraint.of(Type.BOOL);
            case "any" -> TypeConstraint.ANY;
            case "list", "set", "map" -> invalid(COLLECTION_ADVICE.formatted(word), range);
            case "object" -> invalid(OBJECT_ADVICE, range);
            case "tuple" -> invalid(TUPLE_ADVICE, range);
            default ->
                    invalid(
                            "\"%s\" is no type. Use string, number, bool or any, or a type made of others, such as list(string)."
                                    .formatted(word),
                            range);
        };
    }

    private TypeConstraint constructed(StaticCall call, SourceRange range) {
        return switch (call.name()) {
            case "list" -> collection(call, Type::list);
            case "set" -> collection(call, Type::set);
            case "map" -> collection(call, Type::map);
            case "object" ->
                    onlyArgument(call, OBJECT_ADVICE) ? object(call, range) : TypeConstraint.ANY;
            case "tuple" ->
                    onlyArgument(call, TUPLE_ADVICE) ? tuple(call, range) : TypeConstraint.ANY;
            case "string", "number", "bool", "any" ->
                    invalid("%s takes no arguments.".formatted(call.name()), call.argumentsRange());
            case "optional" ->
                    invalid(
                            "optional(...) stands only around the type of an object's attribute.",
                            call.nameRange());
            default ->
                    invalid(
                            "\"%s\" makes no type. Use list, set, map, object or tuple."
                                    .formatted(call.name()),
                            range);
        };
    }

    private boolean onlyArgument(StaticCall call, String advice) {
        List<Expression> arguments = call.arguments();
        if (arguments.size() == 1) {
            return true;
        }
        SourceRange subject =
                arguments.isEmpty()
                        ? call.argumentsRange()
                        : arguments.get(1).range().union(arguments.getLast().range());
        report(advice, subject, call.argumentsRange());
        return false;
    }

    private TypeConstraint collection(StaticCall call, UnaryOperator<Type> constructor) {
        if (!onlyArgument(call, COLLECTION_ADVICE.formatted(call.name()))) {
            return TypeConstraint.ANY;
        }
        TypeConstraint element = type(call.arguments().getFirst());
        Type type = constructor.apply(element.type());
        Map<String, Defaults> nested = new TreeMap<>();
        element.defaults().ifPresent(defaults -> nested.put(Defaults.ELEMENT, defaults));
        return structure(type, Map.of(), nested);
    }

    private TypeConstraint tuple(StaticCall call, SourceRange range) {
        Expression argument = call.arguments().getFirst();
        Optional<List<Expression>> elements = StaticExpressions.asList(argument);
        if (elements.isEmpty()) {
            report(
                    "The argument of tuple is a list of types: tuple([string, number]).",
                    argument.range(),
                    range);
            return TypeConstraint.ANY;
        }
        List<Type> types = new ArrayList<>();
        Map<String, Defaults> defaults = new TreeMap<>();
        for (Expression element : elements.get()) {
            TypeConstraint constraint = type(element);
            String position = Integer.toString(types.size());
            constraint.defaults().ifPresent(inner -> defaults.put(position, inner));
            types.add(constraint.type());
        }
        return structure(Type.tuple(types), Map.of(), defaults);
    }

    private TypeConstraint object(StaticCall call, SourceRange range) {
        Expression argument = call.arguments().getFirst();
        Optional<List<Pair>> pairs = StaticExpressions.asMap(argument);
        if (pairs.isEmpty()) {
            report(
                    "The argument of object is a map from attribute names to types: object({ name = string }).",
                    argument.range(),
                    range);
            return TypeConstraint.ANY;
        }
        var attributes = new Attributes(range);
        pairs.get().forEach(attributes::add);
        return attributes.constraint();
    }

    /// The attributes of one object type.
    private final class Attributes {
        private final SourceRange whole;
        private final Map<String, Type> types = new TreeMap<>();
        private final Set<String> optional = new HashSet<>();
        private final Map<String, Value> values = new TreeMap<>();
        private final Map<String, Defaults> inner = new TreeMap<>();

        Attributes(SourceRange whole) {
            this.whole = whole;
        }

        TypeConstraint constraint() {
            var type = new Type.ObjectType(new TreeMap<>(types), optional);
            return structure(type, values, inner);
        }

        void add(Pair pair) {
            Optional<String> name = StaticExpressions.asKeyword(pair.key());
            if (name.isEmpty()) {
                report(
                        "An attribute's name is a bare word, and this is not.",
                        pair.key().range(),
                        whole);
            } else if (types.containsKey(name.get())) {
                report(
                        "There is an attribute \"%s\" already.".formatted(name.get()),
                        pair.key().range(),
                        whole);
            } else {
                add(name.get(), pair.value());
            }
        }

        private void add(String name, Expression expression) {
            Optional<StaticCall> modifier =
                    StaticExpressions.asCall(expression)
                            .filter(call -> call.name().equals("optional"));
            if (modifier.isEmpty()) {
                addTyped(name, expression);
            } else if (modifier.get().arguments().isEmpty()) {
                report(
                        "optional needs the type of the attribute: optional(string).",
                        modifier.get().argumentsRange(),
                        expression.range());
            } else {
                addOptional(name, modifier.get(), expression.range());
            }
        }

        private Type addTyped(String name, Expression expression) {
            TypeConstraint constraint = type(expression);
            types.put(name, constraint.type());
            constraint.defaults().ifPresent(defaults -> inner.put(name, defaults));
            return constraint.type();
        }

        private void addOptional(String name, StaticCall modifier, SourceRange around) {
            List<Expression> arguments = modifier.arguments();
            if (arguments.size() > 2) {
                report(
                        "optional takes the type of the attribute and a default value, and nothing more.",
                        modifier.argumentsRange(),
                        around);
            } else {
                optional.add(name);
            }
            Type type = addTyped(name, arguments.getFirst());
            if (arguments.size() == 2) {
                addDefault(name, type, arguments.getLast());
            }
        }

        private void addDefault(String name, Type type, Expression expression) {
            int before = diagnostics.size();
            Value value = Evaluator.evaluateConstant(expression, diagnostics);
            if (diagnostics.size() > before) {
                return;
            }
            try {
                values.put(name, Converting.to(type, value));
            } catch (ConversionException e) {
                diagnostics.error(
                        "Invalid default value for optional attribute",
                        "The default of \"%s\" does not fit the attribute's type: %s."
                                .formatted(name, e.getMessage()),
                        expression.range());
            }
        }
    }

    private static TypeConstraint structure(
            Type type, Map<String, Value> values, Map<String, Defaults> nested) {
        return values.isEmpty() && nested.isEmpty()
                ? TypeConstraint.of(type)
                : new TypeConstraint(type, Optional.of(new Defaults(type, values, nested)));
    }

    private TypeConstraint invalid(String detail, SourceRange subject) {
        return invalid(INVALID, detail, subject);
    }

    private TypeConstraint invalid(String summary, String detail, SourceRange subject) {
        diagnostics.error(summary, detail, subject);
        return TypeConstraint.ANY;
    }

    private void report(String detail, SourceRange subject, SourceRange around) {
        diagnostics.add(Diagnostic.error(INVALID, detail, subject).within(around));
    }
}
