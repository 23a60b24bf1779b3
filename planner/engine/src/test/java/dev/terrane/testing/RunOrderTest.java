package dev.terrane.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.config.decoding.TestFileDecoder;
import dev.terrane.config.test.TestFile;
import dev.terrane.config.test.TestRun;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.graph.Dag;
import dev.terrane.hcl.syntax.HclParser;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class RunOrderTest {
    @Test
    void runsOneAfterTheOther() {
        assertThat(
                        order(
                                """
                                run "a" {}
                                run "b" {}
                                run "c" {}
                                """))
                .containsExactly("a waits for []", "b waits for [a]", "c waits for [a, b]");
    }

    @Test
    void parallelRunsWaitForWhatTheyReferToAndForTheirOwnState() {
        assertThat(
                        order(
                                """
                                test {
                                  parallel = true
                                }
                                run "a" {
                                  state_key = "one"
                                }
                                run "b" {
                                  state_key = "two"
                                }
                                run "c" {
                                  state_key = "one"
                                }
                                run "d" {
                                  state_key = "three"
                                  variables {
                                    x = run.b.y
                                  }
                                }
                                run "e" {
                                  state_key = "four"
                                  assert {
                                    condition     = run.d.x == 1
                                    error_message = run.a.x
                                  }
                                }
                                """))
                .containsExactly(
                        "a waits for []",
                        "b waits for []",
                        "c waits for [a]",
                        "d waits for [b]",
                        "e waits for [a, d]");
    }

    @Test
    void aRunThatIsNotParallelStandsBetweenTheOthers() {
        assertThat(
                        order(
                                """
                                run "a" {
                                  state_key = "one"
                                  parallel  = true
                                }
                                run "b" {
                                }
                                run "c" {
                                  state_key = "three"
                                  parallel  = true
                                }
                                """))
                .containsExactly("a waits for []", "b waits for [a]", "c waits for [b]");
    }

    @Test
    void runsOfOneModuleShareAState() {
        assertThat(
                        order(
                                """
                                test {
                                  parallel = true
                                }
                                run "a" {
                                  module {
                                    source = "./setup"
                                  }
                                }
                                run "b" {
                                }
                                run "c" {
                                  module {
                                    source = "./setup"
                                  }
                                }
                                """))
                .containsExactly("a waits for []", "b waits for []", "c waits for [a]");
    }

    private static List<String> order(String text) {
        Diagnostics problems = new Diagnostics();
        TestFile file =
                TestFileDecoder.decode(
                        "a.tftest.hcl",
                        HclParser.parse(Source.of("a.tftest.hcl", text), problems),
                        directory -> Optional.empty(),
                        problems);
        assertThat(problems.list()).isEmpty();
        Dag<TestRun> order = RunOrder.of(file);
        List<String> lines = new ArrayList<>();
        for (TestRun run : file.runs()) {
            List<String> before =
                    order.dependencies(run).stream().map(TestRun::name).sorted().toList();
            lines.add(run.name() + " waits for " + before);
        }
        return lines;
    }
}
