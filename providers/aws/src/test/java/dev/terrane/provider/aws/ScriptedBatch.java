package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.spi.ManagedResources.ReadAnswer;
import dev.terrane.spi.ManagedResources.ReadRequest;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Value;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Reads eight objects of a type together, named n0 to n7.
abstract class ScriptedBatch extends ScriptedProvider {
    static final int MANY = 8;

    static String name(int number) {
        return "n" + number;
    }

    /// An item for each of the objects.
    ///
    /// @param item with `%1$s` for the name
    static String each(int count, String item) {
        return IntStream.range(0, count)
                .mapToObj(number -> item.formatted(name(number)))
                .collect(Collectors.joining());
    }

    List<ReadAnswer> read(String type, UnaryOperator<ObjectBuilder> more) {
        var block = AwsSchemas.resourceType(type).block();
        List<ReadRequest> requests =
                IntStream.range(0, MANY)
                        .mapToObj(number ->
                                more.apply(ObjectBuilder.of(block).set("id", name(number))).build())
                        .map(prior -> new ReadRequest(prior, PrivateData.NONE))
                        .toList();
        List<ReadAnswer> answers = provider.batchReads(type).orElseThrow().readMany(requests);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.problems()).isEmpty());
        return answers;
    }

    static Value attribute(ReadAnswer answer, String name) {
        return answer.object().asMap().get(name);
    }

    long calls(String operation) {
        return aws.operations().stream().filter(operation::equals).count();
    }
}
