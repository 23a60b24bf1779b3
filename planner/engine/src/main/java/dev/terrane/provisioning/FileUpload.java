package dev.terrane.provisioning;

import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `file`: copies a file, a folder or a text to another machine.
final class FileUpload implements Provisioner {
    @Override
    public String name() {
        return "file";
    }

    @Override
    public Schema.Block schema() {
        return new Schema.Block(
                Map.of(
                        "source", Attribute.optional(Type.STRING),
                        "content", Attribute.optional(Type.STRING),
                        "destination", Attribute.required(Type.STRING)),
                Map.of());
    }

    @Override
    public List<Problem> validate(Value config) {
        Arguments arguments = new Arguments(config);
        boolean source = arguments.isSet("source");
        boolean content = arguments.isSet("content");
        if (source == content) {
            return List.of(
                    Problem.error(
                            "Invalid file provisioner",
                            source
                                    ? "\"source\" and \"content\" exclude each other. Remove one of them."
                                    : "Either \"source\" or \"content\" has to say what is copied."));
        }
        return List.of();
    }

    @Override
    public void run(Provision provision) throws ProvisionException, InterruptedException {
        Arguments arguments = new Arguments(provision.config());
        String destination = arguments.filledText("destination").orElse("");
        if (destination.isEmpty()) {
            throw new ProvisionException("\"destination\" is empty. Say where the file goes.");
        }
        Optional<String> content = arguments.text("content");
        try (Communicator machine = Communicator.open(provision)) {
            if (content.isPresent()) {
                machine.upload(content.get().getBytes(StandardCharsets.UTF_8), destination);
            } else {
                copy(arguments.text("source").orElse(""), destination, provision, machine);
            }
        }
    }

    /// With a slash at its end, a folder stands for what is in it.
    private static void copy(
            String source, String destination, Provision provision, Communicator machine)
            throws ProvisionException, InterruptedException {
        Path path = provision.workplace().directory().resolve(source);
        machine.upload(path, source.endsWith("/"), destination);
    }
}
