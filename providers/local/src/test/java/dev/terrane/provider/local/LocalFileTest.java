package dev.terrane.provider.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.provider.testkit.Lifecycle;
import dev.terrane.provider.testkit.Lifecycle.Made;
import dev.terrane.provider.testkit.TestContext;
import dev.terrane.spi.DataSources;
import dev.terrane.spi.ManagedResources.ApplyRequest;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderFunction;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class LocalFileTest {
    @TempDir Path directory;

    private final Provider provider = new LocalProviderFactory().create();
    private Lifecycle files = Lifecycle.of(provider, "local_file");

    @BeforeEach
    void configure() {
        assertThat(provider.configure(Value.EMPTY_OBJECT, TestContext.in(directory))).isEmpty();
        files = Lifecycle.of(provider, "local_file");
    }

    private static Map<String, Value> hello() {
        return Map.of("filename", Value.string("a/hello.txt"), "content", Value.string("hello\n"));
    }

    @Test
    void writesContentAndSaysItsChecksums() throws IOException {
        var file = Attributes.of(files.create(hello()).object());

        assertThat(directory.resolve("a/hello.txt")).hasContent("hello\n");
        assertThat(file.string("id")).hasValue("f572d396fae9206628714fb2ce00f72e94f2258f");
        assertThat(file.string("content_md5")).hasValue("b1946ac92492d2347c6235b4d2611184");
        assertThat(file.string("content_base64sha256"))
                .hasValue("WJG1tSLV3whtD/CxEPvZ0hu0/HFjrzTQgoai6Eb2vgM=");
        assertThat(file.string("file_permission")).hasValue("0777");
        assertThat(file.isNull("content_base64")).isTrue();
    }

    @Test
    void givesNewFilesTheirPermission() throws IOException {
        Map<String, Value> arguments = new TreeMap<>(hello());
        arguments.put("file_permission", Value.string("600"));

        files.create(arguments);

        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(directory.resolve("a/hello.txt"))))
                .isEqualTo("rw-------");
    }

    @Test
    void copiesASource() throws IOException {
        Files.writeString(directory.resolve("source"), "copied");

        files.create(Map.of("filename", Value.string("copy"), "source", Value.string("source")));

        assertThat(directory.resolve("copy")).hasContent("copied");
    }

    @Test
    void isGoneWhenTheContentIsAnother() throws IOException {
        Made made = files.create(hello());
        Files.writeString(directory.resolve("a/hello.txt"), "changed");

        assertThat(files.read(made).object().isNull()).isTrue();
    }

    @Test
    void saysWhatIsMissing() {
        Value config =
                files.config(
                        Map.of("filename", Value.string("a"), "source", Value.string("nowhere")));

        var answer =
                files.resources()
                        .apply(
                                new ApplyRequest(
                                        files.none(),
                                        files.planNew(
                                                        Map.of(
                                                                "filename", Value.string("a"),
                                                                "source", Value.string("nowhere")))
                                                .planned(),
                                        config,
                                        PrivateData.NONE));

        assertThat(answer.problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).isEqualTo(ValuePath.attribute("source"));
                    assertThat(problem.detail()).contains("there is no such file");
                });
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "file_permission, 0999",
        "file_permission, 77",
        "directory_permission, 01777",
        "content_base64, ???",
    })
    void refuses(String argument, String value) {
        Map<String, Value> arguments = new TreeMap<>();
        arguments.put("filename", Value.string("a"));
        arguments.put("content_base64", Value.string("YQ=="));
        arguments.put(argument, Value.string(value));

        assertThat(files.resources().validate(files.config(arguments)))
                .extracting(Problem::path)
                .containsExactly(ValuePath.attribute(argument));
    }

    @Test
    void refusesTwoContents() {
        Map<String, Value> arguments = new TreeMap<>(hello());
        arguments.put("source", Value.string("s"));

        assertThat(files.resources().validate(files.config(arguments))).hasSize(2);
        assertThat(files.resources().validate(files.config(Map.of("filename", Value.string("a")))))
                .hasSize(1);
    }

    @Test
    void dataSourceSaysWhatIsMissing() {
        DataSources.Answer answer =
                provider.dataSource("local_file")
                        .read(
                                ObjectBuilder.of(LocalFile.DATA_SOURCE.block())
                                        .set("filename", "nowhere")
                                        .build());

        assertThat(answer.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail()).contains("no such file"));
    }

    @Test
    void tellsDirectoriesFromFiles() throws Exception {
        Files.writeString(directory.resolve("file"), "");
        ProviderFunction exists = provider.functions().get("direxists");

        assertThat(exists).isNotNull();
        assertThat(exists.result()).isEqualTo(Type.BOOL);
        assertThat(exists.call(List.of(Value.string(".")))).isEqualTo(Value.TRUE);
        assertThat(exists.call(List.of(Value.string("nowhere")))).isEqualTo(Value.FALSE);
        assertThatThrownBy(() -> exists.call(List.of(Value.string("file"))))
                .isInstanceOf(ProviderFunction.CallException.class);
    }
}
