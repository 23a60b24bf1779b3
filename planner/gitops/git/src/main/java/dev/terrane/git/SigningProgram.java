package dev.terrane.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.GpgConfig;
import org.eclipse.jgit.lib.GpgConfig.GpgFormat;
import org.eclipse.jgit.lib.GpgSignature;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.Signer;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Signs with the program that Git signs with: `gpg`, `gpgsm` or `ssh-keygen`, or the one that the settings
/// name. So keys that an agent or a device keeps are as good as any other.
///
/// See https://git-scm.com/docs/git-config, `gpg.format`, `gpg.program` and `user.signingKey`.
final class SigningProgram implements Signer {
    /// Before a key that is written out, instead of a file.
    private static final String KEY = "key::";

    private final GpgFormat format;
    private final Config settings;
    private final Map<String, String> environment;

    SigningProgram(GpgFormat format, Config settings, Map<String, String> environment) {
        this.format = format;
        this.settings = settings;
        this.environment = environment;
    }

    @Override
    public GpgSignature sign(
            Repository repository,
            GpgConfig config,
            byte[] data,
            PersonIdent committer,
            @Nullable String signingKey,
            @Nullable CredentialsProvider credentials)
            throws IOException {
        Optional<String> key =
                Optional.ofNullable(signingKey)
                        .or(() -> Optional.ofNullable(config.getSigningKey()));
        String program = program();
        return new GpgSignature(
                format == GpgFormat.SSH
                        ? shell(program, key, data)
                        : armored(program, key.orElseGet(() -> address(committer)), data));
    }

    private static String address(PersonIdent person) {
        return "%s <%s>".formatted(person.getName(), person.getEmailAddress());
    }

    private String program() {
        String own = settings.getString("gpg", format.toConfigValue(), "program");
        String everybodys =
                format == GpgFormat.OPENPGP ? settings.getString("gpg", null, "program") : null;
        return Objects.requireNonNullElseGet(
                own, () -> Objects.requireNonNullElse(everybodys, usual()));
    }

    private String usual() {
        return switch (format) {
            case OPENPGP -> "gpg";
            case X509 -> "gpgsm";
            case SSH -> "ssh-keygen";
        };
    }

    private byte[] armored(String program, String key, byte[] data) throws IOException {
        byte[] signature = run(List.of(program, "--status-fd=2", "-bsau", key), data);
        if (signature.length == 0) {
            throw new IOException(
                    "the commit could not be signed: %s wrote nothing".formatted(program));
        }
        return signature;
    }

    /// `ssh-keygen` signs files, and writes the signature beside them.
    private byte[] shell(String program, Optional<String> key, byte[] data) throws IOException {
        if (key.isEmpty()) {
            throw new IOException(
                    "the commit could not be signed: gpg.format is ssh, and user.signingKey names no key");
        }
        Path folder = Files.createTempDirectory("terrane-signing");
        Path commit = folder.resolve("commit");
        Path keyFile = folder.resolve("key");
        Path signature = folder.resolve("commit.sig");
        try {
            Files.write(commit, data);
            List<String> line = new ArrayList<>(List.of(program, "-Y", "sign", "-n", "git", "-f"));
            Optional<String> literal = literal(key.get());
            if (literal.isPresent()) {
                Files.writeString(keyFile, literal.get() + "\n");
                line.addAll(List.of(keyFile.toString(), "-U"));
            } else {
                line.add(file(key.get()));
            }
            line.add(commit.toString());
            run(line, new byte[0]);
            return Files.readAllBytes(signature);
        } finally {
            for (Path each : List.of(commit, keyFile, signature, folder)) {
                Files.deleteIfExists(each);
            }
        }
    }

    /// The private part of such a key is with an agent.
    private static Optional<String> literal(String key) {
        if (key.startsWith(KEY)) {
            return Optional.of(key.substring(KEY.length()));
        }
        return key.startsWith("ssh-") ? Optional.of(key) : Optional.empty();
    }

    private String file(String path) {
        return path.startsWith("~/")
                ? environment.getOrDefault("HOME", "~") + path.substring(1)
                : path;
    }

    private byte[] run(List<String> line, byte[] input) throws IOException {
        Path errors = Files.createTempFile("terrane-signing", ".txt");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(line).redirectError(Redirect.to(errors.toFile()));
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            give(process, input);
            byte[] output = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new IOException(
                        "the commit could not be signed: %s says: %s"
                                .formatted(line.getFirst(), said(errors)));
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.delete(errors);
        }
    }

    /// One that refuses may end before it has read anything; why, it says itself.
    private static void give(Process process, byte[] input) {
        try (OutputStream to = process.getOutputStream()) {
            to.write(input);
        } catch (IOException ended) {
            // its exit status tells
        }
    }

    /// Without what is meant for programs.
    private static String said(Path errors) throws IOException {
        return String.join(
                        " ",
                        Files.readString(errors, StandardCharsets.UTF_8)
                                .lines()
                                .filter(line -> !line.startsWith("[GNUPG:]"))
                                .toList())
                .strip();
    }

    /// The program itself finds it.
    @Override
    public boolean canLocateSigningKey(
            Repository repository,
            GpgConfig config,
            PersonIdent committer,
            @Nullable String signingKey,
            @Nullable CredentialsProvider credentials) {
        return true;
    }
}
