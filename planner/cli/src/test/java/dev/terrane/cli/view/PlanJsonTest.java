package dev.terrane.cli.view;

import static dev.terrane.cli.view.Plans.change;
import static dev.terrane.cli.view.Plans.data;
import static dev.terrane.cli.view.Plans.object;
import static dev.terrane.cli.view.Plans.secret;
import static dev.terrane.cli.view.Plans.tuple;
import static dev.terrane.cli.view.Plans.unknown;
import static dev.terrane.cli.view.Plans.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.config.Configuration;
import dev.terrane.config.loading.ConfigurationLoader;
import dev.terrane.config.loading.DiskFiles;
import dev.terrane.config.loading.LoadRequest;
import dev.terrane.plan.ActionReason;
import dev.terrane.plan.Change;
import dev.terrane.plan.CheckResult;
import dev.terrane.plan.CheckResult.Status;
import dev.terrane.plan.OutputChange;
import dev.terrane.plan.Plan;
import dev.terrane.state.StateSnapshot;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The expected documents are what Terraform 1.11.4 writes for the same plans.
class PlanJsonTest {
    @TempDir private Path directory;

    private Configuration configuration(Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return ConfigurationLoader.load(LoadRequest.of(new DiskFiles(directory)))
                .configuration()
                .orElseThrow();
    }

    private String member(String name, Plan plan) throws IOException {
        return member(name, plan, Map.of("main.tf", ""));
    }

    private String member(String name, Plan plan, Map<String, String> files) throws IOException {
        Configuration configuration = configuration(files);
        String document =
                JsonDocument.compact(json ->
                        new PlanJson(Plans.types())
                                .write(json, plan, StateSnapshot.EMPTY, configuration, "now"));
        int start = document.indexOf("\"" + name + "\":");
        assertThat(start).as(document).isPositive();
        return document.substring(start + name.length() + 3);
    }

    @Test
    void leavesOutWhatIsUnknownAndSaysSoInAMask() throws IOException {
        Value after =
                data(
                        unknown(),
                        object(
                                "x",
                                1,
                                "y",
                                tuple("a", Value.NULL, secret("s"), unknown()),
                                "z",
                                object("q", secret("s"))),
                        Value.unknown(object("x", 1).type()));

        assertThat(
                        member(
                                "resource_changes",
                                Plans.of(change("terraform_data.a", new Change.Create(after)))))
                .startsWith(
                        """
                        [{"address":"terraform_data.a","mode":"managed","type":"terraform_data","name":"a",\
                        "provider_name":"terraform.io/builtin/terraform","change":{"actions":["create"],"before":null,\
                        "after":{"input":{"x":1,"y":["a",null,"s",null],"z":{"q":"s"}},"triggers_replace":null},\
                        "after_unknown":{"id":true,"input":{"y":[false,false,false,true],"z":{}},"output":true},\
                        "before_sensitive":false,\
                        "after_sensitive":{"input":{"y":[false,false,true,false],"z":{"q":true}},"output":{}}}}]\
                        """);
    }

    @Test
    void namesReasonsPathsAndFormerAddresses() throws IOException {
        Value old = data(value("1"), value("x"), value("x"));
        Change replace =
                new Change.Replace(
                        old,
                        old,
                        List.of(ValuePath.attribute("a").thenIndex(0).thenKey("k")),
                        false);

        assertThat(
                        member(
                                "resource_changes",
                                Plans.of(
                                        change(
                                                "module.m[0].terraform_data.a[\"k\"]",
                                                "terraform_data.b",
                                                replace,
                                                ActionReason.REPLACE_BECAUSE_CANNOT_UPDATE,
                                                Optional.of("id-1")))))
                .startsWith(
                        """
                        [{"address":"module.m[0].terraform_data.a[\\"k\\"]","previous_address":"terraform_data.b",\
                        "module_address":"module.m[0]","mode":"managed","type":"terraform_data","name":"a","index":"k",\
                        "provider_name":"terraform.io/builtin/terraform","change":{"actions":["delete","create"],\
                        """)
                .contains(
                        """
                        "after_unknown":{},"before_sensitive":{},"after_sensitive":{},\
                        "replace_paths":[["a",0,"k"]],"importing":{"id":"id-1"}},\
                        "action_reason":"replace_because_cannot_update"}]\
                        """);
    }

    @Test
    void outputsHaveOneMaskForAllOfThem() throws IOException {
        Plan plan =
                Plans.of(
                        List.of(),
                        List.of(
                                new OutputChange(
                                        "a",
                                        Value.NULL,
                                        unknown(),
                                        false,
                                        OutputChange.Kind.CREATE),
                                new OutputChange(
                                        "b",
                                        Value.NULL,
                                        tuple(1, unknown()),
                                        false,
                                        OutputChange.Kind.CREATE),
                                new OutputChange(
                                        "c",
                                        value("s"),
                                        secret("s"),
                                        true,
                                        OutputChange.Kind.UPDATE)),
                        List.of(),
                        List.of());

        assertThat(member("output_changes", plan))
                .startsWith(
                        """
                        {"a":{"actions":["create"],"before":null,"after_unknown":true,"before_sensitive":false,\
                        "after_sensitive":false},\
                        "b":{"actions":["create"],"before":null,"after":[1,null],"after_unknown":[false,true],\
                        "before_sensitive":false,"after_sensitive":false},\
                        "c":{"actions":["update"],"before":"s","after":"s","after_unknown":false,\
                        "before_sensitive":true,"after_sensitive":true}}\
                        """);
        assertThat(member("planned_values", plan))
                .startsWith(
                        """
                        {"outputs":{"a":{"sensitive":false},"b":{"sensitive":false},\
                        "c":{"sensitive":true,"type":"string","value":"s"}},"root_module":{}}\
                        """);
    }

    @Test
    void checksSayWhatTheyAreAbout() throws IOException {
        Plan plan =
                Plans.of(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(
                                new CheckResult(
                                        "output_value",
                                        "module.m.output.o",
                                        Status.FAIL,
                                        List.of(
                                                new CheckResult.Instance(
                                                        "module.m[\"a.b\"].output.o",
                                                        Status.FAIL,
                                                        List.of("no")))),
                                new CheckResult(
                                        "resource",
                                        "terraform_data.c",
                                        Status.PASS,
                                        List.of(
                                                new CheckResult.Instance(
                                                        "terraform_data.c[1]",
                                                        Status.PASS,
                                                        List.of())))));

        assertThat(member("checks", plan))
                .startsWith(
                        """
                        [{"address":{"kind":"output_value","module":"module.m","name":"o","to_display":"module.m.output.o"},\
                        "status":"fail","instances":[{"address":{"module":"module.m[\\"a.b\\"]",\
                        "to_display":"module.m[\\"a.b\\"].output.o"},"status":"fail","problems":[{"message":"no"}]}]},\
                        {"address":{"kind":"resource","mode":"managed","name":"c","to_display":"terraform_data.c",\
                        "type":"terraform_data"},"status":"pass","instances":[{"address":{"instance_key":1,\
                        "to_display":"terraform_data.c[1]"},"status":"pass"}]}]\
                        """);
    }

    @Test
    void configurationNamesWhatExpressionsReferTo() throws IOException {
        Map<String, String> files =
                Map.of(
                        "main.tf",
                        """
                        resource "terraform_data" "a" {
                          count = 2
                          input = [var.v.x, terraform_data.b["k"].id, upper("x")]
                          provisioner "local-exec" {
                            command = "echo ${self.id}"
                          }
                        }
                        resource "terraform_data" "b" {
                          for_each = toset(["k"])
                          input = upper("x")
                          triggers_replace = { a = 1 }
                        }
                        module "m" {
                          source = "./m"
                          in = 1
                          depends_on = [terraform_data.a]
                        }
                        output "o" {
                          value = module.m.out
                          sensitive = true
                        }
                        variable "v" {}
                        """,
                        "m/main.tf",
                        """
                        variable "in" {
                          description = "given"
                          default = [1]
                        }
                        output "out" { value = var.in }
                        """);

        assertThat(member("configuration", Plans.of(), files))
                .startsWith(
                        """
                        {"provider_config":{"terraform":{"name":"terraform","full_name":"terraform.io/builtin/terraform"}},\
                        "root_module":{"outputs":{"o":{"sensitive":true,"expression":{"references":["module.m.out","module.m"]}}},\
                        "resources":[{"address":"terraform_data.a","mode":"managed","type":"terraform_data","name":"a",\
                        "provider_config_key":"terraform","provisioners":[{"type":"local-exec","expressions":{"command":\
                        {"references":["self.id","self"]}}}],"expressions":{"input":{"references":["var.v.x","var.v",\
                        "terraform_data.b[\\"k\\"].id","terraform_data.b[\\"k\\"]","terraform_data.b"]}},"schema_version":0,\
                        "count_expression":{"constant_value":2}},\
                        {"address":"terraform_data.b","mode":"managed","type":"terraform_data","name":"b",\
                        "provider_config_key":"terraform","expressions":{"input":{},\
                        "triggers_replace":{"constant_value":{"a":1}}},"schema_version":0}],\
                        "module_calls":{"m":{"source":"./m","expressions":{"in":{"constant_value":1}},\
                        "module":{"outputs":{"out":{"expression":{"references":["var.in"]}}},\
                        "variables":{"in":{"default":[1],"description":"given"}}},"depends_on":["terraform_data.a"]}},\
                        "variables":{"v":{}}}}\
                        """);
    }
}
