package dev.terrane.cli.completion;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A script that teaches a shell the commands and their options.
public enum CompletionScript {
    /// Options are completed after a dash, files elsewhere.
    BASH {
        @Override
        public String of(List<CommandWords> commands) {
            return """
            _terrane() {
              local word="${COMP_WORDS[COMP_CWORD]}" command="" name="" i
              for ((i = 1; i < COMP_CWORD; i++)); do
                [[ "${COMP_WORDS[i]}" == -* ]] || { command="$command ${COMP_WORDS[i]}"; }
              done
              command="${command# }"
              if [[ -z "$command" ]]; then
                COMPREPLY=($(compgen -W "%s -chdir= -help -version" -- "$word"))
                return
              fi
              case "$command" in
            %s    *) COMPREPLY=() ;;
              esac
              [[ ${#COMPREPLY[@]} -gt 0 ]] || COMPREPLY=($(compgen -f -- "$word"))
            }
            complete -o nospace -F _terrane terrane
            """
                    .formatted(firstWords(commands), cases(commands, "      "));
        }
    },
    /// zsh reads the script of bash.
    ZSH {
        @Override
        public String of(List<CommandWords> commands) {
            return "autoload -U +X bashcompinit && bashcompinit\n" + BASH.of(commands);
        }
    },
    FISH {
        @Override
        public String of(List<CommandWords> commands) {
            StringBuilder script = new StringBuilder("complete -c terrane -f\n");
            commands.forEach(command -> appendFish(command, script));
            return script.toString();
        }
    };

    public abstract String of(List<CommandWords> commands);

    /// @param shell such as `bash`, or the path of one
    public static java.util.Optional<CompletionScript> forShell(String shell) {
        String name = shell.substring(shell.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
        return java.util.Arrays.stream(values())
                .filter(script -> script.name().equals(name))
                .findFirst();
    }

    private static String firstWords(List<CommandWords> commands) {
        return commands.stream()
                .map(command -> command.name().split(" ")[0])
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /// Groups, such as `state`, complete their second word.
    private static String cases(List<CommandWords> commands, String indent) {
        StringBuilder cases = new StringBuilder();
        for (CommandWords command : commands) {
            appendCase(
                    '"' + command.name() + "\"*",
                    String.join(" ", command.options()),
                    indent,
                    cases);
        }
        commands.stream()
                .map(command -> command.name().split(" "))
                .filter(words -> words.length > 1)
                .collect(
                        Collectors.groupingBy(
                                words -> words[0],
                                java.util.TreeMap::new,
                                Collectors.mapping(words -> words[1], Collectors.joining(" "))))
                .forEach((group, words) -> appendCase('"' + group + '"', words, indent, cases));
        return cases.toString();
    }

    private static void appendCase(
            String pattern, String words, String indent, StringBuilder cases) {
        cases.append(indent)
                .append(pattern)
                .append(") COMPREPLY=($(compgen -W \"")
                .append(words)
                .append("\" -- \"$word\")) ;;\n");
    }

    private static void appendFish(CommandWords command, StringBuilder script) {
        String[] words = command.name().split(" ");
        String summary = command.summary().replace("'", "\\'");
        String condition =
                words.length == 1
                        ? "__fish_use_subcommand"
                        : "__fish_seen_subcommand_from " + words[0];
        if (words.length > 1) {
            script.append(
                    "complete -c terrane -n __fish_use_subcommand -a %s%n".formatted(words[0]));
        }
        script.append(
                "complete -c terrane -n '%s' -a %s -d '%s'%n"
                        .formatted(condition, words[words.length - 1], summary));
        for (String option : command.options()) {
            script.append(
                    "complete -c terrane -n '__fish_seen_subcommand_from %s' -o %s%n"
                            .formatted(words[words.length - 1], option.substring(1)));
        }
    }
}
