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
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.secretsmanager.model.ReplicaRegionType;
import software.amazon.awssdk.services.secretsmanager.model.ReplicationStatusType;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `aws_secretsmanager_secret`: a secret without its text, which is in its versions. Its id is its ARN.
///
/// Replaced when `name` or `name_prefix` changes. By default it can be recovered for 30 days after it
/// was deleted; with `recovery_window_in_days = 0` it is gone at once. Policies that mean the same are
/// no change.
public final class Secret implements ResourceType {
    static final String GONE = "ResourceNotFoundException";

    /// The name of a secret that was deleted stays taken for a while.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("name", "name_prefix")
                .defaultsTo("force_overwrite_replica_secret", Value.FALSE)
                .defaultsTo("recovery_window_in_days", Value.number(30))
                .fillsInBlocks("replica")
                .storedAs("policy", Json::normalized)
                .sameWhen("policy", Policies::same);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        Checks checks =
                Checks.of(config)
                        .onlyOneOf("name", "name_prefix")
                        .matches(
                                "name",
                                "[0-9A-Za-z/_+=.@!-]{1,512}",
                                "must consist of at most 512 letters, digits and /_+=.@!-")
                        .policy("policy");
        config.wholeNumber("recovery_window_in_days")
                .ifPresent(days -> {
                    if (days != 0) {
                        checks.between("recovery_window_in_days", 7, 30);
                    }
                });
        return checks.problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String name = UniqueName.of(object, "name", "name_prefix", "");
        List<Tag> tags = tags(Tags.ofNew(object, aws.tags()));
        List<ReplicaRegionType> replicas =
                object.blocks("replica").stream().map(Secret::replica).toList();
        var made =
                Calls.retry(
                        aws,
                        "the secret of before to disappear",
                        PATIENCE,
                        Calls.failing("InvalidRequestException", "scheduled for deletion"),
                        () ->
                                aws.secretsmanager()
                                        .createSecret(r -> {
                                            r.name(name)
                                                    .description(object.textOrNull("description"))
                                                    .kmsKeyId(object.textOrNull("kms_key_id"))
                                                    .forceOverwriteReplicaSecret(
                                                            object.isTrue(
                                                                    "force_overwrite_replica_secret"));
                                            if (!replicas.isEmpty()) {
                                                r.addReplicaRegions(replicas);
                                            }
                                            if (!tags.isEmpty()) {
                                                r.tags(tags);
                                            }
                                        }));
        object.id(made.arn());
        if (object.text("policy").filter(policy -> !policy.equals("{}")).isPresent()) {
            putPolicy(object, aws);
        }
    }

    private static ReplicaRegionType replica(Attributes block) {
        return ReplicaRegionType.builder()
                .region(block.requiredString("region"))
                .kmsKeyId(block.string("kms_key_id").filter(key -> !key.isEmpty()).orElse(null))
                .build();
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return Tags.listed(tags, (key, value) -> Tag.builder().key(key).value(value).build());
    }

    private static void putPolicy(Draft object, AwsSession aws) {
        Calls.retry(
                aws,
                "the policy's principals to be known",
                PATIENCE,
                Calls.failing("MalformedPolicyDocumentException"),
                () ->
                        aws.secretsmanager()
                                .putResourcePolicy(r ->
                                        r.secretId(object.id())
                                                .resourcePolicy(object.textOrNull("policy"))));
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(objects, object -> readOne(object, aws), GONE);
    }

    private static void readOne(Draft object, AwsSession aws) {
        var found = aws.secretsmanager().describeSecret(r -> r.secretId(object.id()));
        if (found.deletedDate() != null) {
            object.gone();
            return;
        }
        object.set("arn", found.arn())
                .set("description", found.description())
                .set("kms_key_id", found.kmsKeyId())
                .set("name", found.name())
                .set("name_prefix", UniqueName.prefixOf(found.name()));
        object.setObjects(
                "replica", found.replicationStatus().stream().map(Secret::shown).toList());
        object.set(
                "policy",
                policy(object.id(), aws)
                        .map(policy -> Policies.kept(object.text("policy"), policy))
                        .orElse(""));
        Tags.found(object, found.tags(), Tag::key, Tag::value, aws.tags());
    }

    private static Map<String, Value> shown(ReplicationStatusType found) {
        Map<String, Value> block = new TreeMap<>();
        block.put("kms_key_id", text(found.kmsKeyId()));
        block.put("region", text(found.region()));
        block.put("status", text(found.statusAsString()));
        block.put("status_message", text(found.statusMessage()));
        Instant accessed = found.lastAccessedDate();
        block.put("last_accessed_date", text(accessed == null ? null : accessed.toString()));
        return block;
    }

    private static Value text(@Nullable String text) {
        return Value.string(Objects.requireNonNullElse(text, ""));
    }

    static Optional<String> policy(String id, AwsSession aws) {
        return Calls.find(
                        () ->
                                aws.secretsmanager()
                                        .getResourcePolicy(r -> r.secretId(id))
                                        .resourcePolicy(),
                        GONE)
                .filter(policy -> !policy.isEmpty());
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed("replica")) {
            changeReplicas(object, aws);
        }
        if (object.changed("description", "kms_key_id")) {
            aws.secretsmanager()
                    .updateSecret(r ->
                            r.secretId(object.id())
                                    .description(object.text("description").orElse(""))
                                    .kmsKeyId(object.textOrNull("kms_key_id")));
        }
        if (object.changed("policy")) {
            if (object.text("policy").filter(policy -> !policy.equals("{}")).isPresent()) {
                putPolicy(object, aws);
            } else {
                aws.secretsmanager().deleteResourcePolicy(r -> r.secretId(object.id()));
            }
        }
    }

    private static void changeReplicas(Draft object, AwsSession aws) {
        Set<String> before = regions(object.prior());
        Set<String> after = regions(object.now());
        List<String> removed = before.stream().filter(region -> !after.contains(region)).toList();
        if (!removed.isEmpty()) {
            removeReplicas(object.id(), removed, aws);
        }
        List<ReplicaRegionType> added =
                object.blocks("replica").stream()
                        .filter(block -> !before.contains(block.requiredString("region")))
                        .map(Secret::replica)
                        .toList();
        if (!added.isEmpty()) {
            aws.secretsmanager()
                    .replicateSecretToRegions(r ->
                            r.secretId(object.id())
                                    .addReplicaRegions(added)
                                    .forceOverwriteReplicaSecret(
                                            object.isTrue("force_overwrite_replica_secret")));
        }
    }

    private static Set<String> regions(Attributes object) {
        return object.blocks("replica").stream()
                .map(block -> block.requiredString("region"))
                .collect(Collectors.toSet());
    }

    private static void removeReplicas(String id, List<String> regions, AwsSession aws) {
        aws.secretsmanager()
                .removeRegionsFromReplication(r -> r.secretId(id).removeReplicaRegions(regions));
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        if (!removed.isEmpty()) {
            aws.secretsmanager().untagResource(r -> r.secretId(object.id()).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.secretsmanager().tagResource(r -> r.secretId(object.id()).tags(tags(set)));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        List<String> replicas = List.copyOf(regions(object.now()));
        Calls.unlessGone(
                () -> {
                    if (!replicas.isEmpty()) {
                        removeReplicas(object.id(), replicas, aws);
                    }
                    OptionalLong window = object.number("recovery_window_in_days");
                    Long days = window.isPresent() ? window.getAsLong() : null;
                    aws.secretsmanager()
                            .deleteSecret(r ->
                                    r.secretId(object.id())
                                            .recoveryWindowInDays(days)
                                            .forceDeleteWithoutRecovery(
                                                    days == null ? Boolean.TRUE : null));
                },
                GONE);
        aws.await(
                "secret " + object.id() + " to be deleted",
                PATIENCE,
                () ->
                        Calls.find(
                                                () ->
                                                        aws.secretsmanager()
                                                                .describeSecret(r ->
                                                                        r.secretId(object.id())),
                                                GONE)
                                        .filter(found -> found.deletedDate() == null)
                                        .isPresent()
                                ? Optional.empty()
                                : Optional.of(true));
    }

    @Override
    public boolean isStateful() {
        return true;
    }
}
