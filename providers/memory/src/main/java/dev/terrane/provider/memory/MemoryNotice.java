package dev.terrane.provider.memory;

import dev.terrane.spi.Action;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The action `memory_notice`: leaves an object of the kind `notice` in the cloud, which nobody manages.
///
/// ```hcl
/// action "memory_notice" "made" {
///   config {
///     name   = "web-1 is there"
///     steps  = ["writing", "sending"]    # told while it is at them
///     secret = var.secret                # never shown
///     waits_for = "go"                   # until an object of that name is in the cloud
///   }
/// }
/// ```
record MemoryNotice(Service service) implements Action {
    static final String TYPE = "memory_notice";
    private static final String KIND = "notice";
    private static final long LOOK_MILLIS = 20;

    static final Schema SCHEMA =
            Schema.of(
                    new Schema.Block(
                            Map.of(
                                    "name",
                                    Attribute.required(Type.STRING),
                                    "steps",
                                    Attribute.optional(Type.list(Type.STRING)),
                                    "waits_for",
                                    Attribute.optional(Type.STRING),
                                    "secret",
                                    Attribute.optional(Type.STRING).asSensitive()),
                            Map.of()));

    @Override
    public List<Problem> validate(Value config) {
        return Attributes.of(config).string("name").filter(String::isEmpty).isPresent()
                ? List.of(
                        Problem.error(
                                "Empty name",
                                "A notice without a name can not be found again.",
                                ValuePath.attribute("name")))
                : List.of();
    }

    @Override
    public List<Problem> plan(Value config) {
        return Attributes.of(config).string("name").filter("forbidden"::equals).isPresent()
                ? List.of(
                        Problem.error(
                                "Notice refused",
                                "The cloud takes no notice of that name.",
                                ValuePath.attribute("name")))
                : List.of();
    }

    @Override
    public List<Problem> invoke(Value config, Consumer<String> progress) {
        String name = Attributes.of(config).requiredString("name");
        Optional<Fault.Kind> fault = service.begin(Operation.INVOKE, name);
        if (fault.filter(kind -> kind == Fault.Kind.REFUSES).isPresent()) {
            return List.of(refusal(name));
        }
        Attributes.of(config).strings("steps").forEach(progress);
        Attributes.of(config).string("waits_for").ifPresent(this::waitFor);
        service.cloud().put(notice(name));
        Service.done(fault);
        return fault.map(kind -> List.of(refusal(name))).orElse(List.of());
    }

    private void waitFor(String name) {
        Value wanted = Value.string(name);
        try {
            while (service.cloud().objects().stream()
                    .noneMatch(object -> wanted.equals(object.asMap().get("name")))) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Value notice(String name) {
        return ObjectBuilder.of(MemoryObjectSchema.RESOURCE.block())
                .set("id", service.cloud().newId())
                .set("name", name)
                .set("kind", KIND)
                .build();
    }

    private static Problem refusal(String name) {
        return Problem.error(
                "Notice was not left",
                "The cloud failed to take the notice \"%s\".".formatted(name));
    }
}
