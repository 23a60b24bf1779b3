package dev.terrane.provider.random;

import dev.terrane.spi.ManagedResources.ImportAnswer;
import dev.terrane.spi.ManagedResources.PlanRequest;
import dev.terrane.spi.ManagedResources.UpgradeAnswer;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.spi.support.PlanRules;
import dev.terrane.spi.support.StateJson;
import dev.terrane.value.Value;

import java.util.List;
import java.util.random.RandomGenerator;

/// One type of random values: what differs from type to type.
interface RandomType {

    /// Such as `random_id`.
    String name();

    Schema schema();

    PlanRules rules();

    default List<Problem> problems(Value config) {
        return List.of();
    }

    /// What is to be planned, where rules alone do not say it.
    default PlanRequest adjusted(PlanRequest request) {
        return request;
    }

    /// Draws the value.
    ///
    /// @param planned all that is not computed is known
    /// @return the object, wholly known
    Value create(Value planned, RandomGenerator random);

    default UpgradeAnswer upgrade(long fromVersion, byte[] json) {
        return StateJson.upgrade(schema().block(), json);
    }

    default ImportAnswer importObject(String id) {
        return ImportAnswer.unsupported(name());
    }
}
