package dev.terrane.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The form is that which the documentation of Terraform 0.6 to 0.11 and its providers shows; the files
/// are our own.
class OlderStateTest {
    private static final String VERSION_3 =
            """
            {
              "version": 3, "terraform_version": "0.11.14", "serial": 7, "lineage": "abc-1",
              "modules": [
                {
                  "path": ["root"],
                  "outputs": {
                    "names": {"sensitive": true, "type": "list", "value": ["a", "b"]},
                    "address": {"sensitive": false, "type": "string", "value": "10.0.0.1"},
                    "tags": {"sensitive": false, "type": "map", "value": {"k": "v"}}
                  },
                  "resources": {
                    "cloud_host.web.0": {
                      "type": "cloud_host",
                      "depends_on": ["cloud_net.main", "data.cloud_image.linux", "module.deep"],
                      "primary": {
                        "id": "h-0",
                        "attributes": {
                          "id": "h-0", "size": "3", "on": "true",
                          "tags.%": "2", "tags.Name": "web", "tags.a.b": "dotted",
                          "ports.#": "2", "ports.0": "80", "ports.1": "443",
                          "disk.#": "1", "disk.2764618555.name": "root", "disk.2764618555.zones.#": "1",
                          "disk.2764618555.zones.0": "z", "none.#": "0"
                        },
                        "meta": {"schema_version": "2", "timeouts": {"create": 60}},
                        "tainted": false
                      },
                      "deposed": [{"id": "h-9", "attributes": {"id": "h-9"}, "meta": {}}],
                      "provider": "provider.cloud.eu"
                    },
                    "cloud_host.web.1": {
                      "type": "cloud_host", "depends_on": ["cloud_net.main"],
                      "primary": {"id": "h-1", "attributes": {"id": "h-1"}, "meta": {}, "tainted": true},
                      "deposed": [], "provider": "provider.cloud.eu"
                    },
                    "cloud_net.main": {
                      "type": "cloud_net", "depends_on": [],
                      "primary": {"id": "n-1", "attributes": {"id": "n-1"}, "meta": {}, "tainted": false},
                      "deposed": [], "provider": ""
                    },
                    "data.cloud_image.linux": {
                      "type": "cloud_image", "depends_on": [],
                      "primary": {"id": "i-1", "attributes": {"id": "i-1"}, "meta": {}, "tainted": false},
                      "deposed": [], "provider": "provider.cloud"
                    }
                  },
                  "depends_on": []
                },
                {
                  "path": ["root", "deep"], "outputs": {"x": {"type": "string", "value": "y"}},
                  "resources": {
                    "cloud_net.inner": {
                      "type": "cloud_net", "depends_on": ["cloud_net.other.*"],
                      "primary": {"id": "n-2", "attributes": {"id": "n-2"}, "meta": {}, "tainted": false},
                      "deposed": [], "provider": "module.deep.provider.cloud"
                    }
                  }
                }
              ]
            }
            """;

    private static StateSnapshot read(String text) throws Exception {
        return StateReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectState object(StateSnapshot state, String address) {
        return state.current(States.address(address)).orElseThrow();
    }

    private static String attributes(StateSnapshot state, String address) {
        return new String(object(state, address).attributes(), StandardCharsets.UTF_8);
    }

    @Test
    void keepsWhoItIs() throws Exception {
        StateSnapshot state = read(VERSION_3);
        assertThat(state.lineage()).isEqualTo("abc-1");
        assertThat(state.serial()).isEqualTo(7);
        assertThat(state.terraformVersion()).isEqualTo("0.11.14");
    }

    @Test
    void attributesGetTheirForm() throws Exception {
        assertThat(attributes(read(VERSION_3), "cloud_host.web[0]"))
                .isEqualTo(
                        "{\"disk\":[{\"name\":\"root\",\"zones\":[\"z\"]}],\"id\":\"h-0\",\"none\":[],"
                                + "\"on\":\"true\",\"ports\":[\"80\",\"443\"],\"size\":\"3\","
                                + "\"tags\":{\"Name\":\"web\",\"a.b\":\"dotted\"}}");
    }

    @Test
    void objectsKeepWhatIsKnownOfThem() throws Exception {
        StateSnapshot state = read(VERSION_3);
        ObjectState web = object(state, "cloud_host.web[0]");
        assertThat(web.schemaVersion()).isEqualTo(2);
        assertThat(new String(web.privateData(), StandardCharsets.UTF_8))
                .contains("\"timeouts\":{\"create\":60}");
        assertThat(web.dependencies().stream().map(Object::toString))
                .containsExactly("cloud_net.main", "module.deep.cloud_net.inner");
        assertThat(object(state, "cloud_host.web[1]").tainted()).isTrue();
        assertThat(state.instance(States.address("cloud_host.web[0]")).orElseThrow().deposed())
                .hasSize(1);
        assertThat(state.current(States.address("data.cloud_image.linux"))).isPresent();
        assertThat(
                        object(state, "module.deep.cloud_net.inner").dependencies().stream()
                                .map(Object::toString))
                .containsExactly("module.deep.cloud_net.other");
    }

    @Test
    void providersGetTheirSources() throws Exception {
        StateSnapshot state = read(VERSION_3);
        assertThat(
                        state.resources().entrySet().stream()
                                .map(e -> e.getKey() + " " + e.getValue().provider()))
                .containsExactlyInAnyOrder(
                        "cloud_host.web provider[\"registry.terraform.io/hashicorp/cloud\"].eu",
                        "cloud_net.main provider[\"registry.terraform.io/hashicorp/cloud\"]",
                        "data.cloud_image.linux provider[\"registry.terraform.io/hashicorp/cloud\"]",
                        "module.deep.cloud_net.inner module.deep.provider[\"registry.terraform.io/hashicorp/cloud\"]");
    }

    @Test
    void outputsOfTheRootGetTypes() throws Exception {
        StateSnapshot state = read(VERSION_3);
        assertThat(state.outputs()).containsOnlyKeys("address", "names", "tags");
        assertThat(state.outputs().get("names").sensitive()).isTrue();
        assertThat(state.outputs().get("names").value())
                .isEqualTo(Value.list(Type.STRING, List.of(Value.string("a"), Value.string("b"))));
        assertThat(state.outputs().get("tags").value())
                .isEqualTo(Value.map(Type.STRING, Map.of("k", Value.string("v"))));
    }

    @Test
    void isWrittenAsVersionFour() throws Exception {
        var bytes = new ByteArrayOutputStream();
        StateWriter.write(read(VERSION_3), bytes);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("\"version\": 4");
        StateSnapshot again = StateReader.read(bytes.toByteArray());
        assertThat(again.resources()).isEqualTo(read(VERSION_3).resources());
        assertThat(again.outputs()).isEqualTo(read(VERSION_3).outputs());
    }

    @Test
    void versionTwoCountsMapsAsLists() throws Exception {
        StateSnapshot state =
                read(
                        """
                        {"version": 2, "serial": 1, "lineage": "l", "modules": [{"path": ["root"],
                         "outputs": {"o": {"sensitive": false, "type": "string", "value": "x"}},
                         "resources": {"cloud_net.a": {"type": "cloud_net", "primary": {"id": "1",
                           "attributes": {"tags.#": "1", "tags.Name": "n", "empty.#": "0"}}}}}]}
                        """);
        assertThat(attributes(state, "cloud_net.a"))
                .isEqualTo("{\"id\":\"1\",\"tags\":{\"Name\":\"n\"}}");
        assertThat(state.outputs().get("o").value()).isEqualTo(Value.string("x"));
    }

    @Test
    void versionOneHasPlainOutputsAndTaintedObjects() throws Exception {
        StateSnapshot state =
                read(
                        """
                        {"version": 1, "serial": 3, "modules": [{"path": ["root"],
                         "outputs": {"o": "x"},
                         "resources": {"cloud_net.a": {"type": "cloud_net",
                           "primary": {"id": "1", "attributes": {"id": "1"}},
                           "tainted": [{"id": "0", "attributes": {"id": "0"}}]}}}]}
                        """);
        assertThat(state.outputs().get("o").value()).isEqualTo(Value.string("x"));
        assertThat(state.lineage()).isEmpty();
        assertThat(state.instance(States.address("cloud_net.a")).orElseThrow().deposed())
                .hasSize(1);
    }

    @Test
    void anObjectThatTerraformHasNotUpgradedIsRead() throws Exception {
        StateSnapshot state =
                read(
                        """
                        {"version": 4, "terraform_version": "0.12.0", "serial": 1, "lineage": "l",
                         "outputs": {}, "resources": [{"mode": "managed", "type": "cloud_net",
                          "name": "a", "provider": "provider.cloud", "instances": [
                           {"schema_version": 0, "attributes_flat": {"id": "1", "l.#": "1", "l.0": "x"}}]}]}
                        """);
        assertThat(attributes(state, "cloud_net.a")).isEqualTo("{\"id\":\"1\",\"l\":[\"x\"]}");
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        assertThatThrownBy(() ->
                        read(
                                "{\"version\":3,\"modules\":[{\"path\":[\"root\"],\"resources\":{\"x\":{\"primary\":{}}}}]}"))
                .isInstanceOf(StateFormatException.class)
                .hasMessageContaining("\"x\", which is no address");
    }
}
