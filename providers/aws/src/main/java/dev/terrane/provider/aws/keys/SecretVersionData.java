package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;

/// `data "aws_secretsmanager_secret_version"`: the text of a secret, of the version that has a stage
/// (the current one where nothing is said) or an id.
public final class SecretVersionData implements DataType {

    @Override
    public void read(Draft object, AwsSession aws) {
        String secret = object.now().requiredString("secret_id");
        String version = object.textOrNull("version_id");
        String stage =
                version == null
                        ? object.text("version_stage").orElse("AWSCURRENT")
                        : object.textOrNull("version_stage");
        var found =
                Calls.find(
                                () ->
                                        aws.secretsmanager()
                                                .getSecretValue(r ->
                                                        r.secretId(secret)
                                                                .versionId(version)
                                                                .versionStage(stage)),
                                Secret.GONE,
                                "InvalidRequestException")
                        .orElseThrow(() ->
                                FailedCall.at(
                                        "secret_id",
                                        "Secret version not found",
                                        "The secret \""
                                                + secret
                                                + "\" has no version "
                                                + (version == null ? stage : version)
                                                + "."));
        object.id(secret + "|" + (version == null ? stage : version));
        object.set("arn", found.arn())
                .set("created_date", SecretData.time(found.createdDate()))
                .set("secret_string", found.secretString())
                .set(
                        "secret_binary",
                        found.secretBinary() == null ? "" : found.secretBinary().asUtf8String())
                .set("version_id", found.versionId())
                .setTexts("version_stages", found.versionStages());
        if (stage != null) {
            object.set("version_stage", stage);
        }
    }
}
