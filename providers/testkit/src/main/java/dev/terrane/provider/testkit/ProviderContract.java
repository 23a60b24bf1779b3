package dev.terrane.provider.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.provider.testkit.Lifecycle.Made;
import dev.terrane.spi.BatchReads;
import dev.terrane.spi.DataSources;
import dev.terrane.spi.ManagedResources.ImportAnswer;
import dev.terrane.spi.ManagedResources.PlanAnswer;
import dev.terrane.spi.ManagedResources.ReadAnswer;
import dev.terrane.spi.ManagedResources.ReadRequest;
import dev.terrane.spi.ManagedResources.UpgradeAnswer;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.ProviderFactory;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.spi.Schema;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.spi.support.StateJson;
import dev.terrane.value.TypeConformance;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What whoever plans and applies may rely on, whichever provider it is. A provider's tests extend
/// this class and give examples; each rule is then tested with each example.
///
/// ```java
/// class MemoryContractTest extends ProviderContract {
///     @Override
///     protected ProviderFactory factory() { ... }
///
///     @Override
///     protected List<ResourceExample> resources() {
///         return List.of(
///                 ResourceExample.of("memory_object", Map.of("name", Value.string("a")))
///                         .updatedBy(Map.of("size", Value.number(2)))
///                         .replacedBy("kind", Value.string("other")));
///     }
/// }
/// ```
public abstract class ProviderContract {

    /// The working directory of the provider, empty when a test begins.
    @TempDir protected Path directory;

    private final List<Provider> opened = new ArrayList<>();

    protected abstract ProviderFactory factory();

    /// At least one for each resource type.
    protected abstract List<ResourceExample> resources();

    protected List<DataSourceExample> dataSources() {
        return List.of();
    }

    /// The provider's own arguments.
    protected Map<String, Value> arguments() {
        return Map.of();
    }

    protected ProviderContext context() {
        return TestContext.in(directory);
    }

    /// A provider that is configured.
    protected final Provider provider() {
        Provider provider = created();
        Value config = config(provider.schema().provider(), arguments());
        assertThat(Lifecycle.errors(provider.validateConfig(config))).isEmpty();
        assertThat(Lifecycle.errors(provider.configure(config, context()))).isEmpty();
        return provider;
    }

    private Provider created() {
        Provider provider = factory().create();
        opened.add(provider);
        return provider;
    }

    /// A provider may have a process of its own, which would outlive the test.
    @AfterEach
    final void closesWhatItOpened() {
        opened.reversed().forEach(Provider::close);
    }

    @Test
    void namesWhatItStandsInFor() {
        assertThat(factory().source().split("/")).hasSize(3);
        assertThat(factory().version()).matches("\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void hasConsistentSchemas() {
        ProviderSchema schema = created().schema();
        assertThat(SchemaCheck.problems(schema.provider())).isEmpty();
        check(schema.resources());
        check(schema.dataSources());
        check(schema.ephemeralResources());
    }

    private static void check(Map<String, Schema> schemas) {
        schemas.forEach(
                (type, schema) -> assertThat(SchemaCheck.problems(schema)).as(type).isEmpty());
    }

    @Test
    void hasAnExampleOfEachResourceType() {
        List<String> types = new ArrayList<>(withoutExample());
        resources().stream().map(ResourceExample::type).distinct().forEach(types::add);
        assertThat(types)
                .containsExactlyInAnyOrderElementsOf(created().schema().resources().keySet());
    }

    /// Types that the contract is not tried with; a type that has an example must not be here.
    protected Set<String> withoutExample() {
        return Set.of();
    }

    @TestFactory
    Stream<DynamicTest> acceptsAConfiguration() {
        return each((life, example) ->
                assertThat(
                                Lifecycle.errors(
                                        life.resources()
                                                .validate(life.config(example.arguments()))))
                        .isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> complainsOfNothingThatIsUnknown() {
        return each((life, example) ->
                assertThat(
                                Lifecycle.errors(
                                        life.resources()
                                                .validate(life.config(unknown(life, example)))))
                        .isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> plansWhatIsUnknown() {
        return each((life, example) -> life.planNew(unknown(life, example)));
    }

    /// The same arguments, all unknown; nested blocks stay.
    private static Map<String, Value> unknown(Lifecycle life, ResourceExample example) {
        Map<String, Value> unknown = new TreeMap<>(example.arguments());
        Map<String, Schema.Attribute> attributes = life.schema().block().attributes();
        unknown.replaceAll((name, value) -> {
            Schema.Attribute attribute = attributes.get(name);
            return attribute == null ? value : Value.unknown(attribute.type());
        });
        return unknown;
    }

    @TestFactory
    Stream<DynamicTest> plansTheSameTwice() {
        return each((life, example) ->
                assertThat(life.planNew(example.arguments()))
                        .isEqualTo(life.planNew(example.arguments())));
    }

    @TestFactory
    Stream<DynamicTest> createsWhatWasPlanned() {
        return each((life, example) -> life.delete(life.create(example.arguments())));
    }

    @TestFactory
    Stream<DynamicTest> readsBackWhatItCreated() {
        return each((life, example) -> {
            Made made = life.create(example.arguments());
            readsBack(life, made, example.arguments());
            life.delete(made);
        });
    }

    /// Providers on the older plugin library do not tell null from empty right after an apply.
    private static void readsBack(Lifecycle life, Made made, Map<String, Value> arguments) {
        Value read = life.read(made).object();
        if (life.plan(made, arguments).legacyTypeSystem()) {
            assertThat(withoutEmpty(read)).isEqualTo(withoutEmpty(made.object()));
        } else {
            assertThat(read).isEqualTo(made.object());
        }
    }

    private static Map<String, Value> withoutEmpty(Value object) {
        Map<String, Value> attributes = new TreeMap<>(object.asMap());
        attributes.values().removeIf(ProviderContract::isEmpty);
        return attributes;
    }

    private static boolean isEmpty(Value value) {
        return switch (value) {
            case Value.NullValue nothing -> true;
            case Value.MapValue map -> map.elements().isEmpty();
            case Value.ListValue list -> list.elements().isEmpty();
            case Value.SetValue set -> set.elements().isEmpty();
            default -> false;
        };
    }

    @TestFactory
    Stream<DynamicTest> plansNothingWhereNothingChanges() {
        return each((life, example) -> {
            Made made = life.create(example.arguments());
            plansNothing(life, made, example.arguments());
            life.delete(made);
        });
    }

    private static void plansNothing(Lifecycle life, Made made, Map<String, Value> arguments) {
        PlanAnswer plan = life.plan(made, arguments);
        assertThat(plan.planned()).isEqualTo(made.object());
        assertThat(plan.requiresReplace()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> updatesInPlace() {
        return each((life, example) -> {
            for (Map<String, Value> changes : example.updates()) {
                updates(life, example.arguments(), example.changedBy(changes));
            }
        });
    }

    private static void updates(
            Lifecycle life, Map<String, Value> before, Map<String, Value> after) {
        Made made = life.create(before);
        PlanAnswer plan = life.plan(made, after);
        assertThat(plan.requiresReplace()).isEmpty();
        assertThat(plan.planned()).isNotEqualTo(made.object());
        Made updated = life.apply(made, after);
        readsBack(life, updated, after);
        plansNothing(life, updated, after);
        life.delete(updated);
    }

    @TestFactory
    Stream<DynamicTest> saysWhatNeedsANewObject() {
        return each((life, example) -> {
            Made made = life.create(example.arguments());
            for (ResourceExample.Replacement change : example.replacements()) {
                Map<String, Value> changed =
                        example.changedBy(Map.of(change.argument(), change.value()));
                assertThat(life.plan(made, changed).requiresReplace())
                        .contains(ValuePath.attribute(change.argument()));
            }
            life.delete(made);
        });
    }

    @TestFactory
    Stream<DynamicTest> findsNothingWhereItDeleted() {
        return each((life, example) -> {
            Made made = life.create(example.arguments());
            life.delete(made);
            if (example.outside()) {
                assertThat(life.read(made).object().isNull()).isTrue();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> takesItsOwnObjectsFromAState() {
        return each((life, example) -> {
            Made made = life.create(example.arguments());
            byte[] json = StateJson.write(life.schema().block(), made.object());
            UpgradeAnswer answer = life.resources().upgrade(life.schema().version(), json);
            assertThat(answer.problems()).isEmpty();
            assertThat(answer.object()).isEqualTo(made.object());
            life.delete(made);
        });
    }

    @TestFactory
    Stream<DynamicTest> importsWhatThereIs() {
        return each((life, example) ->
                example.importId().ifPresent(attribute -> imports(life, example, attribute)));
    }

    private static void imports(Lifecycle life, ResourceExample example, String attribute) {
        Made made = life.create(example.arguments());
        String id = Attributes.of(made.object()).requiredString(attribute);
        ImportAnswer answer = life.resources().importObject(id);
        assertThat(answer.problems()).isEmpty();
        Made found = life.read(new Made(answer.object().orElseThrow(), answer.privateData()));
        assertThat(Attributes.of(found.object()).string(attribute)).hasValue(id);
        life.delete(made);
    }

    @TestFactory
    Stream<DynamicTest> readsManyAsItReadsOne() {
        Provider provider = provider();
        return resources().stream()
                .filter(example -> provider.batchReads(example.type()).isPresent())
                .map(example ->
                        DynamicTest.dynamicTest(
                                example.type(),
                                () ->
                                        readsMany(
                                                Lifecycle.of(provider, example.type()),
                                                provider.batchReads(example.type()).orElseThrow(),
                                                example)));
    }

    private static void readsMany(Lifecycle life, BatchReads batch, ResourceExample example) {
        if (example.alone()) {
            readsOneTwice(life, batch, example);
            return;
        }
        Made present = life.create(example.arguments());
        Made gone = life.create(example.arguments());
        Made other = life.create(example.arguments());
        life.delete(gone);
        List<ReadRequest> requests =
                Stream.of(present, gone, other)
                        .map(made -> new ReadRequest(made.object(), made.privateData()))
                        .toList();
        List<ReadAnswer> single = requests.stream().map(life.resources()::read).toList();
        assertThat(batch.readMany(requests)).isEqualTo(single);
        life.delete(present);
        life.delete(other);
    }

    private static void readsOneTwice(Lifecycle life, BatchReads batch, ResourceExample example) {
        Made made = life.create(example.arguments());
        ReadRequest request = new ReadRequest(made.object(), made.privateData());
        ReadAnswer single = life.resources().read(request);
        assertThat(batch.readMany(List.of(request, request))).isEqualTo(List.of(single, single));
        life.delete(made);
    }

    @TestFactory
    Stream<DynamicTest> readsDataSources() {
        Provider provider = provider();
        return dataSources().stream()
                .map(example ->
                        DynamicTest.dynamicTest(
                                example.type(), () -> readsData(provider, example)));
    }

    private static void readsData(Provider provider, DataSourceExample example) {
        Schema schema = SchemaCheck.named(example.type(), provider.schema().dataSources());
        Value config = config(schema, example.arguments());
        DataSources source = provider.dataSource(example.type());
        assertThat(Lifecycle.errors(source.validate(config))).isEmpty();
        DataSources.Answer answer = source.read(config);
        assertThat(Lifecycle.errors(answer.problems())).isEmpty();
        assertThat(answer.object().isWhollyKnown()).isTrue();
        assertThat(TypeConformance.conforms(answer.object().type(), schema.block().impliedType()))
                .isTrue();
        example.arguments()
                .forEach((name, value) ->
                        assertThat(answer.object().asMap()).containsEntry(name, value));
    }

    @FunctionalInterface
    private interface Rule {
        void test(Lifecycle life, ResourceExample example);
    }

    private Stream<DynamicTest> each(Rule rule) {
        Provider provider = provider();
        return resources().stream()
                .map(example ->
                        DynamicTest.dynamicTest(
                                example.type() + " " + example.arguments().keySet(),
                                () -> rule.test(Lifecycle.of(provider, example.type()), example)));
    }

    private static Value config(Schema schema, Map<String, Value> arguments) {
        ObjectBuilder config = ObjectBuilder.of(schema.block());
        arguments.forEach(config::set);
        return config.build();
    }
}
