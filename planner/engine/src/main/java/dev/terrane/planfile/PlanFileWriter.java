package dev.terrane.planfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Gives a document its bytes: the same ones, always and everywhere.
public final class PlanFileWriter {
    private PlanFileWriter() {}

    public static byte[] bytes(PlanDocument document) {
        return written(document).toByteArray();
    }

    static String text(PlanDocument document) {
        return written(document).toString(StandardCharsets.UTF_8);
    }

    private static ByteArrayOutputStream written(PlanDocument document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            JsonPrinter.print(DocumentEncoding.encode(document), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes;
    }
}
