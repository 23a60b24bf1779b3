package dev.terrane.provider.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.ArgumentRules;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.spi.support.PlanRules;
import dev.terrane.spi.support.StateJson;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Files that are written: `local_file` and `local_sensitive_file`.
///
/// The id is the SHA-1 of the content, so whoever changes the file outside makes it another one:
/// reading then finds it gone. Permissions are not looked at again.
final class FileResources implements ManagedResources {
    private final FileType type;
    private final PlanRules rules;
    private final Path workingDirectory;

    FileResources(FileType type, Path workingDirectory) {
        this.type = type;
        this.rules = type.rules();
        this.workingDirectory = workingDirectory;
    }

    @Override
    public List<Problem> validate(Value config) {
        var check = new ArgumentRules(config).exactlyOneOf(type.contents().toArray(String[]::new));
        var arguments = Attributes.of(config);
        for (String name : List.of("file_permission", "directory_permission")) {
            arguments
                    .string(name)
                    .filter(text -> !Permission.isValid(text))
                    .ifPresent(text ->
                            check.invalid(
                                    name,
                                    "must be three octal digits, or four that begin with"
                                            + " 0, such as \"0644\", but is \""
                                            + text
                                            + "\""));
        }
        arguments
                .string("content_base64")
                .filter(text -> decoded(text).isEmpty())
                .ifPresent(text -> check.invalid("content_base64", "is not valid base64"));
        return check.problems();
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public UpgradeAnswer upgrade(long fromVersion, byte[] json) {
        return StateJson.upgrade(type.schema().block(), json);
    }

    @Override
    public ReadAnswer read(ReadRequest request) {
        var attributes = Attributes.of(request.prior());
        Path path = workingDirectory.resolve(attributes.requiredString("filename"));
        if (!Files.exists(path)) {
            return new ReadAnswer(gone(), request.privateData(), List.of());
        }
        try {
            String id = new Checksums(Files.readAllBytes(path)).id();
            boolean same = attributes.string("id").equals(Optional.of(id));
            return new ReadAnswer(
                    same ? request.prior() : gone(), request.privateData(), List.of());
        } catch (IOException e) {
            return new ReadAnswer(
                    request.prior(),
                    request.privateData(),
                    List.of(FileProblems.unreadable(path, e, "filename")));
        }
    }

    private Value gone() {
        return Value.nullOf(type.schema().block().impliedType());
    }

    @Override
    public PlanAnswer plan(PlanRequest request) {
        return rules.plan(request);
    }

    @Override
    public ApplyAnswer apply(ApplyRequest request) {
        if (request.planned().isNull()) {
            return delete(request.prior());
        }
        return request.prior().isNull()
                ? create(request.planned())
                : ApplyAnswer.of(request.planned());
    }

    private ApplyAnswer create(Value planned) {
        List<Problem> problems = validate(planned);
        if (!problems.isEmpty()) {
            return failed(gone(), problems);
        }
        var attributes = Attributes.of(planned);
        Path path = workingDirectory.resolve(attributes.requiredString("filename"));
        byte[] content;
        try {
            content = content(attributes);
        } catch (IOException e) {
            Path source = workingDirectory.resolve(attributes.requiredString("source"));
            return failed(gone(), List.of(FileProblems.unreadable(source, e, "source")));
        }
        try {
            new FileWriter(
                            attributes.requiredString("file_permission"),
                            attributes.requiredString("directory_permission"))
                    .write(path, content);
        } catch (IOException e) {
            return failed(gone(), List.of(FileProblems.unwritable(path, e)));
        }
        return ApplyAnswer.of(new Checksums(content).into(ObjectBuilder.from(planned)).build());
    }

    private byte[] content(Attributes attributes) throws IOException {
        String argument =
                type.contents().stream().filter(attributes::isSet).findFirst().orElseThrow();
        String text = attributes.requiredString(argument);
        return switch (argument) {
            case "source" -> Files.readAllBytes(workingDirectory.resolve(text));
            case "content_base64" -> decoded(text).orElseThrow();
            default -> text.getBytes(UTF_8);
        };
    }

    private ApplyAnswer delete(Value prior) {
        Path path = workingDirectory.resolve(Attributes.of(prior).requiredString("filename"));
        try {
            Files.deleteIfExists(path);
            return ApplyAnswer.of(gone());
        } catch (IOException e) {
            return failed(
                    prior,
                    List.of(
                            Problem.error(
                                    "File can not be deleted",
                                    "Deleting " + path + " failed: " + FileProblems.reason(e) + ".",
                                    ValuePath.attribute("filename"))));
        }
    }

    private static ApplyAnswer failed(Value object, List<Problem> problems) {
        return new ApplyAnswer(object, PrivateData.NONE, problems);
    }

    @Override
    public ImportAnswer importObject(String id) {
        return ImportAnswer.unsupported(type.name());
    }
}
