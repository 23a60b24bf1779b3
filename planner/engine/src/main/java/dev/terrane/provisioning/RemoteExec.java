package dev.terrane.provisioning;

import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// `remote-exec`: runs scripts on another machine.
final class RemoteExec implements Provisioner {
    private static final List<String> WAYS = List.of("inline", "script", "scripts");

    @Override
    public String name() {
        return "remote-exec";
    }

    @Override
    public Schema.Block schema() {
        return new Schema.Block(
                Map.of(
                        "inline", Attribute.optional(Type.list(Type.STRING)),
                        "script", Attribute.optional(Type.STRING),
                        "scripts", Attribute.optional(Type.list(Type.STRING))),
                Map.of());
    }

    @Override
    public List<Problem> validate(Value config) {
        Arguments arguments = new Arguments(config);
        long given = WAYS.stream().filter(arguments::isSet).count();
        return given == 1
                ? List.of()
                : List.of(
                        Problem.error(
                                "Invalid remote-exec provisioner",
                                "Exactly one of \"inline\", \"script\" and \"scripts\" has to say what is run; here are %d."
                                        .formatted(given)));
    }

    @Override
    public void run(Provision provision) throws ProvisionException, InterruptedException {
        List<byte[]> scripts = scripts(provision);
        try (Communicator machine = Communicator.open(provision)) {
            for (byte[] script : scripts) {
                machine.runScript(script, provision.output());
            }
        }
    }

    /// Read before anything is run: a script that is missing is noticed in time.
    private static List<byte[]> scripts(Provision provision) throws ProvisionException {
        Arguments arguments = new Arguments(provision.config());
        List<byte[]> scripts = new ArrayList<>();
        if (arguments.isSet("inline")) {
            scripts.add(inline(provision.config()));
            return scripts;
        }
        List<String> names =
                Stream.concat(
                                arguments.text("script").stream(),
                                arguments.texts("scripts").stream())
                        .toList();
        for (String name : names) {
            scripts.add(read(provision.workplace().directory().resolve(name), name));
        }
        return scripts;
    }

    private static byte[] inline(Value config) throws ProvisionException {
        StringBuilder script = new StringBuilder();
        for (Value line : config.asMap().getOrDefault("inline", Value.NULL).asList()) {
            if (line.isNull() || line.asString().isEmpty()) {
                throw new ProvisionException(
                        "A line of \"inline\" is empty or null. Every line has to be a command.");
            }
            script.append(line.asString()).append('\n');
        }
        return script.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(Path file, String name) throws ProvisionException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ProvisionException(
                    "A script could not be read. See that the file is there.",
                    name + ": " + e.getMessage());
        }
    }
}
