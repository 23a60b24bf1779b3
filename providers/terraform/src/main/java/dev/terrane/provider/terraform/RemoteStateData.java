package dev.terrane.provider.terraform;

import dev.terrane.spi.DataSources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.ProviderContext.RemoteStateException;
import dev.terrane.spi.ProviderContext.RemoteStates;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The data source `terraform_remote_state`: the outputs of another configuration, as its state
/// has them. Where an output is not there, that of `defaults` counts; where the whole state is not
/// there, that is an error, defaults or not.
final class RemoteStateData implements DataSources {
    static final String TYPE = "terraform_remote_state";

    private static final String DEFAULT_WORKSPACE = "default";

    static final Schema SCHEMA =
            Schema.of(
                    new Schema.Block(
                            Map.of(
                                    "backend",
                                    Attribute.required(Type.STRING)
                                            .described("Where the state is kept, such as `s3`."),
                                    "config",
                                    Attribute.optional(Type.DYNAMIC)
                                            .described("The arguments of that backend, an object."),
                                    "workspace",
                                    Attribute.optional(Type.STRING)
                                            .described("The workspace whose state is read."),
                                    "defaults",
                                    Attribute.optional(Type.DYNAMIC)
                                            .described("Outputs to use where the state has none."),
                                    "outputs",
                                    Attribute.computed(Type.DYNAMIC)
                                            .described("The outputs of the root module.")),
                            Map.of()));

    private final RemoteStates states;

    RemoteStateData(RemoteStates states) {
        this.states = states;
    }

    @Override
    public List<Problem> validate(Value config) {
        var arguments = Attributes.of(config);
        List<Problem> problems = new ArrayList<>();
        requireObject(arguments, "config", problems);
        requireObject(arguments, "defaults", problems);
        if (problems.isEmpty() && isKnown(arguments)) {
            states.problem(arguments.requiredString("backend"), backendConfig(arguments))
                    .ifPresent(cause -> problems.add(problem(cause)));
        }
        return problems;
    }

    private static boolean isKnown(Attributes arguments) {
        return arguments.isSet("backend") && arguments.value("config").isWhollyKnown();
    }

    private static void requireObject(Attributes arguments, String name, List<Problem> problems) {
        switch (arguments.value(name).type()) {
            case Type.ObjectType object -> {}
            case Type.MapType map -> {}
            case Type.Dynamic unknownOrNull -> {}
            case Type other ->
                    problems.add(
                            Problem.error(
                                    "Argument is no object",
                                    "`"
                                            + name
                                            + "` takes an object such as { path = \"a\" }, but is "
                                            + other.display()
                                            + ".",
                                    ValuePath.attribute(name)));
        }
    }

    /// As an object, also where a map was given; an empty one where nothing was.
    private static Value backendConfig(Attributes arguments) {
        Value config = arguments.value("config");
        return config.isNull() ? Value.EMPTY_OBJECT : Value.object(config.asMap());
    }

    @Override
    public Answer read(Value config) {
        List<Problem> problems = validate(config);
        if (!problems.isEmpty()) {
            return new Answer(config, problems);
        }
        var arguments = Attributes.of(config);
        try {
            Map<String, Value> outputs = new TreeMap<>();
            if (arguments.isSet("defaults")) {
                outputs.putAll(arguments.value("defaults").asMap());
            }
            outputs.putAll(read(arguments).asMap());
            Value object = ObjectBuilder.from(config).set("outputs", Value.object(outputs)).build();
            return new Answer(object, List.of());
        } catch (RemoteStateException e) {
            return new Answer(config, List.of(problem(e)));
        }
    }

    private Value read(Attributes arguments) throws RemoteStateException {
        return states.outputs(
                arguments.requiredString("backend"),
                backendConfig(arguments),
                arguments.string("workspace").orElse(DEFAULT_WORKSPACE));
    }

    private static Problem problem(RemoteStateException cause) {
        return Problem.error(
                "State can not be read", String.valueOf(cause.getMessage()), path(cause.reason()));
    }

    private static ValuePath path(RemoteStateException.Cause reason) {
        return switch (reason) {
            case BACKEND -> ValuePath.attribute("backend");
            case CONFIG -> ValuePath.attribute("config");
            case WORKSPACE -> ValuePath.attribute("workspace");
            case STATE -> ValuePath.EMPTY;
        };
    }
}
