package dev.terrane.provider.aws.support;

import dev.terrane.provider.aws.session.AwsSession;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// What of an object costs calls of its own: the attributes that these fill, and how they are read. A part
/// is left as it was where nobody looks at it ([Draft#wants]).
///
/// ```java
/// Parts.of()
///         .with(Vpc::readHostNames, "enable_dns_hostnames")
///         .with(Vpc::readUsageMetrics, "enable_network_address_usage_metrics");
/// ```
public final class Parts {
    private final List<Part> parts;

    private record Part(List<String> attributes, BiConsumer<Draft, AwsSession> reading) {
        boolean isWanted(Draft object) {
            return object.wants(attributes.toArray(String[]::new));
        }
    }

    private Parts(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    public static Parts of() {
        return new Parts(List.of());
    }

    /// Parts are read in the order in which they were named.
    public Parts with(BiConsumer<Draft, AwsSession> reading, String... attributes) {
        List<Part> more = new ArrayList<>(parts);
        more.add(new Part(List.of(attributes), reading));
        return new Parts(more);
    }

    public void read(Draft object, AwsSession aws) {
        for (Part part : parts) {
            if (part.isWanted(object)) {
                part.reading().accept(object, aws);
            }
        }
    }
}
