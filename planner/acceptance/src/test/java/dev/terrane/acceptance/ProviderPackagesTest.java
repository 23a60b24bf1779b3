package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/// Packages of providers on the command line: from mirrors, into lock files, into mirrors. The program is
/// never run.
class ProviderPackagesTest {
    private static final String MAIN =
            """
            terraform {
              required_providers {
                thing = {
                  source  = "example.org/test/thing"
                  version = "~> 1.0"
                }
              }
            }
            """;

    private @TempDir Path temporary;
    private PluginMirror mirror = PluginMirror.in(Path.of(""));
    private WorkingFolder working = WorkingFolder.at(Path.of(""));

    @BeforeEach
    void aMirrorWithTwoVersions() throws java.io.IOException {
        Path older = Files.writeString(temporary.resolve("older"), "#!/bin/sh\nexit 1\n");
        mirror =
                PluginMirror.in(temporary)
                        .with("example.org/test/thing", "1.0.0", older)
                        .with("example.org/test/thing", "1.1.0", older);
        working = mirror.workingFolder(temporary);
        working.write("main.tf", MAIN.replace("~> 1.0", "1.0.0"));
        assertSucceeds("init");
        working.write("main.tf", MAIN);
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

    private String lock() {
        return working.read(".terraform.lock.hcl");
    }

    @Test
    void theLockedVersionIsKeptUntilAnUpgradeIsWanted() {
        assertSucceeds("init");
        assertThat(lock()).contains("version     = \"1.0.0\"", "h1:");

        assertSucceeds("init", "-upgrade");
        assertThat(lock()).contains("version     = \"1.1.0\"");
    }

    @Test
    void aPackageThatIsNotTheLockedOneIsRefused() {
        working.write(
                ".terraform.lock.hcl",
                lock().replaceAll("h1:[^\"]*", "h1:" + "A".repeat(43) + "="));

        assertThat(assertFails("init")).contains("example.org/test/thing");
    }

    @Test
    void aProgramThatWasChangedDoesNotRun() throws java.io.IOException {
        Path program;
        try (var files =
                Files.walk(
                        working.path(".terraform/providers"),
                        java.nio.file.FileVisitOption.FOLLOW_LINKS)) {
            program = files.filter(Files::isRegularFile).findFirst().orElseThrow().toRealPath();
        }
        Files.writeString(program, "#!/bin/sh\nexit 2\n");

        assertThat(assertFails("providers", "schema", "-json")).contains("example.org/test/thing");
    }

    @Test
    void packagesAreLockedFromAFilesystemMirror() {
        working.write(".terraform.lock.hcl", "");
        assertSucceeds("providers", "lock", "-fs-mirror=" + mirror.folder());

        assertThat(lock()).contains("example.org/test/thing", "h1:");
    }

    @Test
    void aLockFileThatIsToStayBearsOtherWordsButNoOtherChoice() {
        working.write("main.tf", MAIN.replace("~> 1.0", "< 1.1"));
        String before = lock();
        assertSucceeds("init", "-lockfile=readonly");
        assertThat(lock()).isEqualTo(before);

        working.write("main.tf", MAIN.replace("~> 1.0", "1.1.0"));
        assertThat(assertFails("init", "-upgrade", "-lockfile=readonly"))
                .contains("Lock file would change");
        assertThat(lock()).isEqualTo(before);
    }

    @Test
    void aLockFileThatIsToStayAndLacksAHashIsWarnedOf() {
        String before = lock().replaceAll("(?s)  hashes = .*?]\n", "");
        working.write(".terraform.lock.hcl", before);

        CommandResult result = working.run("init", "-lockfile=readonly");

        assertThat(result).returns(0, CommandResult::status);
        assertThat(result.out() + result.err()).contains("Provider lock file not updated");
        assertThat(lock()).isEqualTo(before);
    }

    @Test
    void thePluginCacheServesTheLockFileToo() {
        working.write(".terraform.lock.hcl", "");
        WorkingFolder cached =
                working.with("TF_PLUGIN_CACHE_DIR", working.in("cache").path().toString());
        assertThat(
                        cached.run(
                                "providers",
                                "lock",
                                "-enable-plugin-cache",
                                "-fs-mirror=" + mirror.folder()))
                .returns(0, CommandResult::status);

        assertThat(working.path("cache/example.org/test/thing/1.1.0")).isDirectory();
    }
}
