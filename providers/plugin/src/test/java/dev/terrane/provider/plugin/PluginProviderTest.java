package dev.terrane.provider.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.provider.plugin.channel.Limits;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// The life of the process of a provider.
class PluginProviderTest {
    @TempDir private Path folder;
    private final List<Long> before = processes();

    @Test
    void theSchemaIsKeptSoThatAskingForItAgainStartsNothing() throws IOException {
        TestPrograms programs = new TestPrograms(folder);
        PluginProviderFactory first = programs.factory(Map.of(), "memory");
        try (Provider provider = first.create()) {
            assertThat(provider.schema().resources()).containsKey("memory_object");
        }
        try (Stream<Path> kept = Files.list(folder.resolve("cache/provider-schemas"))) {
            assertThat(kept).hasSize(1);
        }

        PluginProviderFactory second =
                new PluginProviderFactory(
                        TestPrograms.SOURCE,
                        "1.0.0",
                        () -> folder.resolve("terraform-provider-memory"),
                        folder,
                        Map.of("TERRANE_CACHE_DIR", folder.resolve("cache").toString(), "PATH", ""),
                        line -> {});
        try (Provider provider = second.create()) {
            assertThat(provider.schema().resources().get("memory_object").block().attributes())
                    .containsKey("name");
            assertThat(running()).isEmpty();
        }
    }

    @Test
    void anotherProgramOfTheSameNameIsAskedAnew() throws IOException {
        TestPrograms programs = new TestPrograms(folder);
        try (Provider provider = programs.factory(Map.of(), "memory").create()) {
            assertThat(provider.schema().resources()).containsKey("memory_object");
        }
        PluginProviderFactory second = programs.factory(Map.of(), "memory");
        Files.writeString(
                folder.resolve("terraform-provider-memory"), "#!/bin/sh\necho no schema >&2\n");

        try (Provider provider = second.create()) {
            assertThatThrownBy(provider::schema).hasMessageContaining("no schema");
        }
    }

    @Test
    void whatIsUnderWayEndsWhenTheProviderIsToldToStop() throws IOException, InterruptedException {
        TestPrograms programs = new TestPrograms(folder);
        try (Provider provider =
                programs.factory(Map.of("TERRANE_LOG", "info"), "waits").create()) {
            TestPrograms.configure(provider, folder);
            Value config =
                    provider.schema().dataSources().get("memory_object").block().emptyValue();
            CompletableFuture<List<Problem>> reading =
                    CompletableFuture.supplyAsync(
                            () -> provider.dataSource("memory_object").read(config).problems());
            awaitLine(programs, "reading");
            assertThat(reading).isNotDone();

            provider.stop();

            assertThat(reading.join()).isEmpty();
        }
    }

    @Test
    void oneThatDoesNotEndIsEndedByForce() throws IOException, InterruptedException {
        Limits usual = Limits.DEFAULT;
        Limits limits =
                new Limits(
                        usual.start(),
                        usual.answers(),
                        usual.works(),
                        Duration.ofMillis(200),
                        usual.answerBytes());
        Provider provider = new TestPrograms(folder).factory(limits, Map.of(), "stubborn").create();
        TestPrograms.configure(provider, folder);
        assertThat(running()).hasSize(1);

        provider.close();

        while (!running().isEmpty()) {
            Thread.sleep(20);
        }
    }

    @Test
    void oneThatSomebodyElseStartedIsUsedAndNotEnded() throws IOException {
        TestPrograms programs = new TestPrograms(folder);
        ProcessBuilder builder = new ProcessBuilder(programs.program("memory").toString());
        builder.environment()
                .put(
                        "TF_PLUGIN_MAGIC_COOKIE",
                        "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2");
        Process elsewhere = builder.start();
        try {
            String[] said = elsewhere.inputReader().readLine().split("\\|", -1);
            String variable =
                    """
                    {"%s": {"Protocol": "grpc", "ProtocolVersion": 6, "Pid": %d,
                            "Addr": {"Network": "%s", "String": "%s"}}}
                    """
                            .formatted(TestPrograms.SOURCE, elsewhere.pid(), said[2], said[3]);
            try (Provider provider =
                    programs.factory(Map.of("TF_REATTACH_PROVIDERS", variable), "silent")
                            .create()) {
                assertThat(TestPrograms.configure(provider, folder)).isEmpty();
                assertThat(provider.schema().resources()).containsKey("memory_object");
            }
            assertThat(elsewhere.isAlive()).isTrue();
        } finally {
            elsewhere.destroyForcibly();
        }
    }

    @Test
    void theProgramIsToldWhereToListenAndToBeSilent() throws IOException {
        Path told = folder.resolve("told.txt");
        TestPrograms programs = new TestPrograms(folder);
        try (Provider provider =
                programs.factory(Map.of(), "environment", told.toString()).create()) {
            TestPrograms.configure(provider, folder);
        }

        assertThat(Files.readString(told))
                .contains(
                        "TF_LOG_SDK=off",
                        "PLUGIN_PROTOCOL_VERSIONS=5,6",
                        "rights rwx------",
                        "directory " + folder.toRealPath());
        String sockets =
                Files.readString(told).replaceAll("(?s).*PLUGIN_UNIX_SOCKET_DIR=([^,}]*).*", "$1");
        assertThat(Path.of(sockets)).isAbsolute().doesNotExist();
    }

    @Test
    void aPortIsUsedEncryptedOnly() throws IOException {
        try (Provider provider = new TestPrograms(folder).factory(Map.of(), "tcp").create()) {
            assertThat(provider.validateConfig(TestPrograms.empty(provider))).isEmpty();
            assertThat(TestPrograms.configure(provider, folder)).isEmpty();
        }
    }

    @Test
    void oneConfigurationIsOneProcess() throws IOException {
        PluginProviderFactory factory = new TestPrograms(folder).factory(Map.of(), "memory");
        Provider unconfigured = factory.create();
        unconfigured.validateConfig(TestPrograms.empty(unconfigured));
        Provider first = factory.create();
        TestPrograms.configure(first, folder);
        assertThat(running()).hasSize(1);

        Provider second = factory.create();
        TestPrograms.configure(second, folder);
        assertThat(running()).hasSize(2);

        first.close();
        second.close();
        unconfigured.close();
        assertThat(running()).isEmpty();
    }

    /// A large provider takes seconds to look at its own configuration.
    @Test
    void equalConfigurationsAreLookedAtOnce() throws IOException, InterruptedException {
        TestPrograms programs = new TestPrograms(folder);
        PluginProviderFactory factory = programs.factory(Map.of("TERRANE_LOG", "info"), "waits");
        Provider first = factory.create();
        List<Problem> said = first.validateConfig(TestPrograms.empty(first));
        assertThat(said).extracting(Problem::summary).containsExactly("Nothing can be kept");
        Provider second = factory.create();
        assertThat(second.validateConfig(TestPrograms.empty(second))).isEqualTo(said);
        first.close();
        second.close();

        awaitLine(programs, "validating");
        assertThat(programs.log).filteredOn(line -> line.contains("validating")).hasSize(1);
    }

    @Test
    void whatTheProviderStartedEndsWithIt() throws IOException, InterruptedException {
        TestPrograms programs = new TestPrograms(folder);
        Provider provider = programs.factory(Map.of("TERRANE_LOG", "info"), "child").create();
        TestPrograms.configure(provider, folder);
        long child = child(programs);
        assertThat(isAlive(child)).isTrue();

        provider.close();

        while (isAlive(child)) {
            Thread.sleep(20);
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static long child(TestPrograms programs) throws InterruptedException {
        String line = awaitLine(programs, "child ");
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }

    private static String awaitLine(TestPrograms programs, String part)
            throws InterruptedException {
        while (true) {
            synchronized (programs) {
                for (String line : programs.log) {
                    if (line.contains(part)) {
                        return line;
                    }
                }
            }
            Thread.sleep(20);
        }
    }

    @Test
    void theProviderDiesWithUsWhenWeAreKilled() throws IOException, InterruptedException {
        Path sockets = Files.createDirectory(folder.resolve("sockets"));
        Process host =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Djava.io.tmpdir=" + sockets,
                                "-cp",
                                System.getProperty("java.class.path"),
                                TestHost.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        long provider = Long.parseLong(host.inputReader().readLine());
        assertThat(isAlive(provider)).isTrue();
        List<ProcessHandle> children =
                ProcessHandle.of(provider).orElseThrow().descendants().toList();
        assertThat(children).anyMatch(child -> child.info().command().orElse("").endsWith("sleep"));

        host.destroyForcibly();

        while (isAlive(provider) || children.stream().anyMatch(ProcessHandle::isAlive)) {
            Thread.sleep(20);
        }
        while (!isEmpty(sockets)) {
            Thread.sleep(20);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("terrane"))
                    .findAny()
                    .isEmpty();
        }
    }

    @Test
    void theLogIsSilentUnlessAskedFor() throws IOException {
        TestPrograms programs = new TestPrograms(folder);
        try (Provider provider = programs.factory(Map.of(), "child").create()) {
            TestPrograms.configure(provider, folder);
        }

        assertThat(programs.log).isEmpty();
    }

    /// Those that this test has started.
    private List<Long> running() {
        return processes().stream().filter(pid -> !before.contains(pid)).toList();
    }

    private static List<Long> processes() {
        return ProcessHandle.current()
                .descendants()
                .filter(process ->
                        process.info().command().map(c -> c.endsWith("java")).orElse(false))
                .map(ProcessHandle::pid)
                .toList();
    }
}
