package dev.terrane.testing.mocking;

import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;

/// Objects that are nowhere but in the state of a test. What they were stays; what is new is made up.
final class MockedObjects implements ManagedResources {
    private final ManagedResources real;
    private final String type;
    private final Schema.Block schema;
    private final MockedValues values;

    MockedObjects(ManagedResources real, String type, Schema.Block schema, MockedValues values) {
        this.real = real;
        this.type = type;
        this.schema = schema;
        this.values = values;
    }

    @Override
    public List<Problem> validate(Value config) {
        return real.validate(config);
    }

    @Override
    public UpgradeAnswer upgrade(long fromVersion, byte[] json) {
        return real.upgrade(fromVersion, json);
    }

    @Override
    public ReadAnswer read(ReadRequest request) {
        return new ReadAnswer(request.prior(), request.privateData(), List.of());
    }

    @Override
    public PlanAnswer plan(PlanRequest request) {
        if (!request.prior().isNull() || request.proposed().isNull()) {
            return PlanAnswer.of(request.proposed(), List.of());
        }
        List<Problem> problems = new ArrayList<>();
        Value planned =
                values.duringPlan()
                        ? new MadeUpValues(values, problems)
                                .fill(schema, request.proposed(), Value::isNull)
                        : new ComputedParts(Value::isNull, MockedObjects::unknown)
                                .fill(schema, request.proposed(), values.given());
        return problems.isEmpty()
                ? PlanAnswer.of(planned, List.of())
                : PlanAnswer.failed(planned, problems);
    }

    private static Value unknown(
            Schema.Attribute attribute, String name, Value given, String path) {
        return Value.unknown(attribute.type());
    }

    @Override
    public ApplyAnswer apply(ApplyRequest request) {
        if (request.planned().isNull()) {
            return ApplyAnswer.of(request.planned());
        }
        List<Problem> problems = new ArrayList<>();
        Value made =
                new MadeUpValues(values, problems)
                        .fill(schema, request.planned(), value -> !value.isKnown());
        return new ApplyAnswer(made, PrivateData.NONE, problems);
    }

    @Override
    public ImportAnswer importObject(String id) {
        return ImportAnswer.failed(
                Problem.error(
                        "Nothing to import",
                        "The objects of the type %s are mocked in this test, so there is none with the id \"%s\"."
                                .formatted(type, id)));
    }
}
