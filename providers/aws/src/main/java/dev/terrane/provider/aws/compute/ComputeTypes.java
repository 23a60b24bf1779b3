package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.ResourceType;

import java.util.Map;
import java.util.function.Supplier;

/// Instances and what spreads load over them: the types of this package.
public final class ComputeTypes {
    private ComputeTypes() {}

    public static final Map<String, Supplier<ResourceType>> RESOURCES =
            Map.ofEntries(
                    Map.entry("aws_autoscaling_group", AutoscalingGroup::new),
                    Map.entry("aws_autoscaling_policy", AutoscalingPolicy::new),
                    Map.entry("aws_ebs_volume", EbsVolume::new),
                    Map.entry("aws_instance", Instance::new),
                    Map.entry("aws_key_pair", KeyPair::new),
                    Map.entry("aws_launch_template", LaunchTemplate::new),
                    Map.entry("aws_lb", LoadBalancer::new),
                    Map.entry("aws_lb_listener", Listener::new),
                    Map.entry("aws_lb_listener_rule", ListenerRule::new),
                    Map.entry("aws_lb_target_group", TargetGroup::new),
                    Map.entry("aws_lb_target_group_attachment", TargetGroupAttachment::new),
                    Map.entry("aws_volume_attachment", VolumeAttachment::new));

    public static final Map<String, Supplier<DataType>> DATA_SOURCES =
            Map.ofEntries(
                    Map.entry("aws_ami", AmiData::new),
                    Map.entry("aws_instance", InstanceData::new),
                    Map.entry("aws_lb", LoadBalancerData::new));
}
