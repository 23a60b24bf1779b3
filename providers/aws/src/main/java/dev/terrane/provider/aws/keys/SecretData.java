package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.aws.support.Tags;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.secretsmanager.model.Tag;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// `data "aws_secretsmanager_secret"`: a secret by `arn` or `name`, without its text.
public final class SecretData implements DataType {

    @Override
    public void read(Draft object, AwsSession aws) {
        String id =
                object.text("arn")
                        .or(() -> object.text("name"))
                        .orElseThrow(() ->
                                FailedCall.of(
                                        "Missing argument",
                                        "Set `arn` or `name` of data aws_secretsmanager_secret."));
        var found =
                Calls.find(
                                () -> aws.secretsmanager().describeSecret(r -> r.secretId(id)),
                                Secret.GONE)
                        .orElseThrow(() ->
                                FailedCall.of(
                                        "Secret not found", "There is no secret \"" + id + "\"."));
        object.id(found.arn());
        object.set("arn", found.arn())
                .set("created_date", time(found.createdDate()))
                .set("description", found.description())
                .set("kms_key_id", found.kmsKeyId())
                .set("last_changed_date", time(found.lastChangedDate()))
                .set("name", found.name())
                .set("policy", Secret.policy(found.arn(), aws).map(Json::normalized).orElse(""))
                .setMap(
                        "tags",
                        aws.tags().withoutIgnored(Tags.of(found.tags(), Tag::key, Tag::value)));
    }

    static String time(@Nullable Instant time) {
        return time == null
                ? ""
                : DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }
}
