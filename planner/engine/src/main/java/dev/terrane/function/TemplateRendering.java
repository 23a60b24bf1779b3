package dev.terrane.function;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Value;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A template from a file or a string, put together with the variables that a call gives it.
///
/// The variables are the only names in it. It may call all functions but those that render templates,
/// and not those that read files where it did not come from a file itself.
final class TemplateRendering {
    static final boolean FILES_ALLOWED = true;
    static final boolean FILES_FORBIDDEN = false;

    private static final Set<String> TEMPLATE_FUNCTIONS = Set.of("templatefile", "templatestring");
    private static final Set<String> FILE_FUNCTIONS =
            Set.of(
                    "file",
                    "filebase64",
                    "filebase64sha256",
                    "filebase64sha512",
                    "fileexists",
                    "filemd5",
                    "fileset",
                    "filesha1",
                    "filesha256",
                    "filesha512");

    private final Map<String, Function> functions;
    private final boolean filesAllowed;

    TemplateRendering(Map<String, Function> functions, boolean filesAllowed) {
        this.functions = functions;
        this.filesAllowed = filesAllowed;
    }

    /// The result keeps its type where the template is one interpolation alone.
    ///
    /// @param name what messages call the template
    /// @param variables known, without marks: the second argument of the call
    Value render(String name, String template, Value variables) throws FunctionException {
        var problems = new Diagnostics();
        Expression expression = HclParser.parseTemplate(Source.of(name, template), problems);
        check(problems);
        Map<String, Value> names = names(variables);
        checkNames(expression, names);
        Value result =
                Evaluator.evaluate(expression, new TemplateScope(names, this::function), problems);
        check(problems);
        if (result.isNull()) {
            throw FunctionException.ofCall("the result of the template is null");
        }
        return result;
    }

    private static void check(Diagnostics problems) throws FunctionException {
        if (problems.hasErrors()) {
            throw FunctionException.ofCall("in the template, " + Results.describe(problems));
        }
    }

    private static Map<String, Value> names(Value variables) throws FunctionException {
        if (!(variables instanceof Value.MapValue || variables instanceof Value.ObjectValue)) {
            throw FunctionException.atArgument(1, "the variables have to be a map or object");
        }
        for (String name : variables.asMap().keySet()) {
            if (!isIdentifier(name)) {
                throw FunctionException.atArgument(
                        1,
                        "\""
                                + name
                                + "\" can not be the name of a variable: it has to begin with a letter,"
                                + " and to consist of letters, digits, _ and -");
            }
        }
        return variables.asMap();
    }

    private static boolean isIdentifier(String name) {
        return !name.isEmpty()
                && Character.isUnicodeIdentifierStart(name.codePointAt(0))
                && name.codePoints()
                        .allMatch(c -> c == '-' || Character.isUnicodeIdentifierPart(c));
    }

    private static void checkNames(Expression expression, Map<String, Value> names)
            throws FunctionException {
        for (Traversal reference : References.of(expression)) {
            if (!names.containsKey(reference.root())) {
                throw FunctionException.atArgument(
                        1,
                        "the template uses \"%s\" (%s), which is not among the variables"
                                .formatted(reference.root(), reference.rootRange()));
            }
        }
    }

    private Optional<Function> function(String name) {
        String plain =
                name.startsWith(BuiltInFunctions.NAMESPACE)
                        ? name.substring(BuiltInFunctions.NAMESPACE.length())
                        : name;
        var function = Optional.ofNullable(functions.get(name));
        if (TEMPLATE_FUNCTIONS.contains(plain)) {
            return function.map(
                    f -> new ForbiddenFunction(f, "can not be called from within a template"));
        }
        if (!filesAllowed && FILE_FUNCTIONS.contains(plain)) {
            return function.map(f ->
                    new ForbiddenFunction(
                            f,
                            "reads files, which this template may not; give it the result as a variable"));
        }
        return function;
    }
}
