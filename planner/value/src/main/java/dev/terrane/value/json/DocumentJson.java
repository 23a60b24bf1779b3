package dev.terrane.value.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;

/// How documents are parsed and generated: states, plans, what `jsondecode` is given.
public final class DocumentJson {
    private static final int MAX_DEPTH = 10_000;

    /// Reads numbers and strings of any length, and escapes as Terraform does.
    public static final JsonFactory FACTORY = create();

    private DocumentJson() {}

    private static JsonFactory create() {
        StreamReadConstraints constraints =
                StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .build();
        return new JsonFactoryBuilder()
                .streamReadConstraints(constraints)
                .characterEscapes(GoEscapes.INSTANCE)
                .build();
    }
}
