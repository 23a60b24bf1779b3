package dev.terrane.provider.aws.region;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.Partition;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;

import java.util.Set;

/// `data "aws_service_principal"`: the name by which policies know a service of AWS.
final class ServicePrincipal implements DataType {
    /// In China these have the domain of that partition; the others have the common one.
    private static final Set<String> OF_CHINA = Set.of("codedeploy", "elasticmapreduce", "logs");

    @Override
    public void read(Draft object, AwsSession aws) {
        String region = object.text("region").orElseGet(aws::region);
        String service = object.text("service_name").orElseThrow();
        String suffix = suffix(service, Partition.ofRegion(region));
        object.id(service + "." + region + "." + suffix);
        object.set("name", service + "." + suffix).set("region", region).set("suffix", suffix);
    }

    private static String suffix(String service, Partition partition) {
        return switch (partition.id()) {
            case "aws", "aws-us-gov" -> "amazonaws.com";
            case "aws-cn" -> OF_CHINA.contains(service) ? "amazonaws.com.cn" : "amazonaws.com";
            default -> partition.dnsSuffix();
        };
    }
}
