package dev.terrane.provider.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrane.spi.DataSources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/// Files that are read: the data sources `local_file` and `local_sensitive_file`. What is no UTF-8
/// in a file shows as replacement characters in `content`; `content_base64` has it as it is.
record FileData(Path workingDirectory) implements DataSources {

    @Override
    public List<Problem> validate(Value config) {
        return List.of();
    }

    @Override
    public Answer read(Value config) {
        Path path = workingDirectory.resolve(Attributes.of(config).requiredString("filename"));
        try {
            byte[] content = Files.readAllBytes(path);
            ObjectBuilder object =
                    ObjectBuilder.from(config)
                            .set("content", new String(content, UTF_8))
                            .set("content_base64", Base64.getEncoder().encodeToString(content));
            return new Answer(new Checksums(content).into(object).build(), List.of());
        } catch (IOException e) {
            return new Answer(config, List.of(FileProblems.unreadable(path, e, "filename")));
        }
    }
}
