package dev.terrane.laws;

import dev.terrane.plan.PlanOptions.Mode;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Looking what there is, and changing nothing.
class RefreshingTest {
    /// An attribute of what is gone is not known, and no mistake of whoever refers to it.
    @Test
    void whatIsGoneMayBeReferredTo() {
        new Scenario()
                .configured(
                        """
                        terraform {
                          required_providers {
                            memory = {
                              source = "terrane.dev/terrane/memory"
                            }
                          }
                        }
                        resource "memory_object" "a" {
                          name = "a"
                        }
                        resource "memory_object" "b" {
                          name = "b"
                          tags = { a = memory_object.a.id }
                        }
                        output "a" {
                          value = memory_object.a.name
                        }
                        """,
                        "memory_object.a=a",
                        "memory_object.b=b")
                .applied()
                .deletedOutside(0)
                .run(Mode.REFRESH_ONLY, true, List.of(), List.of(), 1, List.of(), 0, 0, false)
                .keepsAllLaws();
    }
}
