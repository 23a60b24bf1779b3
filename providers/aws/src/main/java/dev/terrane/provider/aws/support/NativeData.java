package dev.terrane.provider.aws.support;

import dev.terrane.provider.aws.session.AwsProblems;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.Refreshing;
import dev.terrane.spi.DataSources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Makes of a [DataType] what the SPI asks for.
public final class NativeData implements DataSources {
    private final String name;
    private final Schema schema;
    private final DataType type;
    private final Supplier<AwsSession> aws;

    public NativeData(String name, Schema schema, DataType type, Supplier<AwsSession> aws) {
        this.name = name;
        this.schema = schema;
        this.type = type;
        this.aws = aws;
    }

    @Override
    public List<Problem> validate(Value config) {
        return Stream.concat(
                        type.validate(Attributes.of(config)).stream(),
                        DeprecatedArguments.of(schema.block(), config).stream())
                .toList();
    }

    @Override
    public Answer read(Value config) {
        Draft draft = Draft.toRead(schema.block(), withoutEmptyBlocks(config));
        try {
            return Refreshing.during(() -> found(draft));
        } catch (RuntimeException failure) {
            return new Answer(config, List.of(AwsProblems.of(failure, "reading data " + name)));
        }
    }

    private Answer found(Draft draft) {
        type.read(draft, aws.get());
        return new Answer(draft.build(), List.of());
    }

    /// By convention of the older plugin library, a data source's blocks are null where none is set.
    private Value withoutEmptyBlocks(Value config) {
        Map<String, Value> values = new TreeMap<>(config.asMap());
        schema.block()
                .blocks()
                .keySet()
                .forEach(block ->
                        values.computeIfPresent(
                                block,
                                (key, value) ->
                                        value.isNull() || !isEmpty(value)
                                                ? value
                                                : Value.nullOf(value.type())));
        return Value.object(values);
    }

    private static boolean isEmpty(Value value) {
        return value.type().isCollection() && value.asList().isEmpty();
    }
}
