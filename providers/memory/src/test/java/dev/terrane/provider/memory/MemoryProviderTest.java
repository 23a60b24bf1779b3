package dev.terrane.provider.memory;

import static dev.terrane.provider.memory.MemoryContractTest.rule;
import static dev.terrane.provider.memory.MemoryContractTest.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.provider.testkit.Lifecycle;
import dev.terrane.provider.testkit.Lifecycle.Made;
import dev.terrane.provider.testkit.TestContext;
import dev.terrane.spi.Conformance;
import dev.terrane.spi.ManagedResources.ApplyAnswer;
import dev.terrane.spi.ManagedResources.ApplyRequest;
import dev.terrane.spi.ManagedResources.ReadAnswer;
import dev.terrane.spi.ManagedResources.ReadRequest;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

class MemoryProviderTest {
    private final Cloud cloud = new InProcessCloud();
    private final Faults faults = new Faults();
    private final CallLog calls = new CallLog();
    private final Provider provider = new MemoryProviderFactory(cloud, faults, calls).create();
    private final Lifecycle life = Lifecycle.of(provider, MemoryObjects.TYPE);

    private static Map<String, Value> named(String name) {
        return Map.of("name", Value.string(name));
    }

    /// Applies without insisting that it goes well.
    private ApplyAnswer create(String name) {
        return life.resources()
                .apply(
                        new ApplyRequest(
                                life.none(),
                                life.planNew(named(name)).planned(),
                                life.config(named(name)),
                                PrivateData.NONE));
    }

    @Test
    void countsRevisions() {
        Made made = life.create(named("a"));
        Made updated = life.apply(made, named("b"));

        assertThat(Attributes.of(made.object()).wholeNumber("revision")).hasValue(1);
        assertThat(Attributes.of(updated.object()).wholeNumber("revision")).hasValue(2);
        assertThat(Attributes.of(updated.object()).value("id"))
                .isEqualTo(Attributes.of(made.object()).value("id"));
    }

    @Test
    void fillsInTheProtocolOfARule() {
        Made made = life.create(Map.of("name", Value.string("a"), "rule", rules(rule(80, null))));

        assertThat(Attributes.of(made.object()).blocks("rule").getFirst().string("protocol"))
                .hasValue("tcp");
    }

    @Test
    void getsTheTokenButKeepsOnlyItsDigest() {
        var made =
                Attributes.of(
                        life.create(Map.of("name", Value.string("a"), "token", Value.string("t")))
                                .object());

        assertThat(made.isNull("token")).isTrue();
        assertThat(made.string("token_digest"))
                .hasValue("e3b98a4da31a127d4bde6e43033f66ba274cab0eb7eb1c70ec41402bf6273dd8");
    }

    @Test
    void refusesWhatIsToFail() {
        faults.add(Operation.CREATE, "web-*", Fault.Kind.REFUSES);

        ApplyAnswer refused = create("web-1");

        assertThat(refused.failed()).isTrue();
        assertThat(refused.object().isNull()).isTrue();
        assertThat(cloud.objects()).isEmpty();
        assertThat(create("db-1").failed()).isFalse();
    }

    @Test
    void createsHalfWay() {
        faults.add(Operation.CREATE, "*", Fault.Kind.FAILS_HALF_WAY);

        ApplyAnswer answer = create("a");

        assertThat(answer.failed()).isTrue();
        assertThat(cloud.objects()).containsExactly(answer.object());
    }

    @Test
    void contradictsItsPlan() {
        faults.add(Operation.CREATE, "*", Fault.Kind.CONTRADICTS_THE_PLAN);

        assertThat(
                        Conformance.appliedProblems(
                                MemoryObjectSchema.RESOURCE.block(),
                                life.planNew(named("a")).planned(),
                                create("a").object()))
                .extracting(problem -> problem.path().display())
                .containsExactly("name");
    }

    @Test
    void refusesAfterSoManyChanges() {
        faults.refuseAfter(1);

        assertThat(create("a").failed()).isFalse();
        assertThat(create("b").failed()).isTrue();
        assertThat(create("c").failed()).isTrue();
        faults.clear();
        assertThat(create("d").failed()).isFalse();
    }

    @Test
    void waitsUntilItMayGoOn() throws InterruptedException {
        var opening = new CountDownLatch(1);
        faults.holdUntil(opening, Operation.CREATE, "slow");
        var creating = Thread.ofVirtual().start(() -> create("slow"));

        assertThat(creating.join(Duration.ofMillis(50))).isFalse();
        opening.countDown();
        assertThat(creating.join(Duration.ofSeconds(10))).isTrue();
        assertThat(cloud.objects()).hasSize(1);
    }

    @Test
    void readsManyInOneCall() {
        List<ReadRequest> requests =
                Stream.of("a", "b", "c")
                        .map(name -> life.create(named(name)))
                        .map(made -> new ReadRequest(made.object(), made.privateData()))
                        .toList();
        faults.add(Operation.READ_MANY, "b", Fault.Kind.REFUSES);
        calls.clear();

        List<ReadAnswer> answers =
                provider.batchReads(MemoryObjects.TYPE).orElseThrow().readMany(requests);

        assertThat(answers).extracting(answer -> answer.problems().size()).containsExactly(0, 1, 0);
        assertThat(calls.calls())
                .containsExactly(new CallLog.Call(Operation.READ_MANY, List.of("a", "b", "c")));
    }

    @Test
    void saysThatAnObjectIsGone() {
        Made made = life.create(named("a"));
        cloud.delete(Cloud.idOf(made.object()));

        ApplyAnswer answer =
                life.resources()
                        .apply(
                                new ApplyRequest(
                                        made.object(),
                                        life.plan(made, named("b")).planned(),
                                        life.config(named("b")),
                                        PrivateData.NONE));

        assertThat(answer.problems())
                .extracting(Problem::summary)
                .containsExactly("Object is gone");
    }

    @Test
    void tellsReviewersOfDataAndExposure() {
        Made made =
                life.create(Map.of("name", Value.string("a"), "kind", Value.string("database")));

        var annotations =
                life.plan(
                                made,
                                Map.of(
                                        "name", Value.string("a"),
                                        "kind", Value.string("database"),
                                        "public", Value.TRUE))
                        .annotations();

        assertThat(annotations.stateful()).isTrue();
        assertThat(annotations.publicExposure()).isPresent();
    }

    @Test
    void dataSourceNeedsExactlyOne() {
        Value config =
                ObjectBuilder.of(MemoryObjectSchema.DATA_SOURCE.block()).set("name", "a").build();

        assertThat(provider.dataSource(MemoryObjects.TYPE).read(config).problems()).hasSize(1);
        life.create(named("a"));
        assertThat(provider.dataSource(MemoryObjects.TYPE).read(config).problems()).isEmpty();
        life.create(named("a"));
        assertThat(provider.dataSource(MemoryObjects.TYPE).read(config).problems()).hasSize(1);
    }

    @Test
    void sharesAFileWithOtherProviders(@TempDir Path directory) {
        Map<String, Value> arguments =
                Map.of(
                        "name", Value.string("shared"),
                        "extra", Value.tuple(List.of(Value.number(1), Value.string("x"))),
                        "rule", rules(rule(80, "udp")));
        Made made = Lifecycle.of(inFile(directory), MemoryObjects.TYPE).create(arguments);

        Lifecycle other = Lifecycle.of(inFile(directory), MemoryObjects.TYPE);

        assertThat(other.read(made).object()).isEqualTo(made.object());
        assertThat(Cloud.idOf(other.create(named("next")).object())).isEqualTo("obj-2");
        other.delete(made);
        assertThat(other.read(made).object().isNull()).isTrue();
        assertThat(directory.resolve("cloud")).exists();
    }

    private static Provider inFile(Path directory) {
        Provider provider = new MemoryProviderFactory().create();
        Value config = providerConfig().set("path", "cloud").build();
        assertThat(provider.configure(config, TestContext.in(directory))).isEmpty();
        return provider;
    }

    private static ObjectBuilder providerConfig() {
        return ObjectBuilder.of(ProviderArguments.SCHEMA.block());
    }

    private static Value faultBlocks(String operation, String kind) {
        Value block =
                Value.object(
                        Map.of(
                                "operation", Value.string(operation),
                                "names", Value.string("*"),
                                "kind", Value.string(kind)));
        return Value.list(block.type(), List.of(block));
    }

    @Test
    void takesFaultsFromItsArguments(@TempDir Path directory) {
        Value config = providerConfig().set("fault", faultBlocks("create", "refuses")).build();

        assertThat(provider.validateConfig(config)).isEmpty();
        provider.configure(config, TestContext.in(directory));

        assertThat(
                        provider.resource(MemoryObjects.TYPE)
                                .apply(
                                        new ApplyRequest(
                                                life.none(),
                                                life.planNew(named("a")).planned(),
                                                life.config(named("a")),
                                                PrivateData.NONE))
                                .failed())
                .isTrue();
    }

    @Test
    void refusesFaultsThatAreNone() {
        assertThat(
                        provider.validateConfig(
                                providerConfig().set("fault", faultBlocks("creat", "x")).build()))
                .extracting(problem -> problem.path().display())
                .containsExactly("fault[0].operation", "fault[0].kind");
    }

    @ParameterizedTest(name = "{0} meets {1}: {2}")
    @CsvSource({
        "a, a, true",
        "a, ab, false",
        "*, anything, true",
        "web-*, web-1, true",
        "web-*, db-1, false",
        "*-1, web-1, true",
        "w*b*1, web-1, true",
        "a*a, a, false",
        "a*b*b, ab, false",
    })
    void matchesNames(String names, String name, boolean expected) {
        assertThat(new Fault(Operation.READ, names, Fault.Kind.REFUSES).meets(Operation.READ, name))
                .isEqualTo(expected);
    }
}
