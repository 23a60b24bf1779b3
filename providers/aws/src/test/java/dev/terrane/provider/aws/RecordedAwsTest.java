package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.testkit.EmulatedAws;
import dev.terrane.spi.DataSources;
import dev.terrane.spi.ManagedResources.ApplyAnswer;
import dev.terrane.spi.ManagedResources.ApplyRequest;
import dev.terrane.spi.ManagedResources.PlanAnswer;
import dev.terrane.spi.ManagedResources.PlanRequest;
import dev.terrane.spi.ManagedResources.ReadAnswer;
import dev.terrane.spi.ManagedResources.ReadRequest;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.ProposedObject;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.Schema;
import dev.terrane.spi.support.StateJson;
import dev.terrane.value.Value;
import dev.terrane.value.json.JsonText;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Plans, states and refreshed states equal, value by value, what was recorded of Terraform and the
/// provider that this one stands in for.
class RecordedAwsTest {
    private static final Value UNKNOWN = Value.string("<unknown>");

    @TempDir Path directory;

    private final SoftAssertions soft = new SoftAssertions();
    private final Map<String, Made> state = new LinkedHashMap<>();

    /// An object of the state.
    private record Made(Value object, PrivateData privateData) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "network",
                "security",
                "routing",
                "queues",
                "roles",
                "buckets",
                "tags",
                "data",
                "policies"
            })
    void doesWhatWasRecorded(String name) throws IOException {
        EmulatedAws aws = EmulatedAws.require();
        Assumptions.assumeTrue(
                aws.isMoto(), "the recordings are of moto, and this is another emulator");
        aws.reset();
        Recording recording = Recording.named(name);
        for (Recording.Step step : recording.steps()) {
            replay(step, aws);
        }
        soft.assertAll();
    }

    private void replay(Recording.Step step, EmulatedAws aws) throws IOException {
        try (Provider provider = configured(step.provider(), aws)) {
            plan(provider, step);
            removeOthers(provider, step);
            apply(provider, step);
            compare("applied", step.applied());
            readData(provider, step);
            refresh(provider);
            compare("refreshed", step.refreshed());
            plansNothing(provider, step);
        }
    }

    private Provider configured(Value arguments, EmulatedAws aws) {
        Provider provider = new AwsProviderFactory().create();
        Value config = Configurations.of(AwsSchemas.provider().block(), arguments);
        var context =
                new ProviderContext(
                        directory,
                        aws.environment(),
                        (backend, of, workspace) -> Value.EMPTY_OBJECT,
                        new NoLanguage());
        assertThat(provider.validateConfig(config)).isEmpty();
        assertThat(provider.configure(config, context)).isEmpty();
        return provider;
    }

    private static Schema schema(String address) {
        return AwsSchemas.resourceType(type(address));
    }

    private static String type(String address) {
        return address.substring(0, address.indexOf('.'));
    }

    private Value prior(String address) {
        Made made = state.get(address);
        return made == null ? Value.nullOf(schema(address).block().impliedType()) : made.object();
    }

    private PlanAnswer plan(Provider provider, String address, Value prior, Value config) {
        Schema.Block block = schema(address).block();
        assertThat(provider.resource(type(address)).validate(config)).noneMatch(Problem::isError);
        Value proposed = ProposedObject.of(block, prior, config);
        return provider.resource(type(address))
                .plan(new PlanRequest(prior, proposed, config, PrivateData.NONE));
    }

    private Value config(String address, Value arguments, Map<String, Value> others) {
        return Configurations.of(schema(address).block(), Recording.resolved(arguments, others));
    }

    private void plan(Provider provider, Recording.Step step) {
        Map<String, Value> planned = new TreeMap<>();
        step.objects()
                .forEach((address, arguments) -> {
                    PlanAnswer plan =
                            plan(
                                    provider,
                                    address,
                                    prior(address),
                                    config(address, arguments, planned));
                    soft.assertThat(plan.problems()).as(address).isEmpty();
                    planned.put(address, plan.planned());
                    comparePlan(address, plan, step.plan().get(address).asMap());
                });
    }

    private void comparePlan(String address, PlanAnswer plan, Map<String, Value> recorded) {
        soft.assertThat(actions(address, plan))
                .as("actions for %s", address)
                .isEqualTo(JsonText.of(recorded.get("actions")));
        Value expected = marked(recorded.get("after"), recorded.get("after_unknown"));
        soft.assertThat(lines(plain(plan.planned())))
                .as("plan of %s", address)
                .isEqualTo(lines(expected));
        String paths = JsonText.of(recorded.getOrDefault("replace_paths", Value.EMPTY_TUPLE));
        plan.requiresReplace().forEach(path -> soft.assertThat(paths).contains(path.display()));
    }

    private String actions(String address, PlanAnswer plan) {
        if (!state.containsKey(address)) {
            return "[\"create\"]";
        }
        if (!plan.requiresReplace().isEmpty()) {
            return "[\"delete\",\"create\"]";
        }
        return plan.planned().equals(prior(address)) ? "[\"no-op\"]" : "[\"update\"]";
    }

    /// Values as plain JSON, with a mark where something is unknown.
    private static Value plain(Value value) {
        return switch (value) {
            case Value.UnknownValue unknown -> UNKNOWN;
            case Value.NullValue nothing -> Value.NULL;
            case Value.ListValue list ->
                    Value.tuple(list.elements().stream().map(RecordedAwsTest::plain).toList());
            case Value.SetValue set ->
                    Value.tuple(set.elements().stream().map(RecordedAwsTest::plain).toList());
            case Value.MapValue map -> Value.object(plain(map.elements()));
            case Value.ObjectValue object -> Value.object(plain(object.attributes()));
            default -> value;
        };
    }

    private static Map<String, Value> plain(Map<String, Value> parts) {
        Map<String, Value> plain = new TreeMap<>();
        parts.forEach((name, part) -> plain.put(name, plain(part)));
        return plain;
    }

    /// The recorded values, with the same mark.
    private static Value marked(Value after, Value unknown) {
        if (unknown.equals(Value.TRUE)) {
            return UNKNOWN;
        }
        if (unknown instanceof Value.ObjectValue marks) {
            Map<String, Value> values = new TreeMap<>(after.isNull() ? Map.of() : after.asMap());
            marks.attributes()
                    .forEach((name, mark) -> {
                        Value marked = marked(values.getOrDefault(name, Value.NULL), mark);
                        if (!marked.isNull() || values.containsKey(name)) {
                            values.put(name, marked);
                        }
                    });
            return Value.object(values);
        }
        if (unknown instanceof Value.TupleValue marks && after instanceof Value.TupleValue values) {
            List<Value> elements = new ArrayList<>();
            for (int index = 0; index < marks.elements().size(); index++) {
                elements.add(marked(values.elements().get(index), marks.elements().get(index)));
            }
            return Value.tuple(elements);
        }
        return after;
    }

    private static List<String> lines(Value object) {
        if (object.isNull()) {
            return List.of("null");
        }
        return object.asMap().entrySet().stream()
                .map(entry -> Masks.masked("\"" + entry.getKey() + "\":" + text(entry.getValue())))
                .toList();
    }

    /// Elements sorted, since sets are ordered by ids that differ.
    private static String text(Value value) {
        if (value instanceof Value.TupleValue tuple) {
            return tuple.elements().stream()
                    .map(element -> Masks.masked(JsonText.of(element)))
                    .sorted()
                    .toList()
                    .toString();
        }
        return JsonText.of(value);
    }

    private void removeOthers(Provider provider, Recording.Step step) {
        for (String address : List.copyOf(state.keySet()).reversed()) {
            if (!step.objects().containsKey(address)) {
                delete(provider, address);
            }
        }
    }

    private void delete(Provider provider, String address) {
        Schema.Block block = schema(address).block();
        Value none = Value.nullOf(block.impliedType());
        ApplyAnswer answer =
                provider.resource(type(address))
                        .apply(new ApplyRequest(prior(address), none, none, PrivateData.NONE));
        assertThat(answer.problems()).as("deleting %s", address).isEmpty();
        assertThat(read(provider, address).object().isNull())
                .as("%s after it was deleted", address)
                .isTrue();
        state.remove(address);
    }

    private void apply(Provider provider, Recording.Step step) {
        step.objects()
                .forEach((address, arguments) -> {
                    Value config = config(address, arguments, objects());
                    PlanAnswer plan = plan(provider, address, prior(address), config);
                    if (!plan.requiresReplace().isEmpty()) {
                        delete(provider, address);
                    }
                    Value prior = prior(address);
                    PlanAnswer last = plan(provider, address, prior, config);
                    if (!last.planned().equals(prior)) {
                        apply(provider, address, prior, last, config);
                    }
                });
    }

    private void apply(
            Provider provider, String address, Value prior, PlanAnswer plan, Value config) {
        ApplyAnswer answer =
                provider.resource(type(address))
                        .apply(
                                new ApplyRequest(
                                        prior, plan.planned(), config, plan.plannedPrivate()));
        assertThat(answer.problems().stream().map(Problem::detail))
                .as("applying %s", address)
                .isEmpty();
        assertThat(answer.object().isWhollyKnown()).isTrue();
        if (!prior.isNull() && !type(address).equals("aws_route_table_association")) {
            seesDrift(provider, address, prior, answer.object());
        }
        state.put(address, new Made(answer.object(), answer.privateData()));
    }

    /// Whoever still has the state of before sees what was changed meanwhile, but for the arguments
    /// that AWS does not know of.
    private void seesDrift(Provider provider, String address, Value before, Value after) {
        Value seen =
                provider.resource(type(address))
                        .read(new ReadRequest(before, PrivateData.NONE))
                        .object();
        Value now =
                provider.resource(type(address))
                        .read(new ReadRequest(after, PrivateData.NONE))
                        .object();
        soft.assertThat(lines(known(seen))).as("drift of %s", address).isEqualTo(lines(known(now)));
    }

    private static Value known(Value object) {
        Map<String, Value> attributes = new TreeMap<>(object.asMap());
        attributes.keySet().removeAll(List.of("force_destroy", "tags"));
        return plain(Value.object(attributes));
    }

    private Map<String, Value> objects() {
        Map<String, Value> objects = new TreeMap<>();
        state.forEach((address, made) -> objects.put(address, made.object()));
        return objects;
    }

    private void compare(String when, Map<String, Value> recorded) {
        state.forEach((address, made) -> {
            Map<String, Value> expected = recorded.get(address).asMap();
            soft.assertThat(lines(json(address, made.object())))
                    .as("%s, %s", address, when)
                    .isEqualTo(lines(expected.get("attributes")));
            soft.assertThat(new String(made.privateData().bytes(), StandardCharsets.UTF_8))
                    .as("private data of %s, %s", address, when)
                    .isEqualTo(JsonText.of(expected.get("private")));
        });
    }

    private static Value json(String address, Value object) {
        byte[] text = StateJson.write(schema(address).block(), object);
        return Json.parse(new String(text, StandardCharsets.UTF_8)).orElseThrow();
    }

    private ReadAnswer read(Provider provider, String address) {
        return provider.resource(type(address))
                .read(new ReadRequest(prior(address), PrivateData.NONE));
    }

    /// All objects of a type together where the provider can, which has to give the same as one by
    /// one.
    private void refresh(Provider provider) {
        for (String address : List.copyOf(state.keySet())) {
            Made made = state.get(address);
            ReadRequest request = new ReadRequest(made.object(), made.privateData());
            ReadAnswer answer = provider.resource(type(address)).read(request);
            assertThat(answer.problems()).isEmpty();
            provider.batchReads(type(address))
                    .ifPresent(batch ->
                            assertThat(batch.readMany(List.of(request, request)))
                                    .isEqualTo(List.of(answer, answer)));
            state.put(address, new Made(answer.object(), answer.privateData()));
        }
    }

    private void plansNothing(Provider provider, Recording.Step step) {
        step.objects()
                .forEach((address, arguments) -> {
                    PlanAnswer plan =
                            plan(
                                    provider,
                                    address,
                                    prior(address),
                                    config(address, arguments, objects()));
                    soft.assertThat(lines(plain(plan.planned())))
                            .as("plan of %s without a change", address)
                            .isEqualTo(lines(plain(prior(address))));
                });
    }

    private void readData(Provider provider, Recording.Step step) {
        step.dataSources()
                .forEach((address, arguments) -> {
                    Schema.Block block = AwsSchemas.dataSource(type(address)).block();
                    DataSources.Answer answer =
                            provider.dataSource(type(address))
                                    .read(Configurations.of(block, arguments));
                    assertThat(answer.problems()).isEmpty();
                    Value object =
                            Json.parse(
                                            new String(
                                                    StateJson.write(block, answer.object()),
                                                    StandardCharsets.UTF_8))
                                    .orElseThrow();
                    soft.assertThat(lines(object))
                            .as("data.%s", address)
                            .isEqualTo(
                                    lines(
                                            step.applied()
                                                    .get("data." + address)
                                                    .asMap()
                                                    .get("attributes")));
                });
    }

    private static final class NoLanguage implements ProviderContext.LanguageEncoder {
        @Override
        public String expression(Value value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String variables(Value object) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Value readVariables(String text) {
            throw new UnsupportedOperationException();
        }
    }
}
