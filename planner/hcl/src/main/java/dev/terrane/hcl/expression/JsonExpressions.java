package dev.terrane.hcl.expression;

import dev.terrane.hcl.expression.StaticExpressions.Pair;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.JsonValue;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

final class JsonExpressions {
    private JsonExpressions() {}
    static Value evaluate(JsonValue v, Evaluation in) { return Value.DYNAMIC; }
    static void templates(JsonValue v, Consumer<Expression> to) {}
    static Optional<Traversal> asTraversal(JsonValue v) { return Optional.empty(); }
    static Optional<List<Expression>> asList(JsonValue v) { return Optional.empty(); }
    static Optional<List<Pair>> asMap(JsonValue v) { return Optional.empty(); }
    static Optional<Expression> asNative(JsonValue v) { return Optional.empty(); }
}
