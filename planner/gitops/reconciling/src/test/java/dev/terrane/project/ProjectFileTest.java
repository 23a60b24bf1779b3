package dev.terrane.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.List;
import java.util.Map;

class ProjectFileTest {
    private final Diagnostics problems = new Diagnostics();

    private Projects read(Map<String, String> files) throws IOException {
        return ProjectFile.read(new MemoryTree(files), problems).orElseThrow();
    }

    @Test
    void readsAllThatIsSaidOfAProject() throws IOException {
        Projects projects =
                read(
                        Map.of(
                                "terrane.hcl",
                                """
                                require_committed = true
                                policies          = ["policies/all.yaml"]
                                approval {
                                  max_destroys = 2
                                  approvers    = ["ann"]
                                }
                                project "app" {
                                  folder     = "./live/app/"
                                  workspace  = "prod"
                                  var_files  = ["prod.tfvars"]
                                  depends_on = ["network"]
                                  policies   = ["policies/app.yaml"]
                                  apply      = "after_merge"
                                  approval {
                                    never_destroy = ["aws_db_*"]
                                    hours         = ["mon-fri 09:00-17:00"]
                                  }
                                  credentials "plan" {
                                    profile = "reader"
                                  }
                                }
                                project "network" {}
                                """));

        assertThat(problems.list()).isEmpty();
        assertThat(projects.names()).containsExactly("network", "app");
        assertThat(projects.rules().requireCommitted()).isTrue();
        Project app = projects.named("app").orElseThrow();
        assertThat(app.folder()).isEqualTo("live/app");
        assertThat(app.workspace()).isEqualTo("prod");
        assertThat(app.varFiles()).containsExactly("prod.tfvars");
        assertThat(app.policies()).containsExactly("policies/all.yaml", "policies/app.yaml");
        assertThat(app.approval().mostDestroys()).contains(2);
        assertThat(app.approval().needed()).isOne();
        assertThat(app.approval().neverDestroyed()).containsExactly("aws_db_*");
        assertThat(app.credentialsFor("plan").orElseThrow().profile()).contains("reader");
        assertThat(projects.named("network").orElseThrow().folder()).isEqualTo("network");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    project "a" { depends_on = ["b"] }                   | Unknown project
                    project "../a" {}                                    | Invalid name of a project
                    project "a" { folder = "../b" }                      | Unsuitable value
                    project "a" { apply = "sometimes" }                  | Unsuitable value
                    plans = "/tmp"                                       | Unsuitable value
                    approval { hours = ["always"] }                      | Unsuitable value
                    approval { max_destroys = -1 }                       | Unsuitable value
                    project "a" { colour = "red" }                       | Unsupported argument
                    base = upper("x")                                    | Function calls not allowed
                    """)
    void reportsWhatIsWrong(String text, String summary) throws IOException {
        assertThat(ProjectFile.read(new MemoryTree(Map.of("terrane.hcl", spread(text))), problems))
                .isEmpty();
        assertThat(problems.list())
                .anySatisfy(problem -> {
                    assertThat(problem.summary()).isEqualTo(summary);
                    assertThat(problem.where()).isPresent();
                });
    }

    private static String spread(String text) {
        return text + "\n";
    }

    @Test
    void reportsProjectsThatDependOnEachOther() throws IOException {
        String text =
                """
                project "a" {
                  depends_on = ["b"]
                }
                project "b" {
                  depends_on = ["a"]
                }
                """;
        assertThat(ProjectFile.read(new MemoryTree(Map.of("terrane.hcl", text)), problems))
                .isEmpty();
        assertThat(problems.list().getFirst().summary()).isEqualTo("Projects depend on each other");
    }

    @Test
    void findsEveryRootModuleByItself() throws IOException {
        Projects projects =
                read(
                        Map.of(
                                "main.tf", "resource \"null_resource\" \"a\" {}",
                                "live/app/main.tf",
                                        "module \"m\" {\n  source = \"../../lib/site\"\n}",
                                "live/net/main.tf.json",
                                        "{\"resource\": {\"null_resource\": {\"a\": {}}}}",
                                "lib/site/main.tf", "resource \"null_resource\" \"a\" {}",
                                "modules/unused/main.tf", "resource \"null_resource\" \"a\" {}",
                                "modules/state/main.tf",
                                        "terraform {\n  backend \"s3\" {}\n}\nresource \"null_resource\" \"a\" {}",
                                "only/versions.tf", "terraform {}",
                                "emptied/state.tf", "terraform {\n  backend \"s3\" {}\n}",
                                "docs/readme.md", "none"));

        assertThat(projects.declared()).isFalse();
        assertThat(projects.names())
                .isEqualTo(List.of("emptied", "live/app", "live/net", "modules/state", "root"));
        assertThat(projects.in("")).extracting(Project::name).containsExactly("root");
    }
}
