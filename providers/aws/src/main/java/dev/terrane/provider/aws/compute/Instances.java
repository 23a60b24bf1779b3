package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.network.Ec2;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;

import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Reservation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Requests about instances that several types share.
final class Instances {
    private Instances() {}

    static Map<String, Instance> find(List<String> ids, AwsSession aws) {
        List<Instance> found =
                aws
                        .ec2()
                        .describeInstancesPaginator(r -> r.filters(Ec2.filter("instance-id", ids)))
                        .reservations()
                        .stream()
                        .map(Reservation::instances)
                        .flatMap(List::stream)
                        .toList();
        return Ec2.byId(found, Instance::instanceId);
    }

    static Optional<Instance> find(String id, AwsSession aws) {
        return Optional.ofNullable(find(List.of(id), aws).get(id));
    }

    static String state(Instance instance) {
        return instance.state() == null ? "" : instance.state().nameAsString();
    }

    /// @param states any of which is waited for
    static void awaitState(String id, Duration longest, AwsSession aws, String... states) {
        aws.await(
                "instance " + id + " to be " + String.join(" or ", states),
                longest,
                () -> find(id, aws).filter(instance -> reached(instance, List.of(states))));
    }

    private static boolean reached(Instance instance, List<String> wanted) {
        String state = state(instance);
        if (state.equals("terminated") && !wanted.contains(state)) {
            throw FailedCall.of(
                    "Instance terminated",
                    "Instance "
                            + instance.instanceId()
                            + " was terminated"
                            + (instance.stateReason() == null
                                    ? "."
                                    : ": " + instance.stateReason().message()));
        }
        return wanted.contains(state);
    }

    static void stop(String id, Duration longest, AwsSession aws) {
        aws.ec2().stopInstances(r -> r.instanceIds(id));
        awaitState(id, longest, aws, "stopped");
    }

    static void start(String id, Duration longest, AwsSession aws) {
        aws.retryWhile(
                "instance " + id + " to be ready to start",
                longest,
                () -> aws.ec2().startInstances(r -> r.instanceIds(id)),
                "InvalidParameterValue");
        awaitState(id, longest, aws, "running");
    }
}
