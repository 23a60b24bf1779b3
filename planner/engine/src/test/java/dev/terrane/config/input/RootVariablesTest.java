package dev.terrane.config.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.config.MemoryFiles;
import dev.terrane.config.Variable;
import dev.terrane.config.input.VariableArgument.Assignment;
import dev.terrane.config.input.VariableArgument.File;
import dev.terrane.config.loading.ConfigurationLoader;
import dev.terrane.config.loading.LoadRequest;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

class RootVariablesTest {
    private final Diagnostics diagnostics = new Diagnostics();

    @Test
    void takesTheStrongestSource() {
        Map<String, String> files =
                Map.of(
                        "terraform.tfvars", "b = 2\nc = 2\nd = 2\ne = 2\nf = 2\ng = 2",
                        "terraform.tfvars.json",
                                "{\"c\": 3, \"d\": 3, \"e\": 3, \"f\": 3, \"g\": 3}",
                        "x.auto.tfvars", "d = 4\ne = 4\nf = 4\ng = 4",
                        "y.auto.tfvars.json", "{\"e\": 5, \"f\": 5, \"g\": 5}",
                        "named.tfvars", "f = 6\ng = 6");
        Map<String, String> environment = Map.of("TF_VAR_a", "1", "TF_VAR_b", "1", "OTHER", "1");

        VariableInputs inputs =
                VariableInputs.collect(
                        environment,
                        new MemoryFiles(files),
                        ".",
                        List.of(new File("named.tfvars"), new Assignment("g=7")),
                        diagnostics);
        String declarations = "abcdefg".replaceAll("(.)", "variable \"$1\" { type = number }\n");

        assertThat(resolve(declarations, inputs).values().values())
                .containsExactly(
                        Value.number(1),
                        Value.number(2),
                        Value.number(3),
                        Value.number(4),
                        Value.number(5),
                        Value.number(6),
                        Value.number(7));
        assertThat(diagnostics.list()).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    default = 1            | [2]      | "[2]"
                    default = 1            | null     | "null"
                    type = string          | [2]      | "[2]"
                    type = any             | [2]      | [2]
                    type = list(string)    | [2]      | tolist(["2"])
                    type = bool            | true     | true
                    type = number          | 1e2      | 100
                    """)
    void readsTextAsTheTypeAsks(String declaration, String text, String expected) {
        RootVariables resolved =
                resolve("variable \"x\" {\n  %s\n}".formatted(declaration), assigned("x=" + text));

        assertThat(diagnostics.list()).isEmpty();
        assertThat(resolved.values().get("x")).isEqualTo(value(expected));
    }

    private static Value value(String expected) {
        return switch (expected) {
            case "\"[2]\"" -> Value.string("[2]");
            case "\"null\"" -> Value.string("null");
            case "[2]" -> Value.tuple(List.of(Value.number(2)));
            case "tolist([\"2\"])" -> new Value.ListValue(Type.STRING, List.of(Value.string("2")));
            case "true" -> Value.TRUE;
            case "100" -> Value.number(100);
            default -> throw new IllegalArgumentException(expected);
        };
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    type = number                          | abc      | main.tf:1              | Invalid value for input variable
                    type = list(string)                    | a b      | <value for var.x>:1    | Extra characters after expression
                    type = list(string)                    | [a.b]    | <value for var.x>:1    | Variables not allowed
                    type = list(string), nullable = false  | null     | main.tf:1              | Required variable not set
                    """)
    void reportsValuesThatDoNotFit(String declaration, String text, String place, String summary) {
        resolve(
                "variable \"x\" {\n  %s\n}".formatted(declaration.replace(", ", "\n")),
                assigned("x=" + text));

        Diagnostic problem = diagnostics.list().getFirst();
        assertThat(problem.where().orElseThrow()).hasToString(place);
        assertThat(problem.summary()).isEqualTo(summary);
    }

    @Test
    void fillsInDefaultsAndMarks() {
        RootVariables resolved =
                resolve(
                        """
                        variable "object" {
                          type    = object({ a = string, b = optional(number, 5) })
                        }
                        variable "secret" {
                          default   = "s"
                          sensitive = true
                        }
                        variable "null" {
                          type     = list(string)
                          default  = []
                          nullable = false
                        }
                        variable "missing" {
                        }
                        """,
                        assigned("object={ a = 1 }", "null=null"));

        assertThat(resolved.values().get("object"))
                .isEqualTo(Value.object(Map.of("a", Value.string("1"), "b", Value.number(5))));
        assertThat(resolved.values().get("secret").hasMark(Mark.SENSITIVE)).isTrue();
        assertThat(resolved.values().get("null").isNull()).isFalse();
        assertThat(resolved.missing()).extracting(Variable::name).containsExactly("missing");
    }

    @Test
    void isStrictWithTheCommandLineAlone() {
        VariableInputs inputs =
                VariableInputs.collect(
                        Map.of("TF_VAR_env", "1"),
                        new MemoryFiles(Map.of("terraform.tfvars", "a = 1\nb = 2\nc = 3")),
                        ".",
                        List.of(new Assignment("cli=1"), new Assignment("nothing")),
                        diagnostics);

        resolve("", inputs);

        assertThat(diagnostics.list())
                .extracting(problem -> problem.severity() + " " + problem.summary())
                .containsExactly(
                        "ERROR Invalid -var option",
                        "ERROR Value for undeclared variable",
                        "WARNING Value for undeclared variable",
                        "WARNING Value for undeclared variable",
                        "WARNING Values for undeclared variables");
    }

    @Test
    void refusesDeclarationsInFilesOfValues() {
        VariableInputs inputs =
                VariableInputs.collect(
                        Map.of(),
                        new MemoryFiles(Map.of("v.tfvars", "variable \"a\" {\n}")),
                        ".",
                        List.of(new File("v.tfvars"), new File("absent.tfvars")),
                        diagnostics);

        assertThat(inputs.values()).isEmpty();
        assertThat(diagnostics.list())
                .extracting(Diagnostic::summary)
                .containsExactly(
                        "Variable declaration in .tfvars file", "Failed to read variables file");
    }

    private VariableInputs assigned(String... assignments) {
        List<VariableArgument> arguments =
                Arrays.stream(assignments).<VariableArgument>map(Assignment::new).toList();
        return VariableInputs.collect(
                Map.of(), new MemoryFiles(Map.of()), ".", arguments, diagnostics);
    }

    private RootVariables resolve(String declarations, VariableInputs inputs) {
        Map<String, Variable> declared =
                ConfigurationLoader.load(
                                LoadRequest.of(new MemoryFiles(Map.of("main.tf", declarations))))
                        .configuration()
                        .orElseThrow()
                        .root()
                        .config()
                        .variables();
        return RootVariables.resolve(declared, inputs, diagnostics);
    }
}
