package dev.terrane.laws;

import static dev.terrane.laws.Scenario.fault;

import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.provider.memory.Fault;
import dev.terrane.provider.memory.Operation;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Approved plans that were refused though nothing else would be done.
class ApprovedPlansTest {
    private static final String PROVIDERS =
            """
            terraform {
              required_providers {
                memory = {
                  source = "terrane.dev/terrane/memory"
                }
              }
            }
            """;
    private static final String ONE =
            PROVIDERS
                    + """
                    resource "memory_object" "a" {
                      name = "a"
                    }
                    """;
    private static final String COUNTED =
            PROVIDERS
                    + """
                    resource "memory_object" "a" {
                      count = 1
                      name  = "a"
                    }
                    """;
    private static final String MOVED =
            """
            moved {
              from = memory_object.a
              to   = memory_object.b
            }
            """;

    private static Scenario approved(Scenario scenario) {
        return scenario.run(Mode.NORMAL, true, List.of(), List.of(), 1, List.of(), 0, 0, true);
    }

    /// From `a` by the block to `b`, and by `count` to `b[0]`: what had changed by itself was read again
    /// under neither of the first two names when the plan was applied.
    @Test
    void whatMovesTwiceIsReadAgain() {
        String counted = COUNTED.replace("\"a\"", "\"b\"") + MOVED;
        approved(
                        new Scenario()
                                .configured(ONE, "memory_object.a=a")
                                .applied()
                                .configured(counted, "memory_object.b[0]=b")
                                .changedOutside(0))
                .keepsAllLaws();
        approved(
                        new Scenario()
                                .configured(ONE, "memory_object.a=a")
                                .applied()
                                .configured(counted, "memory_object.b[0]=b")
                                .deletedOutside(0))
                .keepsAllLaws();
        approved(
                        new Scenario()
                                .configured(COUNTED, "memory_object.a[0]=a")
                                .applied()
                                .configured(
                                        ONE.replace("\"a\"", "\"b\"") + MOVED, "memory_object.b=b")
                                .changedOutside(0))
                .keepsAllLaws();
    }

    /// The sensitive output that is gone after the first attempt had hidden the id of `a` in the plan.
    @Test
    void whatAnOutputHidWhenThePlanWasMadeIsTheSame() {
        new Scenario()
                .configured(
                        ONE
                                + """
                                output "a" {
                                  value     = memory_object.a
                                  sensitive = true
                                }
                                """,
                        "memory_object.a=a")
                .applied()
                .configured(PROVIDERS)
                .run(
                        Mode.NORMAL,
                        true,
                        List.of(),
                        List.of(),
                        1,
                        List.of(fault(Operation.DELETE, "*", Fault.Kind.REFUSES)),
                        0,
                        0,
                        true)
                .keepsAllLaws();
    }
}
