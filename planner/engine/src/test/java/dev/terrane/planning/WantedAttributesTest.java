package dev.terrane.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.address.AddressParser;
import dev.terrane.config.Configuration;
import dev.terrane.config.MemoryFiles;
import dev.terrane.config.loading.ConfigurationLoader;
import dev.terrane.config.loading.LoadRequest;
import dev.terrane.config.loading.LoadResult;
import dev.terrane.spi.Wanted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.TreeSet;

class WantedAttributesTest {
    private static final String ALL = "all";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "nothing | a = 1 | ~~",
                "an attribute | a = x_thing.one.id | id",
                "part of an attribute | a = x_thing.one.tags[\"k\"] | tags",
                "a template | a = \"at ${x_thing.one.ip}:80\" | ip",
                "a part of a template with a condition | a = \"%{ if x_thing.one.on }a%{ endif }\" | on",
                "the whole object | a = x_thing.one | all",
                "the whole object with its keyword | a = resource.x_thing.one | all",
                "an attribute behind the keyword | a = resource.x_thing.one.id | id",
                "a function of an attribute | a = upper(x_thing.one.id) | id",
                "a function of the whole object | a = jsonencode(x_thing.one) | all",
                "try with an attribute | a = try(x_thing.one.id, null) | id",
                "a condition | a = x_thing.one.on ? x_thing.one.id : x_thing.one.ip | id,ip,on",
                "attributes of a chosen object | a = (var.on ? x_thing.one : null).id | all",
                "an attribute by its name as text | a = x_thing.one[\"id\"] | all",
                "an attribute by a computed name | a = x_thing.one[var.name] | all",
                "attributes gone through | a = { for k, v in x_thing.one : k => v } | all",
                "the elements of an attribute | a = [for v in x_thing.one.list : v.id] | list",
                "the number of an attribute's elements | a = [for v in x_thing.one.list : 1] | list",
                "a splat of an attribute | a = x_thing.one.list[*].id | list",
                "a splat of the one object | a = x_thing.one[*].id | all",
            })
    void lookedAtOfOneObject(String what, String argument, String expected) {
        assertThat(wanted(argument(argument) + "resource \"x_thing\" \"one\" {}", "x_thing.one"))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "an instance | a = x_thing.many[0].id | id",
                "a computed instance | a = x_thing.many[var.i + 1].id | id",
                "a splat | a = x_thing.many[*].id | id",
                "an older splat | a = x_thing.many.*.id | id",
                "the first of a splat | a = one(x_thing.many[*].id) | id",
                "a splat of an instance's attribute | a = x_thing.many[0].list[*].ip | list",
                "all values | a = values(x_thing.many)[*].id | id",
                "a loop | a = [for x in x_thing.many : x.id] | id",
                "a loop with a condition | a = { for k, x in x_thing.many : k => x.id if x.on } | id,on",
                "a loop in a loop | a = [for x in x_thing.many : [for y in x.list : y.id]] | list",
                "a hidden name in a loop | a = [for x in x_thing.many : [for x in var.l : x.id]] | ~~",
                "a loop that keeps objects | a = [for x in x_thing.many : x] | all",
                "their keys | a = [for k, x in x_thing.many : k] | ~~",
                "how many there are | a = length(x_thing.many) | all",
                "an instance as a whole | a = x_thing.many[0] | all",
                "all of them | a = x_thing.many | all",
                "all of them by a splat | a = x_thing.many[*] | all",
                "what is merged | a = merge(x_thing.many...) | all",
            })
    void lookedAtOfManyObjects(String what, String argument, String expected) {
        assertThat(
                        wanted(
                                argument(argument)
                                        + "resource \"x_thing\" \"many\" {\n  count = 2\n}\n",
                                "x_thing.many"))
                .isEqualTo(expected);
    }

    private static String argument(String argument) {
        return "resource \"x_user\" \"u\" {\n  " + argument + "\n}\n";
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "arguments | size = null | size",
                "blocks | rule { port = 1 } | rule",
                "blocks that may be none | dynamic \"rule\" { for_each = [] } | rule",
                "what is ignored | lifecycle { ignore_changes = [size, tags[\"k\"]] } | size,tags",
                "everything is ignored | lifecycle { ignore_changes = all } | all",
                "what it asks of itself | lifecycle { postcondition { condition = self.ip != \"\" } } | ip",
                "itself as a whole | lifecycle { postcondition { condition = ok(self) } } | all",
                "a provisioner | provisioner \"local-exec\" { command = self.ip } | ip",
                "a provisioner's connection | provisioner \"local-exec\" { connection { host = self.ip } } | ip",
                "a connection | connection { host = self.ip } | ip",
                "a last provisioner | provisioner \"local-exec\" { when = destroy, command = self.ip } | ip",
            })
    void whatABlockSaysOfItself(String what, String content, String expected) {
        String body =
                content.replace("{ ", "{\n").replace(" }", "\n}").replace(", command", "\ncommand");
        assertThat(wanted("resource \"x_thing\" \"one\" {\n" + body + "\n}\n", "x_thing.one"))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "output | output \"o\" { value = x_thing.one.id } | id",
                "condition of an output | output \"o\" { value = 1, precondition { condition = x_thing.one.id == 1 } } | id",
                "its message | output \"o\" { value = 1, precondition { condition = true, error_message = x_thing.one.ip } } | ip",
                "local value | locals { a = x_thing.one.id } | id",
                "object as a local value | locals { a = x_thing.one } | all",
                "check | check \"c\" { assert { condition = x_thing.one.id == 1, error_message = \"m\" } } | id",
                "data source of a check | check \"c\" { data \"x_data\" \"d\" { a = x_thing.one.id } } | id",
                "data source | data \"x_data\" \"d\" { a = x_thing.one.id } | id",
                "ephemeral object | ephemeral \"x_data\" \"d\" { a = x_thing.one.id } | id",
                "provider | provider \"x\" { a = x_thing.one.id } | id",
                "condition | data \"x_data\" \"d\" { lifecycle { precondition { condition = x_thing.one.id == 1 } } } | id",
                "count | data \"x_data\" \"d\" { count = x_thing.one.size } | size",
                "for_each | data \"x_data\" \"d\" { for_each = x_thing.one.tags } | tags",
                "trigger | resource \"x_user\" \"u\" { lifecycle { replace_triggered_by = [x_thing.one.id] } } | id",
                "trigger by the whole | resource \"x_user\" \"u\" { lifecycle { replace_triggered_by = [x_thing.one] } } | all",
                "condition of an action | resource \"x_user\" \"u\" { lifecycle { action_trigger { events = [after_create], condition = x_thing.one.id == 1, actions = [action.x_do.a] } } } | id",
                "action | action \"x_do\" \"a\" { config { a = x_thing.one.ip } } | ip",
                "dependency | resource \"x_user\" \"u\" { depends_on = [x_thing.one] } | ~~",
                "dynamic block | resource \"x_user\" \"u\" { dynamic \"b\" { for_each = x_thing.one.list, content { a = b.value.id } } } | list",
                "provisioner | resource \"x_user\" \"u\" { provisioner \"local-exec\" { command = x_thing.one.id } } | id",
                "import | import { to = x_thing.one, id = \"i\" } | ~~",
                "key of an import | import { to = x_user.u[x_thing.one.id], id = \"i\" } | id",
                "id of an import | import { to = x_thing.other, id = x_thing.one.id } | id",
                "validation | variable \"v\" { validation { condition = x_thing.one.id == 1, error_message = \"m\" } } | id",
            })
    void placesThatLookAtIt(String what, String block, String expected) {
        String text = block.replace("{ ", "{\n").replace(" }", "\n}").replace(", ", "\n");
        assertThat(wanted("resource \"x_thing\" \"one\" {}\n" + text, "x_thing.one"))
                .isEqualTo(expected);
    }

    @Test
    void eachValueIsAnElementOfWhatForEachNames() {
        String chained =
                """
                resource "x_thing" "many" {
                  for_each = toset(["a"])
                }
                resource "x_user" "u" {
                  for_each = x_thing.many
                  a        = each.value.id
                  b        = each.key
                }
                module "m" {
                  source   = "./m"
                  for_each = x_thing.many
                  v        = each.value.ip
                }
                """;

        assertThat(wanted(chained, "x_thing.many")).isEqualTo("id,ip");
        assertThat(wanted(chained.replace("each.value.id", "each.value"), "x_thing.many"))
                .isEqualTo(ALL);
        assertThat(wanted(chained.replace("= x_thing.many", "= f(x_thing.many)"), "x_thing.many"))
                .isEqualTo(ALL);
    }

    @Test
    void whatIsHandedToAModuleAndWhatItGivesBack() {
        String root =
                """
                module "m" {
                  source = "./m"
                  v      = x_thing.one.ip
                }
                resource "x_thing" "one" {}
                output "o" {
                  value = module.m.whole
                }
                """;

        assertThat(wanted(root, "x_thing.one")).isEqualTo("ip");
        assertThat(wanted(root, "module.m.x_thing.inside")).isEqualTo(ALL);
        assertThat(wanted(root, "module.m.x_thing.other")).isEqualTo("id");
    }

    @Test
    void ofAnObjectWithoutABlockNothingMatters() {
        assertThat(wanted("locals {}", "x_thing.gone")).isEmpty();
        assertThat(
                        wanted(
                                """
                                removed {
                                  from = x_thing.gone
                                  provisioner "local-exec" {
                                    when    = destroy
                                    command = self.ip
                                  }
                                }
                                """,
                                "x_thing.gone"))
                .isEqualTo(ALL);
    }

    @Test
    void theJsonSyntaxIsRead() {
        Configuration configuration =
                load(
                        Map.of(
                                "main.tf.json",
                                """
                                {"resource": {"x_thing": {"one": {
                                  "size": 1, "dynamic": {"rule": {"for_each": []}}, "count": 1}}},
                                 "output": {"o": {"value": "${x_thing.one[0].id}"}}}
                                """));

        assertThat(shown(configuration, "x_thing.one")).isEqualTo("dynamic,id,rule,size");
    }

    private static String wanted(String text, String address) {
        return shown(
                load(
                        Map.of(
                                "main.tf",
                                text,
                                "m/main.tf",
                                """
                                variable "v" {
                                  default = 1
                                }
                                resource "x_thing" "inside" {}
                                resource "x_thing" "other" {}
                                output "whole" {
                                  value = x_thing.inside
                                }
                                output "id" {
                                  value = x_thing.other.id
                                }
                                """)),
                address);
    }

    private static Configuration load(Map<String, String> texts) {
        LoadResult result = ConfigurationLoader.load(LoadRequest.of(new MemoryFiles(texts)));
        return result.configuration().orElseThrow();
    }

    private static String shown(Configuration configuration, String address) {
        Wanted wanted =
                WantedAttributes.of(configuration)
                        .of(AddressParser.resource(address).orElseThrow());
        return wanted.only().map(names -> String.join(",", new TreeSet<>(names))).orElse(ALL);
    }
}
