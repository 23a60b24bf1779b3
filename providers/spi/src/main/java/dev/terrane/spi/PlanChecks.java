package dev.terrane.spi;

import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;

/// Looks at all that is planned with one provider configuration, for what no single object shows: two
/// names that are the same, a network that lies outside of another.
///
/// It is called once, when everything is planned and nothing failed. It says what would be refused when
/// the plan is applied; what is certain is an error, anything else a warning.
public interface PlanChecks {

    /// @param objects in the order of their addresses, those without a change among them
    List<Finding> check(List<PlannedObject> objects);

    /// @param address as users know it
    /// @param isNew whether applying makes it
    /// @param isChanged whether applying touches it; true where it is new
    /// @param planned what it will be, without marks
    /// @param sources of arguments that are taken plainly from another managed object of the module:
    ///     the address of that object, as in `vpc_id = aws_vpc.main.id`
    record PlannedObject(
            String address,
            String type,
            boolean isNew,
            boolean isChanged,
            Value planned,
            Map<String, String> sources) {
        public PlannedObject {
            sources = Map.copyOf(sources);
        }
    }

    /// @param address of one of the objects
    record Finding(String address, Problem problem) {}
}
