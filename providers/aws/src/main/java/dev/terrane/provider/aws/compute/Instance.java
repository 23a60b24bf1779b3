package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.network.Ec2;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// `aws_instance`.
///
/// Replaced when the image, the place (zone, subnet, tenancy, host group), the addresses, the key,
/// interfaces, disks (but size, kind and speed of the root disk) or what is decided at launch
/// changes; with `user_data_replace_on_change` also by other user data. Another type, other user data
/// and `ebs_optimized` stop and start it. The rest changes while it runs. Of `user_data` the state
/// keeps the SHA-1.
///
/// Tried against served answers: the spot market, and passwords.
final class Instance implements ResourceType {
    static final Duration CREATION = Duration.ofMinutes(10);
    static final Duration UPDATE = Duration.ofMinutes(10);
    private static final Duration DELETION = Duration.ofMinutes(20);

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "ami",
                        "associate_public_ip_address",
                        "availability_zone",
                        "cpu_core_count",
                        "cpu_options",
                        "cpu_threads_per_core",
                        "ebs_block_device",
                        "enclave_options",
                        "enclave_options.enabled",
                        "ephemeral_block_device",
                        "hibernation",
                        "host_resource_group_arn",
                        "instance_market_options",
                        "instance_market_options.market_type",
                        "instance_market_options.spot_options",
                        "instance_market_options.spot_options.instance_interruption_behavior",
                        "instance_market_options.spot_options.max_price",
                        "instance_market_options.spot_options.spot_instance_type",
                        "instance_market_options.spot_options.valid_until",
                        "ipv6_addresses",
                        "key_name",
                        "network_interface",
                        "placement_group",
                        "placement_partition_number",
                        "private_ip",
                        "root_block_device.encrypted",
                        "root_block_device.kms_key_id",
                        "security_groups",
                        "subnet_id",
                        "tenancy")
                .replacedBy(
                        "cpu_options.amd_sev_snp",
                        "cpu_options.core_count",
                        "cpu_options.threads_per_core")
                .defaultsTo("get_password_data", Value.FALSE)
                .defaultsTo("source_dest_check", Value.TRUE)
                .defaultsTo("user_data_replace_on_change", Value.FALSE)
                .defaultsTo("root_block_device.delete_on_termination", Value.TRUE)
                .defaultsTo("ebs_block_device.delete_on_termination", Value.TRUE)
                .defaultsTo("metadata_options.http_endpoint", Value.string("enabled"))
                .defaultsTo("metadata_options.http_protocol_ipv6", Value.string("disabled"))
                .fillsInBlocks(
                        "capacity_reservation_specification",
                        "cpu_options",
                        "ebs_block_device",
                        "enclave_options",
                        "ephemeral_block_device",
                        "instance_market_options",
                        "instance_market_options.spot_options",
                        "maintenance_options",
                        "metadata_options",
                        "network_interface",
                        "private_dns_name_options",
                        "root_block_device")
                .keepsBlocks("credit_specification")
                .storedAs("user_data", Instance::digest)
                .adjust(Instance::planUserData)
                .timeout("create", CREATION)
                .timeout("read", Duration.ofMinutes(15))
                .timeout("update", UPDATE)
                .timeout("delete", DELETION);
    }

    private static void planUserData(PlanDraft draft) {
        if (draft.isCreate() || !draft.value("user_data_replace_on_change").equals(Value.TRUE)) {
            return;
        }
        for (String name : List.of("user_data", "user_data_base64")) {
            if (draft.changes(name)) {
                draft.replaceBecauseOf(name);
            }
        }
    }

    /// SHA-1 of the text, or of what it is in base 64.
    static String digest(String userData) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(userData);
        } catch (IllegalArgumentException plain) {
            bytes = userData.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("user_data", "user_data_base64")
                .onlyOneOf("ipv6_address_count", "ipv6_addresses")
                .ipv4("private_ip")
                .oneOf("tenancy", "default", "dedicated", "host")
                .oneOf("instance_initiated_shutdown_behavior", "stop", "terminate")
                .inBlocks(
                        "metadata_options",
                        options ->
                                options.oneOf("http_endpoint", "enabled", "disabled")
                                        .oneOf("http_tokens", "optional", "required")
                                        .oneOf("instance_metadata_tags", "enabled", "disabled")
                                        .between("http_put_response_hop_limit", 1, 64))
                .inBlocks("root_block_device", Instance::checkVolume)
                .inBlocks("ebs_block_device", Instance::checkVolume)
                .problems();
    }

    private static Checks checkVolume(Checks volume) {
        return volume.oneOf("volume_type", "standard", "gp2", "gp3", "io1", "io2", "sc1", "st1");
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        InstanceLaunch.launch(object, aws);
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        InstanceReads reads = InstanceReads.ofResources(objects, aws);
        for (Draft object : objects) {
            var instance = reads.instances().get(object.id());
            if (instance == null || Instances.state(instance).equals("terminated")) {
                object.gone();
            } else {
                reads.setResource(object, instance);
            }
        }
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        InstanceChanges.make(object, aws);
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ec2.changeTags(object, set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        if (object.isTrue("disable_api_stop")) {
            InstanceChanges.protectFromStop(object.id(), false, aws);
        }
        object.text("spot_instance_request_id")
                .ifPresent(request ->
                        aws.ec2()
                                .cancelSpotInstanceRequests(
                                        r -> r.spotInstanceRequestIds(request)));
        Ec2.unlessGone(
                () -> aws.ec2().terminateInstances(r -> r.instanceIds(object.id())),
                "InvalidInstanceID.NotFound");
        aws.await(
                "instance " + object.id() + " to be terminated",
                object.timeout("delete", DELETION),
                () -> InstanceChanges.isTerminated(object.id(), aws));
    }

    @Override
    public boolean isStateful() {
        return true;
    }
}
