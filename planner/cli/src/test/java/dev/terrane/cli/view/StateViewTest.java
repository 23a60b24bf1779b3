package dev.terrane.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.state.StateFormatException;
import dev.terrane.state.StateReader;
import dev.terrane.state.StateSnapshot;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

/// What is expected is what Terraform 1.11.4 shows of the same states.
class StateViewTest {
    private static final String STATE =
            """
            {"version":4,"terraform_version":"1.11.4","serial":3,"lineage":"l",
             "outputs":{"o":{"value":{"a":null,"b":["x"]},"type":["object",{"a":"string","b":["list","string"]}]},
                        "pw":{"value":"hush","type":"string","sensitive":true}},
             "resources":[
              {"mode":"managed","type":"terraform_data","name":"a",
               "provider":"provider[\\"terraform.io/builtin/terraform\\"]",
               "instances":[
                {"index_key":0,"schema_version":0,"status":"tainted",
                 "attributes":{"id":"1","input":{"value":{"s":"hush","t":"x\\ny\\n"},
                   "type":["object",{"s":"string","t":"string"}]},"output":null,"triggers_replace":null},
                 "sensitive_attributes":[[{"type":"get_attr","value":"input"},{"type":"get_attr","value":"s"}]],
                 "dependencies":["terraform_data.z","module.m.terraform_data.b"]},
                {"index_key":0,"deposed":"abcd1234","schema_version":0,
                 "attributes":{"id":"0","input":null,"output":null,"triggers_replace":null},
                 "sensitive_attributes":[]}]},
              {"module":"module.m","mode":"managed","type":"aws_vpc","name":"b",
               "provider":"provider[\\"registry.terraform.io/hashicorp/aws\\"]",
               "instances":[{"schema_version":1,"attributes":{"id":"v","tags":{"k":"hush"}},
                 "sensitive_attributes":[[{"type":"get_attr","value":"tags"}]]}]}],
             "check_results":[{"object_kind":"output","config_addr":"output.o","status":"pass",
               "objects":[{"object_addr":"output.o","status":"pass"}]}]}
            """;

    private static StateSnapshot state() throws StateFormatException {
        return StateReader.read(STATE.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void showsObjectsByModuleAndOutputs() throws StateFormatException {
        assertThat(new StateText(Style.PLAIN, Plans.types()).state(state()))
                .isEqualTo(
                        """
                        # terraform_data.a[0]: (tainted)
                        resource "terraform_data" "a" {
                            id    = "1"
                            input = {
                                s = (sensitive value)
                                t = <<-EOT
                                    x
                                    y
                                EOT
                            }
                        }

                        # terraform_data.a[0]: (deposed object abcd1234)
                        resource "terraform_data" "a" {
                            id = "0"
                        }


                        # module.m.aws_vpc.b:
                        resource "aws_vpc" "b" {
                            id   = "v"
                            tags = (sensitive value)
                        }


                        Outputs:

                        o = {
                            b = [
                                "x",
                            ]
                        }
                        pw = (sensitive value)
                        """);
    }

    @Test
    void showsOneObject() throws StateFormatException {
        var text = new StateText(Style.PLAIN, Plans.types());

        assertThat(text.object(state(), Plans.address("module.m.aws_vpc.b")))
                .isEqualTo(
                        """
                        # module.m.aws_vpc.b:
                        resource "aws_vpc" "b" {
                            id   = "v"
                            tags = (sensitive value)
                        }
                        """);
        assertThat(text.object(state(), Plans.address("aws_vpc.absent"))).isEmpty();
    }

    @Test
    void theDocumentHoldsSensitiveValuesWithMasks() throws StateFormatException {
        StateSnapshot state = state();

        assertThat(JsonDocument.compact(json -> new StateJson(Plans.types()).write(json, state)))
                .isEqualTo(
                        """
                        {"format_version":"1.0","terraform_version":"1.11.4","values":{"outputs":{\
                        "o":{"sensitive":false,"value":{"a":null,"b":["x"]},"type":["object",{"a":"string","b":["list","string"]}]},\
                        "pw":{"sensitive":true,"value":"hush","type":"string"}},"root_module":{"resources":[\
                        {"address":"terraform_data.a[0]","mode":"managed","type":"terraform_data","name":"a","index":0,\
                        "provider_name":"terraform.io/builtin/terraform","schema_version":0,\
                        "values":{"id":"1","input":{"s":"hush","t":"x\\ny\\n"},"output":null,"triggers_replace":null},\
                        "sensitive_values":{"input":{"s":true}},"depends_on":["module.m.terraform_data.b","terraform_data.z"],\
                        "tainted":true},\
                        {"address":"terraform_data.a[0]","mode":"managed","type":"terraform_data","name":"a","index":0,\
                        "provider_name":"terraform.io/builtin/terraform","schema_version":0,\
                        "values":{"id":"0","input":null,"output":null,"triggers_replace":null},"sensitive_values":{},\
                        "deposed_key":"abcd1234"}],\
                        "child_modules":[{"resources":[{"address":"module.m.aws_vpc.b","mode":"managed","type":"aws_vpc",\
                        "name":"b","provider_name":"registry.terraform.io/hashicorp/aws","schema_version":1,\
                        "values":{"id":"v","tags":{"k":"hush"}},"sensitive_values":{"tags":true}}],"address":"module.m"}]}},\
                        "checks":[{"address":{"kind":"output_value","name":"o","to_display":"output.o"},"status":"pass",\
                        "instances":[{"address":{"to_display":"output.o"},"status":"pass"}]}]}\
                        """);
    }

    @Test
    void anEmptyStateIsSaidSo() {
        assertThat(new StateText(Style.PLAIN, Plans.types()).state(StateSnapshot.EMPTY))
                .isEqualTo("No state.\n");
        assertThat(
                        JsonDocument.compact(json ->
                                new StateJson(Plans.types()).write(json, StateSnapshot.EMPTY)))
                .isEqualTo("{\"format_version\":\"1.0\"}");
    }

    @Test
    void outputsAreShownForPeopleAndForScripts() throws StateFormatException {
        assertThat(OutputText.all(state().outputs()))
                .isEqualTo(
                        """
                        o = {
                          "a" = tostring(null)
                          "b" = tolist([
                            "x",
                          ])
                        }
                        pw = <sensitive>
                        """);
        assertThat(OutputText.raw(state().outputs().get("pw"))).hasValue("hush");
        assertThat(OutputText.raw(state().outputs().get("o"))).isEmpty();
        StateSnapshot state = state();
        assertThat(JsonDocument.compact(json -> StateJson.writeOutputs(json, state.outputs())))
                .isEqualTo(
                        """
                        {"o":{"sensitive":false,"type":["object",{"a":"string","b":["list","string"]}],\
                        "value":{"a":null,"b":["x"]}},"pw":{"sensitive":true,"type":"string","value":"hush"}}\
                        """);
    }
}
