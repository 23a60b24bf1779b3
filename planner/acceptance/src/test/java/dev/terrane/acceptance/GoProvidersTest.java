package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.provider.plugin.PluginProviderFactory;
import dev.terrane.provider.testkit.TestContext;
import dev.terrane.spi.Action;
import dev.terrane.spi.Provider;
import dev.terrane.value.Value;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Provider programs of protocol 6 that were made with HashiCorp's Go libraries, run as a user runs them.
/// Building them takes minutes the first time.
@Tag("nightly")
class GoProvidersTest {
    private static final String SHELF =
            """
            terraform {
              required_providers {
                shelf = {
                  source = "example.org/test/shelf"
                }
              }
            }

            provider "shelf" {
              folder = "${path.module}/books"
            }

            """;
    private static final String BARE =
            """
            terraform {
              required_providers {
                bare = {
                  source = "example.org/test/bare"
                }
              }
            }

            """;

    private @TempDir Path temporary;
    private WorkingFolder working;

    @BeforeEach
    void installed() {
        working =
                PluginMirror.in(temporary)
                        .with("example.org/test/shelf", "1.0.0", GoProviders.own("shelf"))
                        .with("example.org/test/almanac", "1.0.0", GoProviders.own("almanac"))
                        .with("example.org/test/bare", "1.0.0", GoProviders.own("bare"))
                        .workingFolder(temporary);
    }

    private void init(String text) {
        working.write("main.tf", text);
        assertSucceeds("init");
    }

    private String assertSucceeds(String... arguments) {
        CommandResult result = working.run(arguments);
        assertThat(result).returns(0, CommandResult::status);
        return result.out();
    }

    private String assertFails(String... arguments) {
        CommandResult result = working.run(arguments);
        assertThat(result).returns(1, CommandResult::status);
        return (result.out() + result.err()).replaceAll("\\s+", " ");
    }

    private void assertNothingToDo() {
        assertThat(working.run("plan", "-detailed-exitcode")).returns(0, CommandResult::status);
    }

    private static String book(String title, int pages) {
        return SHELF
                + """
                resource "shelf_book" "a" {
                  title             = "%s"
                  pages             = %d
                  tags              = ["sand", "spice"]
                  author            = { name = "Frank" }
                  secret_wo         = "hush"
                  secret_wo_version = 1
                }
                """
                        .formatted(title, pages);
    }

    @Test
    void createsChangesReplacesAndDestroys() {
        init(book("Dune", 412));
        assertSucceeds("apply", "-auto-approve");
        assertNothingToDo();
        assertThat(working.read("books/book-1.json"))
                .contains("\"title\": \"Dune\"", "\"changes\": 1", "\"secret\": \"hush\"");

        working.write("main.tf", book("Dune", 500));
        assertThat(assertSucceeds("plan")).contains("will be updated in place");
        assertSucceeds("apply", "-auto-approve");
        assertNothingToDo();
        assertThat(working.read("books/book-1.json")).contains("\"pages\": 500", "\"changes\": 2");

        working.write("main.tf", book("Emma", 500));
        assertThat(assertSucceeds("plan")).contains("forces replacement");
        assertSucceeds("apply", "-auto-approve");
        assertNothingToDo();
        assertThat(working.read("books/book-1.json")).contains("\"title\": \"Emma\"");

        assertSucceeds("destroy", "-auto-approve");
        assertThat(working.path("books/book-1.json")).doesNotExist();
    }

    @Test
    void whatChangedOutsideIsPutRight() {
        init(book("Dune", 412));
        assertSucceeds("apply", "-auto-approve");
        String before = working.read("books/book-1.json");

        working.write("books/book-1.json", before.replace("412", "7"));
        assertThat(assertSucceeds("plan")).contains("7 -> 412");
        assertSucceeds("apply", "-auto-approve");
        assertThat(working.read("books/book-1.json")).contains("412");
    }

    @Test
    void writeOnlyValuesAreNeitherInTheStateNorInThePlan() {
        init(book("Dune", 412));
        assertSucceeds("plan", "-out=plan.json");
        assertThat(working.read("plan.json")).doesNotContain("hush");
        assertSucceeds("apply", "plan.json");

        assertThat(working.read("terraform.tfstate"))
                .doesNotContain("hush")
                .contains("\"secret_wo\": null");
    }

    @Test
    void theStateHoldsIdentityAndPrivateData() {
        init(book("Dune", 412));
        assertSucceeds("apply", "-auto-approve");

        assertThat(working.read("terraform.tfstate").replaceAll("\\s+", " "))
                .contains(
                        "\"identity_schema_version\": 1, \"identity\": { \"number\": \"book-1\" }")
                .contains("\"private\": ");
    }

    @Test
    void anOldIdentityAndAnOldStateAreUpgraded() {
        init(book("Dune", 412));
        assertSucceeds("apply", "-auto-approve");
        working.write(
                "terraform.tfstate",
                """
                {
                  "version": 4,
                  "terraform_version": "1.11.4",
                  "serial": 7,
                  "lineage": "a",
                  "outputs": {},
                  "resources": [
                    {
                      "mode": "managed",
                      "type": "shelf_book",
                      "name": "a",
                      "provider": "provider[\\"example.org/test/shelf\\"]",
                      "instances": [
                        {
                          "schema_version": 0,
                          "attributes": {"id": "book-1", "title": "Dune"},
                          "identity_schema_version": 0,
                          "identity": {"id": "book-1"}
                        }
                      ]
                    }
                  ]
                }
                """);

        assertSucceeds("apply", "-auto-approve");
        assertNothingToDo();
        assertThat(working.read("terraform.tfstate").replaceAll("\\s+", " "))
                .contains(
                        "\"identity_schema_version\": 1, \"identity\": { \"number\": \"book-1\" }");
    }

    @Test
    void whatAModuleSaysOfItselfReachesTheProvider() {
        working.write(
                "inside/main.tf",
                """
                terraform {
                  required_providers {
                    shelf = {
                      source = "example.org/test/shelf"
                    }
                  }
                  provider_meta "shelf" {
                    module = "inside/1.2.3"
                  }
                }

                resource "shelf_book" "a" {
                  title = "Dune"
                }

                data "shelf_book" "a" {
                  number = shelf_book.a.number
                }

                output "reader" {
                  value = data.shelf_book.a.reader
                }
                """);
        init(
                SHELF
                        + """
                        module "inside" {
                          source = "./inside"
                        }

                        resource "shelf_book" "outside" {
                          title = "Emma"
                        }

                        output "reader" {
                          value = module.inside.reader
                        }

                        output "outside" {
                          value = shelf_book.outside.module
                        }
                        """);
        assertSucceeds("apply", "-auto-approve");

        assertThat(assertSucceeds("output"))
                .contains("reader = \"inside/1.2.3\"", "outside = \"\"");
        assertNothingToDo();
    }

    @Test
    void anArgumentThatProviderMetaDoesNotHaveIsReported() {
        init(
                SHELF.replace(
                                "terraform {",
                                "terraform {\n  provider_meta \"shelf\" {\n    x = 1\n  }")
                        + """
                        resource "shelf_book" "a" {
                          title = "Emma"
                        }
                        """);

        assertThat(assertFails("plan")).contains("Unsupported argument", "\"x\"");
    }

    @Test
    void dataSourcesFunctionsAndEphemeralResources() {
        init(
                book("Dune", 412)
                        + """
                        data "shelf_book" "a" {
                          number = shelf_book.a.number
                        }

                        ephemeral "shelf_loan" "a" {
                          reader = "me"
                        }

                        resource "shelf_book" "b" {
                          title             = "Borrowed"
                          secret_wo         = ephemeral.shelf_loan.a.pass
                          secret_wo_version = 1
                        }

                        output "cited" {
                          value = provider::shelf::cite(data.shelf_book.a.title, "1", "2")
                        }
                        """);
        assertSucceeds("apply", "-auto-approve");

        assertThat(assertSucceeds("output", "cited")).contains("Dune: 1, 2");
        assertThat(working.read("books/loans.txt")).contains("opened me", "closed me");
        assertThat(working.read("books/book-1.json") + working.read("books/book-2.json"))
                .contains("\"secret\": \"pass-of-me\"");
        assertThat(working.read("terraform.tfstate")).doesNotContain("pass-of-me");
        assertNothingToDo();
    }

    @Test
    void aFunctionSaysWhichArgumentIsWrong() {
        init(SHELF + "output \"cited\" {\n  value = provider::shelf::cite(\"\", \"1\")\n}\n");

        assertThat(assertFails("plan")).contains("A book has a name.", "\"book\"");
    }

    @Test
    void importsByIdAndByIdentity() {
        init(book("Dune", 412));
        assertSucceeds("apply", "-auto-approve");
        assertSucceeds("state", "rm", "shelf_book.a");
        assertSucceeds("import", "shelf_book.a", "book-1");
        assertThat(working.read("terraform.tfstate")).contains("\"number\": \"book-1\"");
        assertSucceeds("apply", "-auto-approve");
        assertSucceeds("state", "rm", "shelf_book.a");

        String identity =
                """

                import {
                  to       = shelf_book.a
                  identity = {
                    number = "book-1"
                  }
                }
                """;
        working.write("main.tf", book("Dune", 412) + identity);
        assertThat(assertSucceeds("plan")).contains("1 to import");
        assertSucceeds("apply", "-auto-approve");
        assertNothingToDo();
        assertThat(working.read("terraform.tfstate").replaceAll("\\s+", " "))
                .contains("\"identity\": { \"number\": \"book-1\" }");
    }

    @Test
    void aWrongIdentityIsExplained() {
        String block = "\nimport {\n  to = shelf_book.a\n  identity = { %s }\n}\n";
        init(book("Dune", 412) + block.formatted("nummer = \"1\""));
        assertThat(assertFails("plan"))
                .contains("Invalid import identity", "has no attribute \"nummer\"; it has number");

        working.write("main.tf", book("Dune", 412) + block.formatted(""));
        assertThat(assertFails("plan")).contains("needs the attribute \"number\"");

        working.write(
                "main.tf",
                SHELF
                        + "resource \"shelf_leaflet\" \"a\" {\n  title = \"x\"\n}\n"
                        + block.formatted("number = \"1\"").replace("shelf_book", "shelf_leaflet"));
        assertThat(assertFails("plan")).contains("no identity", "Use \"id\" instead");
    }

    @Test
    void anObjectOfAnotherTypeMoves() {
        init(SHELF + "resource \"shelf_leaflet\" \"a\" {\n  title = \"Map\"\n}\n");
        assertSucceeds("apply", "-auto-approve");

        working.write(
                "main.tf",
                SHELF
                        + """
                        resource "shelf_book" "a" {
                          title = "Map"
                        }

                        moved {
                          from = shelf_leaflet.a
                          to   = shelf_book.a
                        }
                        """);
        assertThat(assertSucceeds("plan", "-out=plan.json"))
                .contains("has moved from shelf_leaflet.a", "0 to add, 0 to change, 0 to destroy");
        assertSucceeds("apply", "plan.json");
        assertThat(working.read("terraform.tfstate"))
                .contains("\"shelf_book\"")
                .doesNotContain("\"shelf_leaflet\"");
        assertNothingToDo();

        working.write("main.tf", book("Map", 3));
        assertSucceeds("apply", "-auto-approve");
        assertThat(working.read("books/book-1.json")).contains("\"changes\": 8");
    }

    @Test
    void aMoveThatTheProviderDoesNotKnowIsRefused() {
        init(book("Dune", 412));
        assertSucceeds("apply", "-auto-approve");
        working.write(
                "main.tf",
                SHELF
                        + """
                        resource "shelf_leaflet" "a" {
                          title = "Dune"
                        }

                        moved {
                          from = shelf_book.a
                          to   = shelf_leaflet.a
                        }
                        """);

        assertThat(assertFails("plan")).contains("Move");
        assertThat(working.read("terraform.tfstate")).contains("\"shelf_book\"");
    }

    @Test
    void deletionsArePlannedWithTheProvider() {
        init(book("Guarded", 412));
        assertSucceeds("apply", "-auto-approve");
        assertThat(assertFails("plan", "-destroy")).contains("Book is guarded");
        working.write("main.tf", SHELF);
        assertThat(assertFails("plan")).contains("Book is guarded");

        working.write("main.tf", book("Dune", 412));
        assertThat(assertFails("apply", "-auto-approve")).contains("Book is guarded");
        assertThat(working.read("books/book-1.json")).contains("Guarded");
    }

    @Test
    void deletionsMayBeWarnedOf() {
        init(book("Dune", 412));
        assertSucceeds("apply", "-auto-approve");

        assertThat(assertSucceeds("plan", "-destroy")).contains("Book will be thrown away");
    }

    @Test
    void configurationIsGeneratedAsTheProviderSays() {
        init(book("Dune", 412));
        assertSucceeds("apply", "-auto-approve");
        working.write(
                "main.tf",
                SHELF + "import {\n  to = shelf_book.b\n  identity = { number = \"book-1\" }\n}\n");
        assertSucceeds("state", "rm", "shelf_book.a");
        assertSucceeds("plan", "-generate-config-out=generated.tf");
        assertThat(working.read("generated.tf"))
                .contains("title", "= \"Dune\"")
                .doesNotContain("changes", "number ");
    }

    @Test
    void configurationIsWrittenByTheProviderWhereItOffersThat() {
        init(BARE + "import {\n  to = bare_thing.a\n  id = \"one\"\n}\n");
        assertSucceeds("plan", "-generate-config-out=others.tf");
        assertThat(working.read("others.tf")).contains("= \"generated\"");
    }

    @Test
    void objectsAreFoundAndTakenIntoTheConfiguration() {
        init(book("Dune", 412));
        assertSucceeds("apply", "-auto-approve");
        assertSucceeds("state", "rm", "shelf_book.a");
        working.write("main.tf", SHELF);
        working.write(
                "books.tfquery.hcl",
                """
                list "shelf_book" "every" {
                  provider = shelf
                }
                """);

        assertThat(assertSucceeds("query", "-generate-config-out=found.tf"))
                .containsPattern("list.shelf_book.every   number=\\S+   Dune");

        assertThat(working.read("found.tf"))
                .contains("resource \"shelf_book\" \"every_0\"", "identity = {");
        assertThat(assertSucceeds("plan"))
                .contains("Plan: 1 to import, 0 to add, 0 to change, 0 to destroy");
    }

    @Test
    void actionsArePlannedAndInvoked() {
        PluginProviderFactory factory =
                new PluginProviderFactory(
                        "example.org/test/shelf",
                        "1.0.0",
                        () -> GoProviders.own("shelf"),
                        temporary,
                        System.getenv(),
                        line -> {});
        List<String> progress = new ArrayList<>();
        try (Provider provider = factory.create()) {
            Value config = provider.schema().provider().block().emptyValue();
            provider.configure(config, TestContext.in(temporary));
            Action action = provider.action("shelf_dust").orElseThrow();
            Value soft = Value.object(Map.of("brush", Value.string("soft")));

            assertThat(action.validate(soft)).isEmpty();
            assertThat(action.plan(soft)).isEmpty();
            assertThat(action.invoke(soft, progress::add)).isEmpty();
        }
        assertThat(progress).containsExactly("dusting");
    }

    @Test
    void aChangeInvokesActionsOfTheProvider() {
        init(
                SHELF
                        + """
                        resource "shelf_book" "a" {
                          title = "Dune"
                          pages = 412

                          lifecycle {
                            action_trigger {
                              events  = [after_create]
                              actions = [action.shelf_dust.all]
                            }
                          }
                        }

                        action "shelf_dust" "all" {
                          config {
                            brush = "soft"
                          }
                        }
                        """);

        assertThat(assertSucceeds("apply", "-auto-approve"))
                .contains("action.shelf_dust.all (shelf_book.a): dusting")
                .contains("Actions: 1 invoked.");
        assertThat(assertSucceeds("apply", "-auto-approve", "-invoke=action.shelf_dust.all"))
                .contains("action.shelf_dust.all: dusting");
    }

    private static String thing(String name, String kind) {
        return BARE
                + """
                resource "bare_thing" "a" {
                  name = "%s"
                  kind = "%s"
                }

                output "begins" {
                  value = startswith(bare_thing.a.handle, "thing-")
                }
                """
                        .formatted(name, kind);
    }

    @Test
    void whatIsCertainOfAnUnknownValueIsUsed() {
        init(thing("one", "plain"));

        assertThat(assertSucceeds("plan")).contains("begins = true");
        assertSucceeds("apply", "-auto-approve");
        assertNothingToDo();
        working.write("main.tf", thing("two", "plain"));
        assertSucceeds("apply", "-auto-approve");
        assertSucceeds("destroy", "-auto-approve");
    }

    @Test
    void librariesRefuseDeferralsBecauseTheyAreToldThatNoneIsPossible() {
        init(thing("one", "deferred"));
        assertThat(assertFails("plan"))
                .contains("Invalid Deferred Response", "RESOURCE_CONFIG_UNKNOWN");

        working.write("main.tf", thing("one", "plain"));
        assertSucceeds("apply", "-auto-approve");
        working.write("main.tf", thing("one", "deferred-read"));
        assertSucceeds("apply", "-auto-approve");
        assertThat(assertFails("plan")).contains("ABSENT_PREREQ");
    }

    @Test
    void aPlanThatIsNotWhatWasAskedIsTheProvidersFault() {
        init(thing("one", "disagrees"));
        assertThat(assertFails("plan")).contains("Provider produced invalid plan", "name");

        working.write("main.tf", thing("one", "legacy"));
        assertSucceeds("apply", "-auto-approve");
    }

    @Test
    void anObjectThatIsNotWhatWasPlannedIsTheProvidersFault() {
        init(thing("one", "breaks-its-word"));

        assertThat(assertFails("apply", "-auto-approve"))
                .contains("Provider produced inconsistent result after apply", "handle");
        assertThat(working.read("terraform.tfstate")).contains("\"other-one\"");
    }

    @Test
    void ofSeveralImportedObjectsTheOneOfTheTypeCounts() {
        init(thing("two", "plain"));
        assertSucceeds("import", "bare_thing.a", "two");

        assertThat(working.read("terraform.tfstate")).contains("\"thing-two\"");
    }

    private static String year(String note, String more) {
        return """
        terraform {
          required_providers {
            almanac = {
              source = "example.org/test/almanac"
            }
          }
        }

        resource "almanac_year" "a" {
          number = 12345678901234567890123
          leap   = true
          note   = %s
          days   = [{ name = "first" }, { name = "second", rank = 2, color = "red" }]
          moons  = { new = { name = "n" } }
          saints = [{ name = "b" }, { name = "a", rank = 1 }]
          origin = { by = "me", seen = [true, false] }
          feast {
            name = "spring"
          }
          dynamic "feast" {
            for_each = ["summer", "autumn"]
            content {
              name = feast.value
              rank = feast.key
            }
          }
          market {
            name = "fish"
          }
          weather {
            sky = "grey"
          }
        }

        data "almanac_months" "a" {
          count_of = 3
        }

        output "months" {
          value = data.almanac_months.a.months[*].name
        }

        output "echo" {
          value = provider::almanac::echo({ a = [1, "x", null] })
        }
        %s
        """
                .formatted(note, more);
    }

    @Test
    void everyShapeOfASchemaGoesThereAndBack() {
        init(year("{ any = [1, \"x\"] }", ""));
        assertThat(assertSucceeds("apply", "-auto-approve")).contains("Months are approximate");
        assertNothingToDo();
        assertThat(assertSucceeds("output", "-json", "months")).contains("month 3");
        assertThat(assertSucceeds("output", "-json", "echo").replaceAll("\\s+", ""))
                .contains("{\"a\":[1,\"x\",null]}");
        assertThat(assertSucceeds("state", "show", "almanac_year.a"))
                .contains("12345678901234567890123", "\"autumn\"")
                .doesNotContain("\"red\"");

        working.write("main.tf", year("\"now text\"", ""));
        assertThat(assertSucceeds("plan")).contains("will be updated in place");
        assertSucceeds("apply", "-auto-approve");
        assertNothingToDo();
        assertSucceeds("destroy", "-auto-approve");
    }
}
