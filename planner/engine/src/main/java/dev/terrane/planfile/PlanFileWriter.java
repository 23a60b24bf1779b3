package dev.terrane.planfile;

import java.nio.charset.StandardCharsets;

/// Gives a document its bytes: the same ones, always and everywhere.
public final class PlanFileWriter {
    private PlanFileWriter() {}

    public static byte[] bytes(PlanDocument document) {
        return text(document).getBytes(StandardCharsets.UTF_8);
    }

    static String text(PlanDocument document) {
        return JsonPrinter.print(DocumentEncoding.encode(document));
    }
}
