package dev.terrane.laws;

import dev.terrane.plan.PlanOptions.Mode;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What the state knows of the order, and what the configuration says of it now, can not always be had
/// together. Each of these was refused as a cycle.
class ContradictoryOrdersTest {
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

    /// `c` was to be changed when `a` is gone, which goes after the old `b`, which goes after `c` is changed.
    @Test
    void whatIsMadeFirstLetsGoOfWhatItWasMadeFrom() {
        new Scenario()
                .configured(
                        PROVIDERS
                                + """
                                resource "memory_object" "a" {
                                  name = "a"
                                }
                                resource "memory_object" "b" {
                                  name = "b"
                                  kind = memory_object.a.id
                                }
                                resource "memory_object" "c" {
                                  name = "c"
                                  tags = { a = memory_object.a.id, b = memory_object.b.id }
                                }
                                """,
                        "memory_object.a=a",
                        "memory_object.b=b",
                        "memory_object.c=c")
                .applied()
                .configured(
                        PROVIDERS
                                + """
                                resource "memory_object" "b" {
                                  name = "b"
                                  kind = "other"
                                  lifecycle {
                                    create_before_destroy = true
                                  }
                                }
                                resource "memory_object" "c" {
                                  name = "c"
                                  tags = { b = memory_object.b.id }
                                }
                                """,
                        "memory_object.b=b",
                        "memory_object.c=c")
                .keepsAllLaws();
    }

    /// `b[1]` was made with `create_before_destroy` because of `c`, which is gone, and was to go after `d` is
    /// changed; `d` waits for `b`, that for `a`, and `a` can be replaced when `b[1]` is gone.
    @Test
    void whatWasToBeMadeFirstAndIsNotAnyMore() {
        new Scenario()
                .configured(
                        PROVIDERS
                                + """
                                resource "memory_object" "a" {
                                  name = "a"
                                }
                                resource "memory_object" "b" {
                                  count = 2
                                  name  = "b"
                                  kind  = memory_object.a.id
                                }
                                resource "memory_object" "c" {
                                  name = "c"
                                  tags = { b = memory_object.b[0].id }
                                  lifecycle {
                                    create_before_destroy = true
                                  }
                                }
                                resource "memory_object" "d" {
                                  name = "d"
                                  tags = { b = memory_object.b[0].id }
                                }
                                """,
                        "memory_object.a=a",
                        "memory_object.b[0]=b",
                        "memory_object.b[1]=b",
                        "memory_object.c=c",
                        "memory_object.d=d")
                .applied()
                .configured(
                        PROVIDERS
                                + """
                                resource "memory_object" "a" {
                                  name = "a"
                                  kind = "other"
                                }
                                resource "memory_object" "b" {
                                  count = 1
                                  name  = "b"
                                  kind  = memory_object.a.id
                                }
                                resource "memory_object" "d" {
                                  name = "d"
                                  tags = { b = memory_object.b[0].id }
                                }
                                """,
                        "memory_object.a=a",
                        "memory_object.b[0]=b",
                        "memory_object.d=d")
                .keepsAllLaws();
    }

    /// First `b` is made from `a`, then `a` from `b`; what an interruption leaves says both.
    @Test
    void aReferenceMayTurnAround() {
        for (int step = 1; step < 30; step++) {
            new Scenario()
                    .configured(
                            turned("memory_object.a.id", "\"one\""),
                            "memory_object.a=a",
                            "memory_object.b=b")
                    .applied()
                    .configured(
                            turned("\"two\"", "memory_object.b.id"),
                            "memory_object.a=a",
                            "memory_object.b=b")
                    .run(Mode.NORMAL, true, List.of(), List.of(), 1, List.of(), step, 0, false)
                    .run(Mode.DESTROY, true, List.of(), List.of(), 1, List.of(), 0, 0, false)
                    .keepsAllLaws();
        }
    }

    private static String turned(String kindOfB, String kindOfA) {
        return PROVIDERS
                + """
                resource "memory_object" "a" {
                  name = "a"
                  kind = %s
                  lifecycle {
                    create_before_destroy = true
                  }
                }
                resource "memory_object" "b" {
                  name = "b"
                  kind = %s
                  lifecycle {
                    create_before_destroy = true
                  }
                }
                """
                        .formatted(kindOfA, kindOfB);
    }
}
