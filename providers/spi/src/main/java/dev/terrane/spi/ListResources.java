package dev.terrane.spi;

import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Finds the objects of one resource type that there are, whether anybody manages them or not.
public interface ListResources {

    List<Problem> validate(ListRequest request);

    /// Hands over each object as it is found.
    ///
    /// @return what went wrong with the whole
    List<Problem> list(ListRequest request, Consumer<Found> found);

    /// @param config which objects are meant; of the schema of the list
    /// @param withObjects whether their attributes are wanted, which may cost further requests
    /// @param limit how many at most
    record ListRequest(Value config, boolean withObjects, long limit) {}

    /// @param displayName in words
    /// @param identity by which it can be imported
    /// @param object of the schema of the resource type
    /// @param problems of this one
    record Found(
            String displayName,
            Optional<Identity> identity,
            Optional<Value> object,
            List<Problem> problems) {
        public Found {
            problems = List.copyOf(problems);
        }
    }
}
