package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.network.Search;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Shape;

import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.Reservation;

import java.util.List;

/// `data "aws_instance"`: one instance that is not terminated.
final class InstanceData implements DataType {

    @Override
    public void read(Draft object, AwsSession aws) {
        var filters =
                Search.by(object)
                        .argument("instance_id", "instance-id")
                        .tags("instance_tags")
                        .filters();
        List<Instance> found =
                aws
                        .ec2()
                        .describeInstancesPaginator(r -> r.filters(filters))
                        .reservations()
                        .stream()
                        .map(Reservation::instances)
                        .flatMap(List::stream)
                        .filter(instance -> !Instances.state(instance).equals("terminated"))
                        .toList();
        Instance instance = Search.one(found, "instance");
        object.id(instance.instanceId());
        InstanceReads reads = InstanceReads.ofData(instance, true, aws);
        reads.setShared(object, instance);
        Shape.of().showNone(object, "ephemeral_block_device");
        object.set("get_password_data", object.isTrue("get_password_data"))
                .set("get_user_data", object.isTrue("get_user_data"))
                .set(
                        "launch_time",
                        instance.launchTime() == null ? null : instance.launchTime().toString())
                .set("host_resource_group_arn", instance.placement().hostResourceGroupArn())
                .set(
                        "network_interface_id",
                        InstanceReads.primary(instance)
                                .map(InstanceNetworkInterface::networkInterfaceId)
                                .orElse(null));
        object.setTexts("ipv6_addresses", InstanceReads.ipv6(instance));
        String userData = reads.userData(instance);
        if (!userData.isEmpty()) {
            object.set("user_data", dev.terrane.provider.aws.compute.Instance.digest(userData));
            if (object.isTrue("get_user_data")) {
                object.set("user_data_base64", userData);
            }
        }
    }
}
