package dev.terrane.cli.view;

import dev.terrane.state.StateSnapshot.OutputState;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.Map;
import java.util.Optional;

/// Outputs for people and for scripts: `output`, `output NAME` and `output -raw NAME`.
public final class OutputText {
    private OutputText() {}

    /// A line each, without the values of sensitive ones.
    public static String all(Map<String, OutputState> outputs) {
        StringBuilder text = new StringBuilder();
        outputs.forEach((name, output) -> {
            text.append(name).append(" = ");
            text.append(output.sensitive() ? "<sensitive>" : ExpressionText.of(output.value()));
            text.append('\n');
        });
        return text.toString();
    }

    /// The value of one that was asked for by name, even if it is sensitive.
    public static String one(OutputState output) {
        return ExpressionText.of(output.value()) + '\n';
    }

    /// The value as it is, without quotes and without a line break; nothing where it is neither a
    /// string nor a number nor true or false.
    public static Optional<String> raw(OutputState output) {
        try {
            Value text = Conversion.convert(output.value(), Type.STRING);
            return text instanceof Value.StringValue string
                    ? Optional.of(string.text())
                    : Optional.empty();
        } catch (ConversionException e) {
            return Optional.empty();
        }
    }

    /// The end of what `apply` shows; nothing where there are no outputs.
    public static String afterApply(Map<String, OutputState> outputs, Style style) {
        return outputs.isEmpty() ? "" : "\n" + style.bold("Outputs:") + "\n\n" + all(outputs);
    }
}
