package dev.terrane.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.file.StandardOpenOption.APPEND;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// As whom commits are made, and how they are signed.
class CommittingTest {
    @TempDir private Path folder;
    private Path home;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void start() throws Exception {
        home = Files.createDirectories(folder.resolve("home"));
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", home.toString());
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        Git.init()
                .setDirectory(folder.resolve("one").toFile())
                .setInitialBranch("master")
                .call()
                .close();
        settings(home.resolve(".gitconfig"), "Hannah", "[core]\n");
    }

    private static String settings(Path file, String name, String more) throws IOException {
        Files.writeString(
                file,
                "[user]\n  name = %s\n  email = %s@acme.dev\n%s"
                        .formatted(name, name.toLowerCase(java.util.Locale.ROOT), more));
        return file.toString();
    }

    private interface Use {
        String in(Checkout checkout, RevCommit commit) throws IOException;
    }

    private String committed(Use use) throws IOException {
        Path at = folder.resolve("one");
        Files.writeString(at.resolve("plan.json"), "{}");
        try (Checkout checkout = Checkout.around(at, environment).orElseThrow()) {
            String id = checkout.commit(List.of("plan.json"), "plan");
            return use.in(checkout, parsed(at, id));
        }
    }

    private static RevCommit parsed(Path at, String id) throws IOException {
        try (Git git = Git.open(at.toFile());
                RevWalk walk = new RevWalk(git.getRepository())) {
            RevCommit commit = walk.parseCommit(ObjectId.fromString(id));
            walk.parseBody(commit);
            return commit;
        }
    }

    private static String text(PersonIdent person) {
        return person.getName() + " <" + person.getEmailAddress() + ">";
    }

    @Test
    void theSettingsOfTheHomeFolderNameTheAuthor() throws IOException {
        assertThat(committed((checkout, commit) -> text(commit.getAuthorIdent())))
                .isEqualTo("Hannah <hannah@acme.dev>");
    }

    @Test
    void otherSettingsTakeTheirPlace() throws IOException {
        environment.put("GIT_CONFIG_GLOBAL", settings(folder.resolve("other"), "Otto", ""));

        assertThat(committed((checkout, commit) -> text(commit.getCommitterIdent())))
                .isEqualTo("Otto <otto@acme.dev>");
    }

    @Test
    void settingsOfTheSystemCountWhereThoseOfTheUserSayNothing() throws IOException {
        environment.remove("GIT_CONFIG_NOSYSTEM");
        environment.put("GIT_CONFIG_GLOBAL", "");
        environment.put("GIT_CONFIG_SYSTEM", settings(folder.resolve("system"), "Sys", ""));

        assertThat(committed((checkout, commit) -> text(commit.getAuthorIdent())))
                .isEqualTo("Sys <sys@acme.dev>");
    }

    @ParameterizedTest
    @CsvSource({
        "gitdir:FOLDER/, Wanda",
        "gitdir:one/, Wanda",
        "gitdir/i:FOLDER/ONE/.GIT, Wanda",
        "gitdir:two/, Hannah",
        "gitdir:FOLDER/two/, Hannah",
        "onbranch:master, Wanda",
        "onbranch:release/, Hannah",
        "hasconfig:remote.*.url:x, Hannah",
    })
    void settingsForSomeRepositoriesCountThere(String condition, String name) throws IOException {
        settings(home.resolve("work"), "Wanda", "");
        settings(
                home.resolve(".gitconfig"),
                "Hannah",
                "[includeIf \"%s\"]\n  path = work\n"
                        .formatted(condition.replace("FOLDER", folder.toString())));

        assertThat(committed((checkout, commit) -> commit.getAuthorIdent().getName()))
                .isEqualTo(name);
    }

    @Test
    void theRepositorysOwnSettingsOutweighThem() throws IOException {
        settings(home.resolve("work"), "Wanda", "");
        settings(
                home.resolve(".gitconfig"),
                "Hannah",
                "[includeIf \"gitdir:one/\"]\n  path = ~/work\n");
        Files.writeString(
                folder.resolve("one/.git/config"), "[user]\n  email = own@acme.dev\n", APPEND);

        assertThat(committed((checkout, commit) -> text(commit.getAuthorIdent())))
                .isEqualTo("Wanda <own@acme.dev>");
    }

    @Test
    void anAuthorOfItsOwnOutweighsTheUser() throws IOException {
        settings(home.resolve(".gitconfig"), "Hannah", "[author]\n  name = Writer\n");

        assertThat(committed((checkout, commit) -> text(commit.getAuthorIdent())))
                .isEqualTo("Writer <hannah@acme.dev>");
    }

    @Test
    void theEnvironmentOutweighsAllSettings() throws IOException {
        environment.put("GIT_AUTHOR_NAME", "Ann");
        environment.put("GIT_AUTHOR_EMAIL", "ann@acme.dev");
        environment.put("GIT_COMMITTER_NAME", "Bot");

        committed((checkout, commit) -> {
            assertThat(text(commit.getAuthorIdent())).isEqualTo("Ann <ann@acme.dev>");
            assertThat(text(commit.getCommitterIdent())).isEqualTo("Bot <hannah@acme.dev>");
            assertThat(checkout.person()).contains("Bot <hannah@acme.dev>");

            checkout.notes("refs/notes/test").append(commit.name(), "applied");
            try (Git git = Git.open(folder.resolve("one").toFile())) {
                ObjectId notes = git.getRepository().resolve("refs/notes/test");
                RevCommit note = parsed(folder.resolve("one"), notes.name());
                assertThat(text(note.getAuthorIdent())).isEqualTo("Ann <ann@acme.dev>");
            }
            return "";
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1700000000 +0100,                 2023-11-14T22:13:20Z, 60",
        "@1700000000,                      2023-11-14T22:13:20Z, 0",
        "2023-11-14T23:13:20+01:00,        2023-11-14T22:13:20Z, 60",
        "2023-11-14 23:13:20 +0100,        2023-11-14T22:13:20Z, 60",
        "'Tue, 14 Nov 2023 22:13:20 +0000', 2023-11-14T22:13:20Z, 0",
    })
    void theEnvironmentSaysWhen(String date, String instant, int minutes) throws IOException {
        environment.put("GIT_AUTHOR_DATE", date);

        committed((checkout, commit) -> {
            PersonIdent author = commit.getAuthorIdent();
            assertThat(author.getWhenAsInstant()).hasToString(instant);
            assertThat(author.getZoneOffset().getTotalSeconds()).isEqualTo(minutes * 60);
            return "";
        });
    }

    @Test
    void aDateThatIsNoneIsRefused() {
        environment.put("GIT_COMMITTER_DATE", "yesterday");

        assertThatThrownBy(() -> committed((checkout, commit) -> ""))
                .hasMessageContaining("GIT_COMMITTER_DATE is no date: \"yesterday\"");
    }

    private String program(String name, String script) throws IOException {
        Path program = folder.resolve(name);
        Files.writeString(program, "#!/bin/sh\n" + script);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program.toString();
    }

    @Test
    void theProgramThatIsConfiguredSigns() throws IOException {
        String program =
                program("signs", "cat >/dev/null; echo \"-----BEGIN $*-----\"; echo \"$HOME\"\n");
        settings(
                home.resolve(".gitconfig"),
                "Hannah",
                "  signingKey = ABCD\n[commit]\n  gpgSign = true\n[gpg]\n  program = " + program);

        assertThat(committed((checkout, commit) -> signature(commit)))
                .isEqualTo("-----BEGIN --status-fd=2 -bsau ABCD-----\n" + home);
    }

    private static String signature(RevCommit commit) {
        return new String(commit.getRawGpgSignature(), StandardCharsets.UTF_8).strip();
    }

    @Test
    void whatTheProgramComplainsAboutIsSaid() throws IOException {
        String program =
                program(
                        "refuses",
                        "echo '[GNUPG:] KEY_CONSIDERED' >&2; echo 'no secret key' >&2; exit 2\n");
        settings(
                home.resolve(".gitconfig"),
                "Hannah",
                "[commit]\n  gpgSign = true\n[gpg]\n  program = " + program);

        assertThatThrownBy(() -> committed((checkout, commit) -> ""))
                .hasMessageContaining("refuses says: no secret key");
    }

    @Test
    void keysOfSshSignWhatGitCanVerify() throws IOException, InterruptedException {
        require("ssh-keygen");
        require("git");
        Path key = home.resolve("key");
        ran("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
        String publicKey = Files.readString(home.resolve("key.pub")).strip();
        Path allowed = Files.writeString(home.resolve("allowed"), "hannah@acme.dev " + publicKey);
        settings(
                home.resolve(".gitconfig"),
                "Hannah",
                "  signingKey = ~/key.pub\n[commit]\n  gpgSign = true\n[gpg]\n  format = ssh\n"
                        + "[gpg \"ssh\"]\n  allowedSignersFile = "
                        + allowed);

        String id = committed((checkout, commit) -> commit.name());

        assertThat(ran("git", "verify-commit", id)).contains("Good \"git\" signature for hannah");
    }

    private String ran(String... line) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(line)
                        .directory(folder.resolve("one").toFile())
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }

    private static void require(String program) {
        boolean there =
                List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
        if (!there) {
            System.out.println("skipped: " + program + " is not on the PATH");
        }
        Assumptions.assumeTrue(there, program + " is not on the PATH");
    }
}
