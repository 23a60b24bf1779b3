package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// `data "aws_eks_cluster_auth"`: a token with which the caller signs in to a cluster's API.
///
/// It is a signed request to say who the caller is, which the cluster sends to AWS. No request is
/// made for it here.
final class EksClusterToken implements DataType {
    private static final String PREFIX = "k8s-aws-v1.";

    @Override
    public void read(Draft object, AwsSession aws) {
        String name = object.text("name").orElseThrow();
        String url = aws.signedIdentity("x-k8s-aws-id", name);
        object.id(name);
        object.set(
                "token",
                PREFIX
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(url.getBytes(StandardCharsets.UTF_8)));
    }
}
