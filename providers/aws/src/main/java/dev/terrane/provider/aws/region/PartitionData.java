package dev.terrane.provider.aws.region;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.Partition;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// `data "aws_partition"`: the part of AWS that the region belongs to.
final class PartitionData implements DataType {

    @Override
    public void read(Draft object, AwsSession aws) {
        Partition partition = aws.partition();
        object.id(partition.id());
        object.set("dns_suffix", partition.dnsSuffix())
                .set("partition", partition.id())
                .set("reverse_dns_prefix", reversed(partition.dnsSuffix()));
    }

    /// `amazonaws.com.cn` -> `cn.com.amazonaws`.
    static String reversed(String name) {
        List<String> parts = Arrays.asList(name.split("\\."));
        Collections.reverse(parts);
        return String.join(".", parts);
    }
}
