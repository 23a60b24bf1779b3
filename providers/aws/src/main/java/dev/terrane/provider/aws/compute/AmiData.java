package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.network.Ec2;
import dev.terrane.provider.aws.network.Search;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.Image;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// `data "aws_ami"`: one image, or with `most_recent` the newest of several.
final class AmiData implements DataType {
    private static final Shape SHAPE =
            Shape.of()
                    .named("PublicLaunchPermissions", "public")
                    .named("ImageOwnerAlias", "image_owner_alias")
                    .without("block_device_mappings", "state_reason");

    @Override
    public void read(Draft object, AwsSession aws) {
        var filters = Search.by(object).filters();
        String pattern = object.text("name_regex").orElse("");
        List<Image> found =
                aws
                        .ec2()
                        .describeImagesPaginator(r ->
                                r.filters(filters)
                                        .owners(object.texts("owners"))
                                        .executableUsers(object.texts("executable_users"))
                                        .includeDeprecated(object.isTrue("include_deprecated")))
                        .images()
                        .stream()
                        .filter(image -> pattern.isEmpty() || matches(image, pattern))
                        .toList();
        if (found.size() > 1 && !object.isTrue("most_recent")) {
            throw FailedCall.of(
                    "Several images found",
                    found.size()
                            + " images match. Say more about the one that is meant, or set"
                            + " `most_recent`.");
        }
        Image image =
                Search.one(
                        found.stream()
                                .max(
                                        Comparator.comparing(AmiData::created)
                                                .thenComparing(Image::imageId))
                                .stream()
                                .toList(),
                        "image");
        object.id(image.imageId());
        set(object, image, aws);
    }

    private static boolean matches(Image image, String pattern) {
        return image.name() != null && Pattern.compile(pattern).matcher(image.name()).find();
    }

    private static String created(Image image) {
        return Objects.requireNonNullElse(image.creationDate(), "");
    }

    private static void set(Draft object, Image image, AwsSession aws) {
        SHAPE.show(object, image);
        object.set(
                        "arn",
                        String.join(
                                ":",
                                "arn",
                                aws.partition().id(),
                                "ec2",
                                aws.region(),
                                "",
                                "image/" + image.imageId()))
                .set("include_deprecated", object.isTrue("include_deprecated"))
                .set("most_recent", object.isTrue("most_recent"))
                .set("platform", image.platformAsString())
                .set("root_snapshot_id", rootSnapshot(image));
        object.setObjects(
                "block_device_mappings",
                image.blockDeviceMappings().stream().map(AmiData::disk).toList());
        object.setMap("state_reason", reason(image));
        Ec2.setTags(object, image.tags(), aws);
    }

    private static Map<String, String> reason(Image image) {
        var reason = image.stateReason();
        return Map.of(
                "code", reason == null || reason.code() == null ? "UNSET" : reason.code(),
                "message", reason == null || reason.message() == null ? "UNSET" : reason.message());
    }

    private static @Nullable String rootSnapshot(Image image) {
        return image.blockDeviceMappings().stream()
                .filter(disk -> Objects.equals(disk.deviceName(), image.rootDeviceName()))
                .map(BlockDeviceMapping::ebs)
                .filter(Objects::nonNull)
                .map(EbsBlockDevice::snapshotId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Value> disk(BlockDeviceMapping disk) {
        Map<String, Value> ebs = new TreeMap<>();
        if (disk.ebs() != null) {
            ebs.put("delete_on_termination", text(disk.ebs().deleteOnTermination(), "false"));
            ebs.put("encrypted", text(disk.ebs().encrypted(), "false"));
            ebs.put("iops", text(disk.ebs().iops(), "0"));
            ebs.put("throughput", text(disk.ebs().throughput(), "0"));
            ebs.put("volume_size", text(disk.ebs().volumeSize(), "0"));
            ebs.put("snapshot_id", text(disk.ebs().snapshotId(), ""));
            ebs.put("volume_type", text(disk.ebs().volumeTypeAsString(), ""));
            ebs.put("volume_initialization_rate", text(disk.ebs().volumeInitializationRate(), "0"));
        }
        return Map.of(
                "device_name", text(disk.deviceName(), ""),
                "ebs", Value.map(Type.STRING, ebs),
                "no_device", text(disk.noDevice(), ""),
                "virtual_name", text(disk.virtualName(), ""));
    }

    private static Value text(@Nullable Object found, String otherwise) {
        return Value.string(found == null ? otherwise : found.toString());
    }
}
