package dev.terrane.provider.aws.region;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.session.Partition;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;

/// `data "aws_region"`: the region of the provider configuration, or the one that `name` or
/// `endpoint` tells.
public final class RegionData implements DataType {

    @Override
    public void read(Draft object, AwsSession aws) {
        String name =
                object.text("name")
                        .or(() -> object.text("endpoint").map(RegionData::named))
                        .orElseGet(aws::region);
        RegionMetadata metadata = RegionMetadata.of(Region.of(name));
        if (metadata == null) {
            throw FailedCall.at("name", "No such region", "AWS has no region \"" + name + "\".");
        }
        object.id(name);
        object.set("name", name)
                .set("endpoint", "ec2." + name + "." + Partition.ofRegion(name).dnsSuffix())
                .set("description", metadata.description());
    }

    /// `ec2.eu-central-1.amazonaws.com`.
    private static String named(String endpoint) {
        String[] parts = endpoint.split("\\.", 3);
        if (parts.length < 3 || !parts[0].equals("ec2")) {
            throw FailedCall.at(
                    "endpoint",
                    "No such region",
                    "`endpoint` must be such as \"ec2.eu-central-1.amazonaws.com\", but is \""
                            + endpoint
                            + "\".");
        }
        return parts[1];
    }
}
