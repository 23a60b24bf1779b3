package dev.terrane.function;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.value.Mark;
import dev.terrane.value.Refinements;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.json.JsonText;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Evaluates expressions that call functions.
final class Calls {
    private final TemplateScope scope;
    private final Diagnostics problems = new Diagnostics();

    private Calls(TemplateScope scope) {
        this.scope = scope;
    }

    /// The names are `text`, `number`, `list`, `set`, `map` and `any`, which are all unknown, `id`,
    /// which is unknown and not null, and `secret`, a sensitive "s".
    static Calls in(Surroundings surroundings) {
        Map<String, Value> names =
                Map.of(
                        "text", Value.unknown(Type.STRING),
                        "number", Value.unknown(Type.NUMBER),
                        "list", Value.unknown(Type.list(Type.STRING)),
                        "set", Value.unknown(Type.set(Type.STRING)),
                        "map", Value.unknown(Type.map(Type.STRING)),
                        "any", Value.DYNAMIC,
                        "id", Refinements.notNull(Value.unknown(Type.STRING)),
                        "greeting", Value.string("Hello, ${name}!"),
                        "secret", Value.string("s").withMarks(Set.of(Mark.SENSITIVE)));
        Map<String, dev.terrane.hcl.expression.Function> functions =
                BuiltInFunctions.with(surroundings);
        return new Calls(
                new TemplateScope(names, name -> Optional.ofNullable(functions.get(name))));
    }

    Value value(String expression) {
        var parsed = HclParser.parseExpression(Source.of("test", expression), problems);
        return Evaluator.evaluate(parsed, scope, problems);
    }

    /// As JSON; `error: ` and the problem, `unknown`, or `sensitive` and the value.
    String text(String expression) {
        Value value = value(expression);
        if (problems.hasErrors()) {
            return "error: " + problems.list().getFirst().detail();
        }
        String marks = value.containsMark(Mark.SENSITIVE) ? "sensitive " : "";
        Value bare = value.withoutMarksDeep();
        return marks + (bare.isWhollyKnown() ? JsonText.of(bare) : "unknown");
    }
}
