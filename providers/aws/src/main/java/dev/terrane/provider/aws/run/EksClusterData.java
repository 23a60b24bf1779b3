package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;

import software.amazon.awssdk.services.eks.model.Cluster;

/// `data "aws_eks_cluster"`: a cluster by its name.
final class EksClusterData implements DataType {

    @Override
    public void read(Draft object, AwsSession aws) {
        String name = object.text("name").orElseThrow();
        Cluster cluster =
                EksCluster.find(name, aws)
                        .orElseThrow(() ->
                                FailedCall.at(
                                        "name",
                                        "No such cluster",
                                        "There is no EKS cluster \""
                                                + name
                                                + "\" in "
                                                + aws.region()
                                                + "."));
        object.id(name);
        EksShapes.show(object, cluster);
        object.setMap("tags", aws.tags().withoutIgnored(cluster.tags()));
    }
}
