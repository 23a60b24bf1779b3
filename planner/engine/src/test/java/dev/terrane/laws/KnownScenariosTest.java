package dev.terrane.laws;

import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.provider.memory.Fault;
import dev.terrane.provider.memory.Operation;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Scenarios that broke a law once.
class KnownScenariosTest {
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

    private static final String GOES =
            """
            resource "memory_object" "goes" {
              name = "goes"
              tags = { with = memory_object.a.id }
            }
            """;

    /// What is killed at each of its steps in turn.
    private static void killedAtEachStep(Scenario before, Scenario after, boolean approved) {
        for (int step = 1; step < 40; step++) {
            Scenario scenario = new Scenario();
            before.steps().forEach(scenario::then);
            scenario.run(Mode.NORMAL, true, List.of(), List.of(), 1, List.of(), step, 0, approved);
            after.steps().forEach(scenario::then);
            scenario.keepsAllLaws();
        }
    }

    /// The journal spoke of the new addresses, and went on from a state with the old ones.
    @Test
    void aMoveIsNotLostWithTheProcess() {
        killedAtEachStep(
                new Scenario()
                        .configured(
                                PROVIDERS
                                        + """
                                        resource "memory_object" "a" {
                                          name = "a"
                                        }
                                        resource "memory_object" "b" {
                                          name = "b"
                                        }
                                        """,
                                "memory_object.a=a",
                                "memory_object.b=b")
                        .applied()
                        .configured(
                                PROVIDERS
                                        + """
                                        resource "memory_object" "c" {
                                          count = 1
                                          name  = "c"
                                        }
                                        moved {
                                          from = memory_object.a
                                          to   = memory_object.c
                                        }
                                        """,
                                "memory_object.c[0]=c"),
                new Scenario(),
                false);
    }

    /// What `-replace` named was not there when the plan was made; when it went on, it was.
    @Test
    void whatAnApprovedPlanMadeIsNotReplaced() {
        String one =
                PROVIDERS
                        + """
                        resource "memory_object" "a" {
                          name = "a"
                        }
                        resource "memory_object" "b" {
                          name = "b"
                          tags = { up = memory_object.a.id }
                        }
                        """;
        for (int step = 1; step < 12; step++) {
            new Scenario()
                    .configured(one, "memory_object.a=a", "memory_object.b=b")
                    .run(
                            Mode.NORMAL,
                            true,
                            List.of(),
                            List.of("memory_object.a"),
                            1,
                            List.of(),
                            step,
                            0,
                            true)
                    .keepsAllLaws();
        }
    }

    /// An output with a secret in it, part of which was not known, was taken for another one.
    @Test
    void anApprovedPlanWithASecretThatIsUnknownInPartGoesOn() {
        killedAtEachStep(
                new Scenario()
                        .configured(
                                PROVIDERS
                                        + """
                                        resource "memory_object" "a" {
                                          name   = "a"
                                          secret = "s"
                                        }
                                        output "a" {
                                          value     = memory_object.a
                                          sensitive = true
                                        }
                                        """,
                                "memory_object.a=a"),
                new Scenario(),
                true);
    }

    /// Each of these was refused when it was interrupted, or replaced again.
    @Test
    void anApprovedReplacementByRequestGoesOn() {
        Scenario before =
                new Scenario()
                        .configured(PROVIDERS + one(""), "memory_object.a=a", "memory_object.b=b")
                        .applied();
        replacedAtEachStep(before, List.of("memory_object.a", "memory_object.b"));
        Scenario createdFirst =
                new Scenario()
                        .configured(
                                PROVIDERS + one("create_before_destroy = true"),
                                "memory_object.a=a",
                                "memory_object.b=b")
                        .applied();
        replacedAtEachStep(createdFirst, List.of("memory_object.a", "memory_object.b"));
    }

    private static String one(String lifecycle) {
        return """
        resource "memory_object" "a" {
          name = "a"
          lifecycle {
            %s
          }
        }
        resource "memory_object" "b" {
          name = "b"
          tags = { a = memory_object.a.id }
        }
        """
                .formatted(lifecycle);
    }

    private static void replacedAtEachStep(Scenario before, List<String> replacements) {
        for (int step = 1; step < 40; step++) {
            Scenario scenario = new Scenario();
            before.steps().forEach(scenario::then);
            scenario.run(Mode.NORMAL, true, List.of(), replacements, 1, List.of(), step, 0, true);
            scenario.keepsAllLaws();
        }
    }

    /// What triggers had changed already, so that nothing triggered any more.
    @Test
    void anApprovedReplacementByTriggersGoesOn() {
        for (String lifecycle : List.of("", "create_before_destroy = true")) {
            killedAtEachStep(
                    new Scenario()
                            .configured(
                                    PROVIDERS + triggered("one", lifecycle),
                                    "memory_object.a=a",
                                    "memory_object.b=b")
                            .applied()
                            .configured(
                                    PROVIDERS + triggered("two", lifecycle),
                                    "memory_object.a=a",
                                    "memory_object.b=b"),
                    new Scenario(),
                    true);
        }
    }

    private static String triggered(String kind, String lifecycle) {
        return """
        resource "memory_object" "a" {
          name = "a"
          tags = { is = "%s" }
        }
        resource "memory_object" "b" {
          name = "b"
          lifecycle {
            replace_triggered_by = [memory_object.a]
            %s
          }
        }
        """
                .formatted(kind, lifecycle);
    }

    /// The value that nobody knew turned out to be what it was, so that nothing forced any more.
    @Test
    void anApprovedReplacementForAnUnknownValueGoesOn() {
        for (String lifecycle : List.of("", "create_before_destroy = true")) {
            killedAtEachStep(
                    new Scenario()
                            .configured(
                                    PROVIDERS + awaiting("one", lifecycle),
                                    "memory_object.a=a",
                                    "memory_object.b=b")
                            .applied()
                            .configured(
                                    PROVIDERS + awaiting("two", lifecycle),
                                    "memory_object.a=a",
                                    "memory_object.b=b"),
                    new Scenario(),
                    true);
        }
    }

    private static String awaiting(String kind, String lifecycle) {
        return """
        resource "memory_object" "a" {
          name = "a"
          kind = "%s"
          lifecycle {
            %s
          }
        }
        resource "memory_object" "b" {
          name = "b"
          kind = "revision ${memory_object.a.revision}"
        }
        """
                .formatted(kind, lifecycle);
    }

    /// The move was done, and what was left to do no longer told of it.
    @Test
    void anApprovedPlanThatMakesAnewWhatWasMovedGoesOn() {
        killedAtEachStep(
                new Scenario()
                        .configured(
                                PROVIDERS
                                        + """
                                        resource "memory_object" "a" {
                                          name = "a"
                                        }
                                        resource "memory_object" "b" {
                                          name = "b"
                                        }
                                        """,
                                "memory_object.a=a",
                                "memory_object.b=b")
                        .applied()
                        .deletedOutside(0)
                        .configured(
                                PROVIDERS
                                        + """
                                        resource "memory_object" "c" {
                                          name = "c"
                                        }
                                        resource "memory_object" "d" {
                                          name = "d"
                                        }
                                        moved {
                                          from = memory_object.a
                                          to   = memory_object.c
                                        }
                                        moved {
                                          from = memory_object.b
                                          to   = memory_object.d
                                        }
                                        """,
                                "memory_object.c=c",
                                "memory_object.d=d"),
                new Scenario(),
                true);
    }

    /// It was not read again by the address that it moved to, and seemed to be there.
    @Test
    void anApprovedPlanSeesAgainThatWhatMovedIsGone() {
        new Scenario()
                .configured(PROVIDERS + each("a", "x"), "memory_object.a[\"x\"]=a-x")
                .applied()
                .configured(
                        PROVIDERS
                                + each("b", "y")
                                + """
                                moved {
                                  from = memory_object.a
                                  to   = memory_object.b
                                }
                                """,
                        "memory_object.b[\"y\"]=b-y")
                .deletedOutside(0)
                .run(Mode.NORMAL, true, List.of(), List.of(), 1, List.of(), 0, 0, true)
                .keepsAllLaws();
    }

    private static String each(String name, String key) {
        return """
        resource "memory_object" "%1$s" {
          for_each = toset(["%2$s"])
          name     = "%1$s-${each.key}"
        }
        """
                .formatted(name, key);
    }

    /// The new object was made in part, beside the old one, which was to go.
    @Test
    void anApprovedReplacementThatFailedHalfWayGoesOn() {
        Scenario scenario =
                new Scenario()
                        .configured(
                                PROVIDERS + one("create_before_destroy = true"),
                                "memory_object.a=a",
                                "memory_object.b=b")
                        .applied();
        Fault halfWay = Scenario.fault(Operation.CREATE, "a", Fault.Kind.FAILS_HALF_WAY);
        scenario.run(
                        Mode.NORMAL,
                        true,
                        List.of(),
                        List.of("memory_object.a"),
                        1,
                        List.of(halfWay),
                        0,
                        0,
                        true)
                .keepsAllLaws();
    }

    /// Killed while it waits until the cloud shows what was done, or while something takes long.
    @Test
    void nothingIsLostInACloudThatLagsAndIsSlow() {
        for (String lifecycle : List.of("", "create_before_destroy = true")) {
            for (boolean approved : List.of(false, true)) {
                killedAtEachStep(
                        new Scenario()
                                .behaving(2, 2)
                                .configured(
                                        PROVIDERS + awaiting("one", lifecycle) + GOES,
                                        "memory_object.a=a",
                                        "memory_object.b=b",
                                        "memory_object.goes=goes")
                                .applied()
                                .configured(
                                        PROVIDERS + awaiting("two", lifecycle),
                                        "memory_object.a=a",
                                        "memory_object.b=b"),
                        new Scenario(),
                        approved);
            }
        }
    }

    /// When the secret was gone, the texts that held it were no longer hidden.
    @Test
    void anApprovedPlanThatDeletesASecretGoesOn() {
        killedAtEachStep(
                new Scenario()
                        .configured(
                                PROVIDERS
                                        + """
                                        resource "memory_object" "a" {
                                          name   = "a"
                                          secret = "hidden-word"
                                        }
                                        resource "memory_object" "b" {
                                          name = "b"
                                          kind = "a hidden-word"
                                          tags = { says = "hidden-word" }
                                        }
                                        """,
                                "memory_object.a=a",
                                "memory_object.b=b")
                        .applied()
                        .configured(
                                PROVIDERS
                                        + """
                                        resource "memory_object" "b" {
                                          name   = "b"
                                          kind   = "the hidden-word"
                                          labels = ["hidden-word"]
                                        }
                                        """,
                                "memory_object.b=b"),
                new Scenario(),
                true);
    }

    private static Scenario data() {
        return new Scenario()
                .configured(
                        PROVIDERS
                                + """
                                resource "memory_object" "a" {
                                  name = "a"
                                }
                                data "memory_object" "a" {
                                  name = memory_object.a.name
                                }
                                """,
                        "memory_object.a=a");
    }

    /// It was to be read when the plan is applied, by a name that nobody knew then either.
    @Test
    void dataOfWhatIsNotThereIsNotReadWhereNothingIsMade() {
        data().run(Mode.REFRESH_ONLY, true, List.of(), List.of(), 1, List.of(), 0, 0, false)
                .keepsAllLaws();
        data().run(Mode.DESTROY, true, List.of(), List.of(), 1, List.of(), 0, 0, false)
                .keepsAllLaws();
    }

    /// What is replaced with `create_before_destroy` waited for the deletion of what it was made from,
    /// which waited for its predecessor's, which waited for it.
    @Test
    void createBeforeDestroyMayBeAddedWhereSomethingGoes() {
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
                                  tags  = { a = memory_object.a.id }
                                }
                                """,
                        "memory_object.a=a",
                        "memory_object.b[0]=b",
                        "memory_object.b[1]=b")
                .applied()
                .configured(
                        PROVIDERS
                                + """
                                resource "memory_object" "b" {
                                  count = 2
                                  name  = "b"
                                  kind  = count.index == 1 ? "other" : null
                                  lifecycle {
                                    create_before_destroy = true
                                  }
                                }
                                """,
                        "memory_object.b[0]=b",
                        "memory_object.b[1]=b")
                .keepsAllLaws();
    }

    /// The object that another address had taken over was read again as one that nobody wants, and put
    /// back where it was.
    @Test
    void refreshingWhereCountWasAddedKeepsOneObject() {
        new Scenario()
                .configured(
                        PROVIDERS
                                + """
                                resource "memory_object" "a" {
                                  name = "a"
                                }
                                """,
                        "memory_object.a=a")
                .applied()
                .configured(
                        PROVIDERS
                                + """
                                resource "memory_object" "a" {
                                  count = 2
                                  name  = "a"
                                }
                                """,
                        "memory_object.a[0]=a",
                        "memory_object.a[1]=a")
                .changedOutside(0)
                .run(Mode.REFRESH_ONLY, true, List.of(), List.of(), 1, List.of(), 0, 0, false)
                .keepsAllLaws();
    }
}
