package dev.terrane.provider.local;

import dev.terrane.spi.DataSources;
import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.ProviderFunction;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Files below a working directory, or anywhere by absolute paths. It has no arguments.
final class LocalProvider implements Provider {
    private static final Map<String, FileType> RESOURCES =
            Map.of(
                    LocalFile.TYPE.name(), LocalFile.TYPE,
                    LocalSensitiveFile.TYPE.name(), LocalSensitiveFile.TYPE);

    private static final Map<String, Schema> DATA_SOURCES =
            Map.of(
                    LocalFile.TYPE.name(), LocalFile.DATA_SOURCE,
                    LocalSensitiveFile.TYPE.name(), LocalSensitiveFile.DATA_SOURCE);

    /// Functions are called, and arguments validated, before it is configured.
    private volatile Path workingDirectory = Path.of("");

    @Override
    public ProviderSchema schema() {
        return new ProviderSchema(
                Schema.of(new Schema.Block(Map.of(), Map.of())),
                Map.of(
                        LocalFile.TYPE.name(), LocalFile.TYPE.schema(),
                        LocalSensitiveFile.TYPE.name(), LocalSensitiveFile.TYPE.schema()),
                DATA_SOURCES,
                Map.of());
    }

    @Override
    public List<Problem> validateConfig(Value config) {
        return List.of();
    }

    @Override
    public List<Problem> configure(Value config, ProviderContext context) {
        workingDirectory = context.workingDirectory();
        return List.of();
    }

    @Override
    public ManagedResources resource(String type) {
        FileType fileType = RESOURCES.get(type);
        if (fileType == null) {
            throw new IllegalArgumentException("no resource type " + type);
        }
        return new FileResources(fileType, workingDirectory);
    }

    @Override
    public DataSources dataSource(String type) {
        Schema schema = DATA_SOURCES.get(type);
        if (schema == null) {
            throw new IllegalArgumentException("no data source " + type);
        }
        return new FileData(workingDirectory);
    }

    @Override
    public Map<String, ProviderFunction> functions() {
        return Map.of("direxists", new DirectoryExists(workingDirectory));
    }
}
