package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.network.Ec2;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Filled;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.SpotInstanceRequest;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What was asked for when instances were bought on the spot market. The emulator of the tests
/// forgets these requests: a server on the loopback, that answers as the service's model says, shows
/// them.
final class SpotRequests {
    private static final String BLOCK = "instance_market_options";
    private static final Type.ObjectType OPTIONS =
            Type.object(
                    Map.of(
                            "instance_interruption_behavior", Type.STRING,
                            "max_price", Type.STRING,
                            "spot_instance_type", Type.STRING,
                            "valid_until", Type.STRING));

    private SpotRequests() {}

    /// @return by their ids
    static Map<String, SpotInstanceRequest> of(List<Instance> instances, AwsSession aws) {
        List<String> ids =
                instances.stream()
                        .map(Instance::spotInstanceRequestId)
                        .filter(Objects::nonNull)
                        .filter(id -> !id.isEmpty())
                        .toList();
        return ids.isEmpty()
                ? Map.of()
                : Ec2.byId(
                        aws.ec2()
                                .describeSpotInstanceRequestsPaginator(
                                        r -> r.spotInstanceRequestIds(ids))
                                .spotInstanceRequests(),
                        SpotInstanceRequest::spotInstanceRequestId);
    }

    static void show(Draft object, Instance instance, Map<String, SpotInstanceRequest> requests) {
        String id = instance.spotInstanceRequestId();
        if (id == null || id.isEmpty()) {
            object.set("instance_lifecycle", "").set("spot_instance_request_id", "");
            object.setObjects(BLOCK, List.of());
            return;
        }
        object.set("instance_lifecycle", instance.instanceLifecycleAsString())
                .set("spot_instance_request_id", id);
        SpotInstanceRequest request = requests.get(id);
        if (request != null) {
            object.setObjects(
                    BLOCK,
                    List.of(
                            Map.of(
                                    "market_type", Value.string("spot"),
                                    "spot_options",
                                            Value.list(OPTIONS, List.of(options(request))))));
        }
    }

    private static Value options(SpotInstanceRequest request) {
        Map<String, Value> options = new TreeMap<>();
        options.put(
                "instance_interruption_behavior",
                text(request.instanceInterruptionBehaviorAsString()));
        options.put("max_price", text(request.spotPrice()));
        options.put("spot_instance_type", text(request.typeAsString()));
        options.put("valid_until", text(time(request.validUntil())));
        return Filled.of(Value.object(options));
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null
                ? null
                : DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    private static Value text(@Nullable String text) {
        return Value.string(text == null ? "" : text);
    }
}
