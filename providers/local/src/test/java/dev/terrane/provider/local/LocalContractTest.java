package dev.terrane.provider.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrane.provider.testkit.DataSourceExample;
import dev.terrane.provider.testkit.ProviderContract;
import dev.terrane.provider.testkit.ResourceExample;
import dev.terrane.spi.ProviderFactory;
import dev.terrane.value.Value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

class LocalContractTest extends ProviderContract {

    @Override
    protected ProviderFactory factory() {
        return new LocalProviderFactory();
    }

    @Override
    protected List<ResourceExample> resources() {
        return List.of(
                file("local_file", "content", "text\n"),
                file("local_file", "sensitive_content", "secret"),
                file("local_sensitive_file", "content", "secret"),
                file("local_sensitive_file", "content_base64", "AP8="));
    }

    private static ResourceExample file(String type, String argument, String content) {
        return ResourceExample.of(
                        type,
                        Map.of(
                                "filename",
                                Value.string("new/folder/file"),
                                argument,
                                Value.string(content)))
                .replacedBy("filename", Value.string("other"))
                .replacedBy("file_permission", Value.string("0600"))
                .replacedBy(argument, Value.string("YQ=="));
    }

    @Override
    protected List<DataSourceExample> dataSources() {
        try {
            Files.write(directory.resolve("there.txt"), "there".getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Value> arguments = Map.of("filename", Value.string("there.txt"));
        return List.of(
                new DataSourceExample("local_file", arguments),
                new DataSourceExample("local_sensitive_file", arguments));
    }
}
