package dev.terrane.installing.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.installing.lock.HashingProcess.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Large files are hashed elsewhere, to the same end.
class HashingProcessTest {
    @TempDir private Path folder;

    @Test
    void aLargeFileHasTheSameHashThere() throws IOException {
        Path file = folder.resolve("large");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(70 << 20);
            sparse.seek(1 << 20);
            sparse.write(7);
        }

        assertThat(HashingProcess.hash(Kind.FILE, file)).contains(Hashes.read(file));
        assertThat(Hashes.sha256(file)).isEqualTo(Hashes.read(file));
    }

    @Test
    void theContentOfALargeZipHasTheSameHashThere() throws IOException {
        Path file = folder.resolve("large.zip");
        byte[] block = new byte[1 << 20];
        new Random(1).nextBytes(block);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            zip.putNextEntry(new ZipEntry("terraform-provider-anvil"));
            for (int i = 0; i < 66; i++) {
                zip.write(block);
            }
        }

        assertThat(HashingProcess.hash(Kind.ZIP_CONTENT, file))
                .contains(Hashes.readZipContent(file));
    }

    @Test
    void aSmallFileIsNotWorthAProcess() throws IOException {
        Path file = Files.writeString(folder.resolve("small"), "text");

        assertThat(HashingProcess.hash(Kind.FILE, file)).isEmpty();
    }
}
