package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Shape;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// `data "aws_kms_key"`: a key by its id, its ARN, or the name or ARN of an alias.
public final class KeyData implements DataType {
    private static final Shape SHAPE = Shape.of().without("key_id");

    @Override
    public void read(Draft object, AwsSession aws) {
        String name = object.now().requiredString("key_id");
        var key =
                Calls.find(
                                () ->
                                        aws.kms()
                                                .describeKey(r ->
                                                        r.keyId(name)
                                                                .grantTokens(
                                                                        object.texts(
                                                                                "grant_tokens")))
                                                .keyMetadata(),
                                Kms.GONE)
                        .orElseThrow(() ->
                                FailedCall.at(
                                        "key_id",
                                        "Key not found",
                                        "There is no key \"" + name + "\"."));
        SHAPE.show(object, key);
        object.id(key.keyId());
        object.set("aws_account_id", key.awsAccountId())
                .set("customer_master_key_spec", key.keySpecAsString())
                .set("creation_date", time(key.creationDate()));
        time(object, "deletion_date", key.deletionDate());
        time(object, "valid_to", key.validTo());
        if (key.multiRegionConfiguration() == null) {
            SHAPE.showNone(object, "multi_region_configuration");
        }
        if (key.xksKeyConfiguration() == null) {
            SHAPE.showNone(object, "xks_key_configuration");
        }
    }

    private static void time(Draft object, String name, @Nullable Instant time) {
        if (time == null) {
            object.setNull(name);
        } else {
            object.set(name, time(time));
        }
    }

    private static String time(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }
}
