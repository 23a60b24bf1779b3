package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.aws.support.Tags;

import software.amazon.awssdk.services.iam.model.Tag;

import java.util.List;

/// `data "aws_iam_policy"`: a managed policy, by `arn`, or by `name` among those below `path_prefix`.
public final class PolicyData implements DataType {

    @Override
    public void read(Draft object, AwsSession aws) {
        String arn = object.text("arn").orElseGet(() -> byName(object, aws));
        var policy =
                Calls.find(() -> aws.iam().getPolicy(r -> r.policyArn(arn)).policy(), Iam.GONE)
                        .orElseThrow(() -> none("the ARN " + arn));
        object.id(arn);
        object.set("arn", arn)
                .set("attachment_count", policy.attachmentCount())
                .set("description", policy.description())
                .set("name", policy.policyName())
                .set("path", policy.path())
                .set(
                        "policy",
                        Json.normalized(Policy.document(arn, policy.defaultVersionId(), aws)))
                .set("policy_id", policy.policyId())
                .setMap(
                        "tags",
                        aws.tags().withoutIgnored(Tags.of(policy.tags(), Tag::key, Tag::value)));
    }

    private static String byName(Draft object, AwsSession aws) {
        String name =
                object.text("name")
                        .orElseThrow(() ->
                                FailedCall.of(
                                        "Missing argument",
                                        "Set `arn` or `name` of data aws_iam_policy."));
        List<String> found =
                aws
                        .iam()
                        .listPoliciesPaginator(r -> r.pathPrefix(object.textOrNull("path_prefix")))
                        .policies()
                        .stream()
                        .filter(policy -> policy.policyName().equals(name))
                        .map(policy -> policy.arn())
                        .toList();
        if (found.size() > 1) {
            throw FailedCall.of(
                    "Several policies found",
                    "There are "
                            + found.size()
                            + " policies with the name \""
                            + name
                            + "\". Set `path_prefix`, or `arn`.");
        }
        return found.stream().findFirst().orElseThrow(() -> none("the name \"" + name + "\""));
    }

    private static FailedCall none(String what) {
        return FailedCall.of("Policy not found", "There is no IAM policy with " + what + ".");
    }
}
