package dev.terrane.provider.plugin;

import dev.terrane.provider.plugin.channel.Channels;
import dev.terrane.provider.plugin.channel.Connection;
import dev.terrane.provider.plugin.channel.Endpoint;
import dev.terrane.provider.plugin.channel.Limits;
import dev.terrane.provider.plugin.process.StartFailure;
import dev.terrane.value.Value;
import dev.terrane.value.json.ImpliedJson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// A provider that somebody started elsewhere, in a debugger say, as `TF_REATTACH_PROVIDERS` says:
///
/// `{"registry.terraform.io/hashicorp/aws": {"Protocol": "grpc", "ProtocolVersion": 5, "Pid": 7,
/// "Addr": {"Network": "unix", "String": "/tmp/plugin1"}}}`
///
/// It is not ended by us.
record Reattached(String source, Value.ObjectValue description, Limits limits) implements Launch {
    static final String VARIABLE = "TF_REATTACH_PROVIDERS";

    /// Nothing where the variable does not name the provider. A variable that can not be read names
    /// none: that is said when it is used.
    static Optional<Reattached> of(String source, Map<String, String> environment, Limits limits) {
        return all(environment)
                .map(each -> each.attributes().get(source))
                .filter(Value.ObjectValue.class::isInstance)
                .map(each -> new Reattached(source, (Value.ObjectValue) each, limits));
    }

    static Set<String> sources(Map<String, String> environment) {
        return all(environment).map(each -> each.attributes().keySet()).orElse(Set.of());
    }

    private static Optional<Value.ObjectValue> all(Map<String, String> environment) {
        String text = environment.getOrDefault(VARIABLE, "");
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return ImpliedJson.read(text) instanceof Value.ObjectValue all
                    ? Optional.of(all)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public String display() {
        return source.substring(source.indexOf('/') + 1) + " (started elsewhere)";
    }

    @Override
    public Optional<Path> executable() {
        return Optional.empty();
    }

    @Override
    public Link start() throws StartFailure {
        return new Link(
                new Connection(
                        Channels.open(endpoint(), Optional.empty(), limits), protocol(), limits),
                null);
    }

    private int protocol() throws StartFailure {
        Value version = part(description.attributes(), "ProtocolVersion");
        if (version instanceof Value.NumberValue number) {
            long value = number.number().asLong().orElse(0);
            if (value == 5 || value == 6) {
                return (int) value;
            }
        }
        throw unusable("its ProtocolVersion is neither 5 nor 6");
    }

    private Endpoint endpoint() throws StartFailure {
        if (!(part(description.attributes(), "Addr") instanceof Value.ObjectValue address)) {
            throw unusable("it has no Addr");
        }
        String where = text(part(address.attributes(), "String"));
        String network = text(part(address.attributes(), "Network"));
        int colon = where.lastIndexOf(':');
        if (network.equals("unix") && !where.isEmpty()) {
            return new Endpoint.Unix(Path.of(where));
        }
        if (network.equals("tcp") && where.substring(colon + 1).matches("[0-9]{1,5}")) {
            return new Endpoint.Tcp(
                    where.substring(0, Math.max(colon, 0)),
                    Integer.parseInt(where.substring(colon + 1)));
        }
        throw unusable("its Addr is neither of the network unix nor of tcp");
    }

    private static Value part(SortedMap<String, Value> attributes, String name) {
        return attributes.getOrDefault(name, Value.NULL);
    }

    private static String text(Value value) {
        return value instanceof Value.StringValue string ? string.text() : "";
    }

    private StartFailure unusable(String why) {
        return new StartFailure(
                "Provider can not be reached",
                "The variable %s describes it in a way that can not be used: %s."
                        .formatted(VARIABLE, why));
    }
}
