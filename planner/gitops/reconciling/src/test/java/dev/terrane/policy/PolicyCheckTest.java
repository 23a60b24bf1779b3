package dev.terrane.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

class PolicyCheckTest {
    private static final JudgedPlan PLAN =
            plan(
                    """
                    {
                      "format_version": 1,
                      "options": {"mode": "normal", "workspace": "prod"},
                      "changes": {
                        "module.net.aws_subnet.a[0]": {
                          "address": "module.net.aws_subnet.a[0]",
                          "actions": ["create"],
                          "after": {
                            "cidr": "10.0.0.0/24",
                            "size": 3,
                            "share": 0.5,
                            "public": false,
                            "zone": null,
                            "id": {"$unknown": true},
                            "password": {"$sensitive": "0123"},
                            "rules": [{"port": 22, "from": ["10.0.0.0/8", {"$unknown": true}]}],
                            "ports": {"$set": [80, {"$unknown": true}]},
                            "tags": {"team": "net", "$$cost": "1", "$sensitive:ab": "x"}
                          }
                        },
                        "aws_db_instance.b": {
                          "address": "aws_db_instance.b",
                          "actions": ["delete", "create"],
                          "before": {"name": "a"},
                          "after": {"name": "b"},
                          "stateful": true
                        },
                        "aws_db_instance.c": {
                          "address": "aws_db_instance.c",
                          "actions": ["delete"],
                          "before": {"name": "c"}
                        }
                      }
                    }
                    """);

    private static JudgedPlan plan(String json) {
        try {
            return JudgedPlan.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Policy> policies(String text) {
        Diagnostics problems = new Diagnostics();
        List<Policy> policies = PolicyFile.read(Source.of("p.policy.hcl", text), problems);
        assertThat(problems.list()).isEmpty();
        return policies;
    }

    private static List<String> findings(String text) {
        Diagnostics problems = new Diagnostics();
        PolicyCheck check = PolicyCheck.of(policies(text), problems).orElseThrow();
        return check.findings(PLAN).stream()
                .map(each ->
                        each.place().orElse("plan") + each.reason().map(" ? "::concat).orElse(""))
                .toList();
    }

    /// What is asked of the subnet alone.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            textBlock =
                    """
                    change.type == 'aws_subnet' => holds
                    change.name == 'b' => broken
                    change.module == 'module.net' => holds
                    change.mode == 'managed' && change.action == 'create' => holds
                    change.after.size == 3 && change.after.size < 3.5 => holds
                    change.after.size == 3.0 => holds
                    change.after.share > 0 => holds
                    change.after.zone == null => holds
                    !change.after.public => holds
                    has(change.after.nothing) => broken
                    change.after.tags.team in ['net', 'ops'] => holds
                    'team' in change.after.tags => holds
                    change.after.tags['$cost'] == '1' => holds
                    change.after.cidr.matches('^10[.]') => holds
                    change.after.cidr.split('/')[1] == '24' => holds
                    80 in change.after.ports => holds
                    change.after.rules.all(r, r.port == 22) => holds
                    change.after.rules.exists(r, '10.0.0.0/8' in r.from) => holds
                    change.unknown.exists(u, u == 'id') => holds
                    'password' in change.sensitive => holds
                    'id' in change.unknown || change.after.id == 'x' => holds
                    plan.options.workspace == 'prod' => holds
                    size(plan.changes) == 3 => holds
                    change.stateful => broken
                    change.after.id == 'x' => after.id is known only once it is applied
                    change.after.id != 'x' => after.id is known only once it is applied
                    change.after.id.startsWith('x') => after.id is known only once it is applied
                    size(change.after.id) == 2 => after.id is known only once it is applied
                    change.after.id => after.id is known only once it is applied
                    change.after.password != '' => after.password is sensitive
                    443 in change.after.ports => after.ports[1] is known only once it is applied
                    !('0.0.0.0/0' in change.after.rules[0].from) => after.rules[0].from[1] is known only once it is applied
                    change.after.rules[0].from != ['a', 'b'] => holds
                    change.after.rules[0].from == ['10.0.0.0/8', 'b'] => after.rules[0].from[1] is known only once it is applied
                    'other' in change.after.tags => a key is sensitive
                    change.after.nothing == 1 => key 'nothing' is not present in map
                    change.after.size => it is neither true nor false
                    """)
    void asksAChange(String condition, String expected) {
        List<String> findings =
                findings(
                        """
                        policy "p" {
                          message = "No."
                          changes = "change.address.startsWith('module.net.')"
                          require = "%s"
                        }
                        """
                                .formatted(condition.strip()));

        String place = "module.net.aws_subnet.a[0]";
        switch (expected) {
            case "holds" -> assertThat(findings).isEmpty();
            case "broken" -> assertThat(findings).containsExactly(place);
            default -> assertThat(findings).containsExactly(place + " ? " + expected);
        }
    }

    @Test
    void askedOfEachChangeThatItIsAbout() {
        assertThat(
                        findings(
                                """
                                policy "no-loss" {
                                  message = "Databases stay."
                                  changes = "change.type.startsWith('aws_db_')"
                                  require = "!(change.action in ['delete', 'replace'])"
                                }
                                """))
                .containsExactly("aws_db_instance.b", "aws_db_instance.c");
    }

    /// A filter that can not be told selects: otherwise what is not known would escape every rule.
    @Test
    void whatCanNotBeSelectedCountsAsBroken() {
        assertThat(
                        findings(
                                """
                                policy "p" {
                                  message = "No."
                                  changes = "change.mode == 'managed' && change.after.id == 'x'"
                                  require = "true"
                                }
                                """))
                .anyMatch(each -> each.startsWith("module.net.aws_subnet.a[0] ? after.id"));
    }

    @Test
    void aRuleOfThePlanHasNoPlace() {
        assertThat(
                        findings(
                                """
                                policy "few" {
                                  message = "Small steps."
                                  require = "plan.changes.all(place, !('delete' in plan.changes[place].actions))"
                                }
                                """))
                .containsExactly("plan");
    }

    @Test
    void saysWhatIsBroken() {
        List<Policy> policies =
                policies(
                        """
                        policy "small" {
                          severity = "warning"
                          message  = "Subnets should be small."
                          changes  = "change.type == 'aws_subnet'"
                          require  = "change.after.size < 3"
                        }
                        """);

        List<Finding> findings =
                PolicyCheck.of(policies, new Diagnostics()).orElseThrow().findings(PLAN);

        assertThat(findings).singleElement().matches(finding -> !finding.blocks());
        assertThat(findings.getFirst().text())
                .isEqualTo(
                        "module.net.aws_subnet.a[0] breaks the policy small: Subnets should be small.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    change.type ==    | line 1, column 15
                    nothing.type      | undeclared reference to 'nothing'
                    1 + 'a'           | no matching overload
                    """)
    void mistakesAreReported(String condition, String expected) {
        Diagnostics problems = new Diagnostics();
        List<Policy> policies =
                policies(
                        "policy \"p\" {\n  message = \"No.\"\n  changes = \"true\"\n  require = \"%s\"\n}\n"
                                .formatted(condition.strip()));

        assertThat(PolicyCheck.of(policies, problems)).isEmpty();
        assertThat(problems.list()).hasSize(1);
        Diagnostic problem = problems.list().getFirst();
        assertThat(problem.summary()).isEqualTo("Invalid condition of a policy");
        assertThat(problem.detail()).contains(expected);
        assertThat(problem.where()).isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    message = 'a'                                       | Missing required argument
                    message = 1                                         | Unsuitable value
                    message = "a", require = "true", severity = "fatal" | Unsuitable value
                    message = "a", require = "true", requires = "true"  | Unsupported argument
                    """)
    void filesHaveMistakes(String arguments, String summary) {
        Diagnostics problems = new Diagnostics();
        PolicyFile.read(
                Source.of(
                        "p.policy.hcl",
                        "policy \"p\" {\n"
                                + arguments.replace('\'', '"').replace(",", "\n")
                                + "\n}\n"),
                problems);

        assertThat(problems.list()).extracting(Diagnostic::summary).contains(summary);
    }

    @Test
    void twoPoliciesOfOneNameAreAMistake() {
        String one = "policy \"p\" {\n  message = \"No.\"\n  require = \"true\"\n}\n";
        Diagnostics problems = new Diagnostics();

        assertThat(PolicyCheck.of(policies(one + one), problems)).isEmpty();
        assertThat(problems.list()).extracting(Diagnostic::summary).contains("Duplicate policy");
    }
}
