package dev.terrane.backends.encryption;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// `key_provider "external"`: keys from a program of the user's.
///
/// The program says on its first line what it is. It then reads what it has noted with a key, `null`
/// where there is none yet, and answers with keys and with what it wants noted.
final class ExternalKeys implements KeySource {
    private static final byte[] NO_NOTES = "null".getBytes(StandardCharsets.UTF_8);

    private final String notesName;
    private final List<String> command;
    private final Path directory;

    ExternalKeys(String notesName, List<String> command, Path directory) {
        this.notesName = notesName;
        this.command = List.copyOf(command);
        this.directory = directory;
    }

    @Override
    public byte[] keyOf(KeyNotes notes) throws KeyException {
        byte[] noted =
                notes.of(notesName)
                        .orElseThrow(() ->
                                new KeyException(
                                        "it was encrypted with another key provider: there is nothing about \"%s\" beside it"
                                                .formatted(notesName)));
        return ask(noted)
                .decryptionKey()
                .orElseThrow(() -> failed("it gave no \"decryption_key\""));
    }

    @Override
    public byte[] newKey(KeyNotes notes) throws KeyException {
        ExternalAnswer answer = ask(NO_NOTES);
        notes.add(notesName, answer.notes());
        return answer.encryptionKey().orElseThrow(() -> failed("it gave no \"encryption_key\""));
    }

    private ExternalAnswer ask(byte[] input) throws KeyException {
        Process process = start();
        try {
            CompletableFuture<String> complaint =
                    CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            ExternalAnswer answer = talk(process, input);
            int status = process.waitFor();
            if (status != 0) {
                throw failed(
                        "it ended with status %d. %s"
                                .formatted(status, complaint.join().strip())
                                .strip());
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("waiting for it was interrupted");
        } finally {
            process.destroy();
        }
    }

    private Process start() throws KeyException {
        try {
            return new ProcessBuilder(command).directory(directory.toFile()).start();
        } catch (IOException e) {
            throw failed("it can not be started: " + e.getMessage());
        }
    }

    private ExternalAnswer talk(Process process, byte[] input)
            throws KeyException, InterruptedException {
        try (BufferedReader output =
                new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            String header = output.readLine();
            if (header == null || !ExternalAnswer.isHeader(header)) {
                throw failed(
                        "its first line is not {\"magic\":\"OpenTofu-External-Key-Provider\",\"version\":1}");
            }
            try (OutputStream to = process.getOutputStream()) {
                to.write(input);
            }
            StringBuilder rest = new StringBuilder();
            for (int next = output.read(); next >= 0; next = output.read()) {
                rest.append((char) next);
            }
            return ExternalAnswer.read(rest.toString());
        } catch (IOException e) {
            process.waitFor();
            throw failed("its answer can not be read: " + e.getMessage());
        }
    }

    private static String text(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private KeyException failed(String why) {
        return new KeyException(
                "the program \"%s\" gives no key: %s".formatted(command.getFirst(), why));
    }
}
