package dev.terrane.evaluating;

import dev.terrane.config.ListBlock;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.spi.ListResources.ListRequest;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.Optional;
import java.util.OptionalLong;

/// What one instance of a `list` block asks of its provider.
public final class ListArguments {
    private static final long USUAL_LIMIT = 100;

    private final DesiredInstance instance;
    private final ListBlock block;
    private final Diagnostics diagnostics;

    private ListArguments(DesiredInstance instance, ListBlock block, Diagnostics diagnostics) {
        this.instance = instance;
        this.block = block;
        this.diagnostics = diagnostics;
    }

    /// What is not known yet is as if it was not written.
    ///
    /// @param config without marks
    public static ListRequest of(
            DesiredResource list, DesiredInstance instance, Value config, Diagnostics diagnostics) {
        ListBlock block = Declared.in(list.module().config().lists(), list.address().resource());
        Diagnostics own = new Diagnostics();
        ListArguments arguments = new ListArguments(instance, block, own);
        ListRequest request =
                new ListRequest(config, arguments.withObjects(), arguments.limit(list));
        own.list().forEach(problem -> diagnostics.add(problem.about(instance.address() + "")));
        return request;
    }

    private boolean withObjects() {
        return value(block.withObjects(), Type.BOOL).map(Value::asBool).orElse(false);
    }

    private long limit(DesiredResource list) {
        Optional<Value> given = value(block.limit(), Type.NUMBER);
        if (given.isEmpty()) {
            return USUAL_LIMIT;
        }
        OptionalLong limit = given.get().asNumber().asLong();
        if (limit.isEmpty() || limit.getAsLong() < 1) {
            diagnostics.error(
                    "Invalid limit",
                    "\"limit\" is a whole number of at least 1.",
                    block.limit().map(Expression::range).orElse(list.block().range()));
        }
        return limit.orElse(USUAL_LIMIT);
    }

    /// Nothing where it is not written, null or not known.
    private Optional<Value> value(Optional<Expression> expression, Type type) {
        if (expression.isEmpty()) {
            return Optional.empty();
        }
        Value value = instance.evaluate(expression.get(), diagnostics).withoutMarksDeep();
        try {
            return Optional.of(Conversion.convert(value, type))
                    .filter(converted -> converted.isWhollyKnown() && !converted.isNull());
        } catch (ConversionException e) {
            diagnostics.error(
                    "Unsuitable value type", e.getMessage() + ".", expression.get().range());
            return Optional.empty();
        }
    }
}
