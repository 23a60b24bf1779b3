package dev.terrane.backends;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;

import dev.terrane.state.StateStoreException;
import dev.terrane.state.StateWriter;
import dev.terrane.value.Value;
import dev.terrane.value.json.ImpliedJson;
import dev.terrane.value.json.ValueJson;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The backend that `init` has set up: `.terraform/terraform.tfstate`, in the form of Terraform.
///
/// @param arguments all of them, with those of `-backend-config`, as they stand in JSON
/// @param hash of the block at that time, see [BackendHash]
public record SavedBackend(String type, SortedMap<String, Value> arguments, long hash) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String FILE = "terraform.tfstate";

    /// Nothing where `init` has set none up.
    public static Optional<SavedBackend> read(Path dataDirectory) throws StateStoreException {
        Path file = dataDirectory.resolve(FILE);
        try (JsonParser json = JSON.createParser(Files.readAllBytes(file))) {
            return read(json);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw problem(file, "read", e);
        }
    }

    private static Optional<SavedBackend> read(JsonParser json) throws IOException {
        Optional<SavedBackend> saved = Optional.empty();
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken begin = json.nextToken();
            if (name.equals("backend") && begin == JsonToken.START_OBJECT) {
                saved = Optional.of(backend(json));
            } else {
                json.skipChildren();
            }
        }
        return saved;
    }

    private static SavedBackend backend(JsonParser json) throws IOException {
        String type = "";
        SortedMap<String, Value> arguments = new TreeMap<>();
        long hash = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "type" -> type = json.getText();
                case "hash" -> hash = json.getLongValue();
                case "config" -> {
                    if (ImpliedJson.readCurrent(json) instanceof Value.ObjectValue object) {
                        arguments.putAll(object.attributes());
                    }
                }
                default -> json.skipChildren();
            }
        }
        return new SavedBackend(type, arguments, hash);
    }

    public void write(Path dataDirectory) throws StateStoreException {
        Path file = dataDirectory.resolve(FILE);
        try {
            Files.createDirectories(dataDirectory);
            Files.write(file, json());
        } catch (IOException e) {
            throw problem(file, "written", e);
        }
    }

    /// What stands where no backend is set up any more.
    public static void remove(Path dataDirectory) throws StateStoreException {
        Path file = dataDirectory.resolve(FILE);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw problem(file, "deleted", e);
        }
    }

    private byte[] json() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.setPrettyPrinter(printer());
            json.writeStartObject();
            json.writeNumberField("version", 3);
            json.writeStringField("terraform_version", StateWriter.TERRAFORM_VERSION);
            json.writeObjectFieldStart("backend");
            json.writeStringField("type", type);
            json.writeObjectFieldStart("config");
            for (var argument : arguments.entrySet()) {
                json.writeFieldName(argument.getKey());
                ValueJson.write(json, argument.getValue(), argument.getValue().type());
            }
            json.writeEndObject();
            json.writeNumberField("hash", hash);
            json.writeEndObject();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(
                        Separators.createDefaultInstance()
                                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                                .withArrayEmptySeparator("")
                                .withObjectEmptySeparator(""));
        printer.indentArraysWith(indent);
        printer.indentObjectsWith(indent);
        return printer;
    }

    private static StateStoreException problem(Path file, String verb, IOException cause) {
        return new StateStoreException(
                "The backend that was set up is not known",
                "\"%s\" can not be %s: %s. Where it is damaged, delete it and run terrane init."
                        .formatted(file, verb, String.valueOf(cause.getMessage())),
                cause);
    }
}
