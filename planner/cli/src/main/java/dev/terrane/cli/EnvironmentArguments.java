package dev.terrane.cli;

import java.util.ArrayList;
import java.util.List;

/// The arguments that the environment adds: `TF_CLI_ARGS` to every command, `TF_CLI_ARGS_plan` to
/// one. They stand before those of the user, who has the last word.
final class EnvironmentArguments {
    private static final String PREFIX = "TF_CLI_ARGS";

    private EnvironmentArguments() {}

    /// @param command its name, one word or two: `state list` is `TF_CLI_ARGS_state_list`
    /// @throws IllegalArgumentException where a quote is not closed, with a message for the user
    static List<String> before(List<String> arguments, String command, Invocation invocation) {
        String own = PREFIX + "_" + command.replace(' ', '_');
        List<String> all = new ArrayList<>();
        for (String variable : List.of(own, PREFIX)) {
            invocation
                    .variable(variable)
                    .ifPresent(text -> all.addAll(new Words(variable, text).split()));
        }
        all.addAll(arguments);
        return all;
    }

    /// Words as a shell splits them: by blanks, but for quotes and backslashes.
    private static final class Words {
        private final String variable;
        private final String text;
        private final List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private boolean begun;

        Words(String variable, String text) {
            this.variable = variable;
            this.text = text;
        }

        List<String> split() {
            int at = 0;
            while (at < text.length()) {
                at = next(at);
            }
            end();
            return words;
        }

        private int next(int at) {
            char c = text.charAt(at);
            return switch (c) {
                case ' ', '\t', '\n', '\r' -> {
                    end();
                    yield at + 1;
                }
                case '\'', '"' -> quoted(at, c);
                case '\\' -> {
                    if (at + 1 < text.length()) {
                        append(text.charAt(at + 1));
                    }
                    yield at + 2;
                }
                default -> {
                    append(c);
                    yield at + 1;
                }
            };
        }

        private int quoted(int from, char quote) {
            begun = true;
            int at = from + 1;
            while (at < text.length() && text.charAt(at) != quote) {
                if (quote == '"' && text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                append(text.charAt(at));
                at++;
            }
            if (at >= text.length()) {
                throw new IllegalArgumentException(
                        "The environment variable %s has a quote that is not closed."
                                .formatted(variable));
            }
            return at + 1;
        }

        private void append(char c) {
            begun = true;
            word.append(c);
        }

        private void end() {
            if (begun) {
                words.add(word.toString());
            }
            word.setLength(0);
            begun = false;
        }
    }
}
