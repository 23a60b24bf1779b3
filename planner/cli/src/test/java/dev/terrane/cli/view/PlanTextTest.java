package dev.terrane.cli.view;

import static dev.terrane.cli.view.Plans.change;
import static dev.terrane.cli.view.Plans.data;
import static dev.terrane.cli.view.Plans.object;
import static dev.terrane.cli.view.Plans.secret;
import static dev.terrane.cli.view.Plans.tuple;
import static dev.terrane.cli.view.Plans.unknown;
import static dev.terrane.cli.view.Plans.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.plan.ActionReason;
import dev.terrane.plan.Change;
import dev.terrane.plan.OutputChange;
import dev.terrane.plan.Plan;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class PlanTextTest {
    private static String text(Plan plan) {
        return new PlanText(Style.PLAIN, Plans.types()).text(plan);
    }

    private static String update(Value before, Value after) {
        String text =
                text(
                        Plans.of(
                                change(
                                        "terraform_data.a",
                                        new Change.Update(
                                                data(value("1"), before, Value.NULL),
                                                data(value("1"), after, Value.NULL)))));
        int start = text.indexOf("      ~ input");
        return text.substring(start, text.indexOf("\n    }\n", start) + 1);
    }

    @Test
    void showsWhatIsCreated() {
        Value after =
                data(
                        unknown(),
                        object(
                                "a",
                                1,
                                "b c",
                                secret("x"),
                                "l",
                                tuple("y", Value.NULL),
                                "e",
                                tuple()),
                        unknown());

        assertThat(text(Plans.of(change("terraform_data.a[\"k\"]", new Change.Create(after)))))
                .isEqualTo(
                        """

                        Terrane will perform these actions:
                          + create

                          # terraform_data.a["k"] will be created
                          + resource "terraform_data" "a" {
                              + id     = (known after apply)
                              + input  = {
                                  + a     = 1
                                  + "b c" = (sensitive value)
                                  + e     = []
                                  + l     = [
                                      + "y",
                                      + null,
                                    ]
                                }
                              + output = (known after apply)
                            }

                        Plan: 1 to add, 0 to change, 0 to destroy.
                        """);
    }

    @Test
    void saysFirstWhatIsDestroyedAndWhy() {
        Value old = data(value("1"), value("x"), value("x"));
        Plan plan =
                Plans.of(
                        change(
                                "terraform_data.a",
                                new Change.Replace(
                                        old,
                                        data(unknown(), value("y"), unknown()),
                                        List.of(ValuePath.attribute("input")),
                                        true),
                                ActionReason.REPLACE_BECAUSE_CANNOT_UPDATE),
                        change(
                                "terraform_data.b[2]",
                                new Change.Delete(old),
                                ActionReason.DELETE_BECAUSE_COUNT_INDEX),
                        change(
                                "module.m.terraform_data.c",
                                new Change.Forget(old),
                                ActionReason.DELETE_BECAUSE_NO_RESOURCE_CONFIG));

        assertThat(text(plan))
                .isEqualTo(
                        """

                        Terrane will perform these actions:
                        +/- create a replacement, then destroy
                          - destroy
                          . forget: no longer managed, and left as it is

                        Careful: 1 object destroyed and 1 replaced.
                          +/- terraform_data.a: input can not be changed in place
                            - terraform_data.b[2]: index [2] is beyond count

                          # terraform_data.a must be replaced
                        +/- resource "terraform_data" "a" {
                              ~ id     = "1" -> (known after apply)
                              ~ input  = "x" -> "y" # forces replacement
                              ~ output = "x" -> (known after apply)
                            }

                          # terraform_data.b[2] will be destroyed
                          # (index [2] is beyond count)
                          - resource "terraform_data" "b" {
                              - id     = "1" -> null
                              - input  = "x" -> null
                              - output = "x" -> null
                            }

                          # module.m.terraform_data.c will no longer be managed, and is left as it is
                          # (it is not in the configuration)

                        Plan: 1 to add, 0 to change, 2 to destroy, 1 to forget.
                        """);
    }

    @Test
    void showsReadsMovesAndImports() {
        Value same = data(value("1"), value("x"), value("x"));
        Plan plan =
                Plans.of(
                        change(
                                "data.terraform_remote_state.r",
                                new Change.Read(
                                        Value.NULL,
                                        object("backend", "local", "outputs", Value.DYNAMIC)),
                                ActionReason.READ_BECAUSE_CONFIG_UNKNOWN),
                        change(
                                "terraform_data.new",
                                "terraform_data.old",
                                new Change.NoOp(same),
                                ActionReason.NONE,
                                Optional.empty()),
                        change(
                                "terraform_data.taken",
                                "terraform_data.taken",
                                new Change.Update(same, data(value("1"), value("y"), unknown())),
                                ActionReason.NONE,
                                Optional.of("abc")));

        assertThat(text(plan))
                .isEqualTo(
                        """

                        Terrane will perform these actions:
                         <= read during apply
                          ~ update in place

                          # data.terraform_remote_state.r will be read during apply
                          # (its arguments are not known before apply)
                         <= data "terraform_remote_state" "r" {
                              + backend = "local"
                              + outputs = (known after apply)
                            }

                          # terraform_data.new has moved from terraform_data.old
                            resource "terraform_data" "new" {
                                id     = "1"
                                # (2 unchanged attributes hidden)
                            }

                          # terraform_data.taken will be updated in place
                          # (imported from "abc")
                          ~ resource "terraform_data" "taken" {
                                id     = "1"
                              ~ input  = "x" -> "y"
                              ~ output = "x" -> (known after apply)
                            }

                        Plan: 1 to import, 0 to add, 1 to change, 0 to destroy.
                        """);
    }

    @Test
    void showsTheDifferenceOfNestedValues() {
        assertThat(
                        update(
                                object(
                                        "n",
                                        1,
                                        "same",
                                        true,
                                        "gone",
                                        "x",
                                        "l",
                                        tuple(1, 2, 3, 4, 5, 6)),
                                object(
                                        "n",
                                        2,
                                        "same",
                                        true,
                                        "new",
                                        "y",
                                        "l",
                                        tuple(1, 2, 4, 5, 7, 6))))
                .isEqualTo(
                        """
                              ~ input = {
                                  - gone = "x" -> null
                                  ~ l    = [
                                        # (1 unchanged element hidden)
                                        2,
                                      - 3,
                                        4,
                                        5,
                                      + 7,
                                        6,
                                    ]
                                  ~ n    = 1 -> 2
                                  + new  = "y"
                                    # (1 unchanged attribute hidden)
                                }
                        """);
    }

    @Test
    void showsSetsByTheirElementsAndMapsByTheirKeys() {
        assertThat(
                        update(
                                Value.set(Type.STRING, List.of(value("a"), value("b"))),
                                Value.set(Type.STRING, List.of(value("a"), value("c")))))
                .isEqualTo(
                        """
                              ~ input = [
                                  - "b",
                                  + "c",
                                    # (1 unchanged element hidden)
                                ]
                        """);
    }

    @Test
    void showsTextOfSeveralLinesLineByLine() {
        assertThat(update(value("one\ntwo\nthree\n"), value("one\n2\nthree\n")))
                .isEqualTo(
                        """
                              ~ input = <<-EOT
                                    one
                                  - two
                                  + 2
                                    three
                                EOT
                        """);
    }

    @Test
    void showsJsonAsWhatItMeans() {
        assertThat(update(value("{\"a\":1,\"b\":[1,2]}"), value("{\"a\":1,\"b\":[1,3]}")))
                .isEqualTo(
                        """
                              ~ input = jsonencode(
                                  ~ {
                                      ~ b = [
                                            1,
                                          ~ 2 -> 3,
                                        ]
                                        # (1 unchanged attribute hidden)
                                    }
                                )
                        """);
        assertThat(update(value("{\"a\":1}"), value("{ \"a\": 1 }")))
                .contains("jsonencode( # only its layout changes\n");
    }

    @Test
    void hidesSensitiveValuesAndSaysWhenSensitivityChanges() {
        assertThat(
                        update(
                                object("a", secret("x"), "b", "y"),
                                object("a", secret("z"), "b", secret("y"))))
                .isEqualTo(
                        """
                              ~ input = {
                                  ~ a = (sensitive value)
                                  ~ b = (sensitive value) # sensitive from now on, otherwise unchanged
                                }
                        """);
    }

    @Test
    void showsDriftAndOutputs() {
        Value old = data(value("1"), value("x"), value("x"));
        Plan plan =
                Plans.of(
                        List.of(),
                        List.of(
                                new OutputChange(
                                        "made",
                                        Value.NULL,
                                        unknown(),
                                        false,
                                        OutputChange.Kind.CREATE),
                                new OutputChange(
                                        "old",
                                        value("x"),
                                        value("x"),
                                        false,
                                        OutputChange.Kind.NO_OP),
                                new OutputChange(
                                        "pw",
                                        secret("a"),
                                        secret("b"),
                                        true,
                                        OutputChange.Kind.UPDATE)),
                        List.of(
                                Plans.drift("terraform_data.a", new Change.Delete(old)),
                                Plans.drift(
                                        "terraform_data.b",
                                        new Change.Update(
                                                old, data(value("1"), value("y"), value("x"))))),
                        List.of());

        assertThat(text(plan))
                .isEqualTo(
                        """

                        Changed outside of Terrane since the state was written:

                          # terraform_data.a is gone
                          - resource "terraform_data" "a" {
                              - id     = "1" -> null
                              - input  = "x" -> null
                              - output = "x" -> null
                            }

                        1 object is not as the state remembers, without effect on this plan; -refresh-only shows more.

                        Changes to outputs:
                          + made = (known after apply)
                          ~ pw   = (sensitive value)
                        """);
    }

    @Test
    void saysWhenThereIsNothingToDo() {
        Value same = data(value("1"), value("x"), value("x"));

        assertThat(text(Plans.of(change("terraform_data.a", new Change.NoOp(same)))))
                .isEqualTo("\nNo changes. What there is matches the configuration.\n");
    }
}
