package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.Policies;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.Tag;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_kms_key`.
///
/// Replaced when its kind changes: `customer_master_key_spec`, `key_usage`, `custom_key_store_id`,
/// `xks_key_id`, `multi_region`. By default it encrypts and decrypts, is enabled and is not rotated.
/// Deleting schedules the deletion in `deletion_window_in_days` (AWS takes 30 where it is not set).
public final class Key implements ResourceType {
    private static final Duration PROPAGATION = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final String POLICY = "default";

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "customer_master_key_spec",
                        "key_usage",
                        "custom_key_store_id",
                        "xks_key_id",
                        "multi_region")
                .defaultsTo("bypass_policy_lockout_safety_check", Value.FALSE)
                .defaultsTo("customer_master_key_spec", Value.string("SYMMETRIC_DEFAULT"))
                .defaultsTo("enable_key_rotation", Value.FALSE)
                .defaultsTo("is_enabled", Value.TRUE)
                .defaultsTo("key_usage", Value.string("ENCRYPT_DECRYPT"))
                .storedAs("policy", Json::normalized)
                .sameWhen("policy", Policies::same)
                .timeout("create", PROPAGATION);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .between("deletion_window_in_days", 7, 30)
                .between("rotation_period_in_days", 90, 2_560)
                .longest("description", 8_192)
                .oneOf(
                        "key_usage",
                        "ENCRYPT_DECRYPT",
                        "SIGN_VERIFY",
                        "GENERATE_VERIFY_MAC",
                        "KEY_AGREEMENT")
                .policy("policy")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        KeyMetadata made =
                Calls.retry(
                        aws,
                        "the policy's principals to be known",
                        object.timeout("create", PROPAGATION),
                        Calls.failing("MalformedPolicyDocumentException"),
                        () -> make(object, aws));
        object.id(made.keyId());
        if (object.isTrue("enable_key_rotation")) {
            rotate(object, aws);
        }
        if (!object.isTrue("is_enabled")) {
            aws.kms().disableKey(r -> r.keyId(object.id()));
        }
    }

    private static KeyMetadata make(Draft object, AwsSession aws) {
        return aws.kms()
                .createKey(r ->
                        r.bypassPolicyLockoutSafetyCheck(
                                        object.isTrue("bypass_policy_lockout_safety_check"))
                                .keySpec(object.textOrNull("customer_master_key_spec"))
                                .keyUsage(object.textOrNull("key_usage"))
                                .description(object.textOrNull("description"))
                                .policy(object.textOrNull("policy"))
                                .customKeyStoreId(object.textOrNull("custom_key_store_id"))
                                .xksKeyId(object.textOrNull("xks_key_id"))
                                .multiRegion(object.isTrue("multi_region") ? true : null)
                                .tags(Kms.tags(Tags.ofNew(object, aws.tags()))))
                .keyMetadata();
    }

    private static void rotate(Draft object, AwsSession aws) {
        aws.kms()
                .enableKeyRotation(r ->
                        r.keyId(object.id())
                                .rotationPeriodInDays(object.intOrNull("rotation_period_in_days")));
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(objects, object -> readOne(object, aws), Kms.GONE);
    }

    private static void readOne(Draft object, AwsSession aws) {
        KeyMetadata key = aws.kms().describeKey(r -> r.keyId(object.id())).keyMetadata();
        if (key.keyState() == KeyState.PENDING_DELETION
                || key.keyState() == KeyState.PENDING_REPLICA_DELETION) {
            object.gone();
            return;
        }
        object.id(key.keyId());
        object.set("arn", key.arn())
                .set("custom_key_store_id", key.customKeyStoreId())
                .set("customer_master_key_spec", key.keySpecAsString())
                .set("description", key.description())
                .set("is_enabled", key.enabled())
                .set("key_id", key.keyId())
                .set("key_usage", key.keyUsageAsString())
                .set("multi_region", key.multiRegion())
                .set(
                        "xks_key_id",
                        key.xksKeyConfiguration() == null ? null : key.xksKeyConfiguration().id());
        String policy =
                aws.kms().getKeyPolicy(r -> r.keyId(object.id()).policyName(POLICY)).policy();
        object.set("policy", Policies.kept(object.text("policy"), policy));
        showRotation(object, aws);
        var tags = aws.kms().listResourceTagsPaginator(r -> r.keyId(object.id())).tags();
        Tags.found(object, tags.stream().toList(), Tag::tagKey, Tag::tagValue, aws.tags());
    }

    /// Keys that are not symmetric know no rotation.
    private static void showRotation(Draft object, AwsSession aws) {
        var rotation =
                Calls.find(
                        () -> aws.kms().getKeyRotationStatus(r -> r.keyId(object.id())),
                        "UnsupportedOperationException");
        object.set(
                "enable_key_rotation",
                rotation.map(found -> found.keyRotationEnabled()).orElse(false));
        object.set(
                "rotation_period_in_days",
                rotation.map(found -> found.rotationPeriodInDays()).orElse(0));
    }

    /// A disabled key can not be changed: it is enabled first, and disabled last.
    @Override
    public void update(Draft object, AwsSession aws) {
        boolean enabled = object.isTrue("is_enabled");
        if (object.changed("is_enabled") && enabled) {
            aws.kms().enableKey(r -> r.keyId(object.id()));
        }
        if (object.changed("enable_key_rotation", "rotation_period_in_days")) {
            if (object.isTrue("enable_key_rotation")) {
                rotate(object, aws);
            } else {
                aws.kms().disableKeyRotation(r -> r.keyId(object.id()));
            }
        }
        if (object.changed("description")) {
            aws.kms()
                    .updateKeyDescription(r ->
                            r.keyId(object.id())
                                    .description(object.text("description").orElse("")));
        }
        if (object.changed("policy")) {
            aws.kms()
                    .putKeyPolicy(r ->
                            r.keyId(object.id())
                                    .policyName(POLICY)
                                    .policy(object.textOrNull("policy"))
                                    .bypassPolicyLockoutSafetyCheck(
                                            object.isTrue("bypass_policy_lockout_safety_check")));
        }
        if (object.changed("is_enabled") && !enabled) {
            aws.kms().disableKey(r -> r.keyId(object.id()));
        }
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        if (!removed.isEmpty()) {
            aws.kms().untagResource(r -> r.keyId(object.id()).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.kms().tagResource(r -> r.keyId(object.id()).tags(Kms.tags(set)));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        aws.kms()
                                .scheduleKeyDeletion(r ->
                                        r.keyId(object.id())
                                                .pendingWindowInDays(
                                                        object.intOrNull(
                                                                "deletion_window_in_days"))),
                Kms.GONE,
                "KMSInvalidStateException");
        aws.await(
                "key " + object.id() + " to be scheduled for deletion",
                PATIENCE,
                () ->
                        Calls.find(
                                                () ->
                                                        aws.kms()
                                                                .describeKey(
                                                                        r -> r.keyId(object.id()))
                                                                .keyMetadata(),
                                                Kms.GONE)
                                        .filter(key -> key.deletionDate() == null)
                                        .isPresent()
                                ? Optional.empty()
                                : Optional.of(true));
    }

    @Override
    public boolean isStateful() {
        return true;
    }
}
