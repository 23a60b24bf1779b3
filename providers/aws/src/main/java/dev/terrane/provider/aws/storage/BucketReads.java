package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsProblems;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Parts;
import dev.terrane.provider.aws.support.Policies;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.provider.aws.support.TagsOfMany;
import dev.terrane.provider.aws.support.Together;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.ManagedResources.ReadAlong;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.Grantee;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.RedirectAllRequestsTo;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/// What a bucket is: S3 has a request for each of its settings.
final class BucketReads {
    /// What S3 answers where a setting was never made, or where the endpoint does not know of it.
    private static final String[] NOT_SET = {
        "NoSuchTagSet",
        "NoSuchTagSetError",
        "NoSuchBucketPolicy",
        "NoSuchCORSConfiguration",
        "NoSuchWebsiteConfiguration",
        "NoSuchLifecycleConfiguration",
        "ServerSideEncryptionConfigurationNotFoundError",
        "ObjectLockConfigurationNotFoundError",
        "ReplicationConfigurationNotFoundError",
        "UnsupportedArgument",
        "UnsupportedOperation",
        "MethodNotAllowed",
        "NotImplemented",
        "XNotImplemented"
    };

    private static final Parts SETTINGS =
            Parts.of()
                    .with(BucketReads::readPolicy, "policy")
                    .with(BucketReads::readGrants, "grant")
                    .with(BucketReads::readAcceleration, "acceleration_status")
                    .with(BucketReads::readPayer, "request_payer")
                    .with(BucketReads::readVersioning, "versioning")
                    .with(BucketReads::readCors, "cors_rule")
                    .with(BucketReads::readLogging, "logging")
                    .with(BucketReads::readEncryption, "server_side_encryption_configuration")
                    .with(BucketReads::readLock, "object_lock_enabled", "object_lock_configuration")
                    .with(BucketReads::readWebsite, "website", "website_domain", "website_endpoint")
                    .with(BucketReads::readLifecycle, "lifecycle_rule")
                    .with(BucketReads::readReplication, "replication_configuration");

    /// What the resources ask for that have a setting of their own.
    static final List<ReadAlong> READ_ALONG =
            List.of(
                    with("policy", "policy"),
                    with("acl", "grant"),
                    with("accelerate_configuration", "acceleration_status"),
                    with("request_payment_configuration", "request_payer"),
                    with("versioning", "versioning"),
                    with("cors_configuration", "cors_rule"),
                    with("logging", "logging"),
                    with(
                            "server_side_encryption_configuration",
                            "server_side_encryption_configuration"),
                    with("object_lock_configuration", "object_lock_configuration"),
                    with("website_configuration", "website"),
                    with("lifecycle_configuration", "lifecycle_rule"),
                    with("replication_configuration", "replication_configuration"));

    private static ReadAlong with(String setting, String attribute) {
        return new ReadAlong("aws_s3_bucket_" + setting, "bucket", "id", Set.of(attribute));
    }

    private BucketReads() {}

    static boolean isMissing(SdkException failure) {
        return AwsProblems.isCode(failure, "NoSuchBucket")
                || (failure instanceof AwsServiceException answer && answer.statusCode() == 404);
    }

    /// Buckets side by side; what S3 tells of many at once is asked for before.
    static void read(List<Draft> objects, AwsSession aws) {
        BucketList list = BucketList.of(objects, aws);
        List<String> here =
                objects.stream()
                        .filter(object -> isHere(object, list, aws))
                        .map(object -> arn(object.id(), aws))
                        .toList();
        TagsOfMany tags = TagsOfMany.of(here, "s3", aws);
        Together.each(
                objects,
                object -> {
                    read(object, list, tags, aws);
                    return object;
                });
    }

    /// The API of tags knows those of its own region.
    private static boolean isHere(Draft object, BucketList list, AwsSession aws) {
        return list.region(object).filter(aws.region()::equals).isPresent();
    }

    private static String arn(String name, AwsSession aws) {
        return "arn:" + aws.partition().id() + ":s3:::" + name;
    }

    private static void read(Draft object, BucketList list, TagsOfMany tags, AwsSession aws) {
        String name = object.id();
        String region;
        try {
            Optional<String> listed = list.region(object);
            region = listed.isPresent() ? listed.get() : region(name, aws);
        } catch (SdkException failure) {
            if (!isMissing(failure)) {
                throw failure;
            }
            object.gone();
            return;
        }
        setNames(object, name, region, aws);
        SETTINGS.read(object, aws);
        boolean isHere = isHere(object, list, aws);
        Map<String, String> found =
                Optional.of(arn(name, aws))
                        .filter(arn -> isHere)
                        .flatMap(arn -> tags.confirmed(object, arn, aws))
                        .orElseGet(() -> tags(name, aws));
        Tags.found(object, found, aws.tags());
    }

    static String region(String name, AwsSession aws) {
        @Nullable String region = aws.s3().headBucket(r -> r.bucket(name)).bucketRegion();
        return region == null || region.isEmpty() ? aws.region() : region;
    }

    private static void setNames(Draft object, String name, String region, AwsSession aws) {
        String suffix = aws.partition().dnsSuffix();
        object.set("arn", arn(name, aws))
                .set("bucket", name)
                .set("bucket_prefix", UniqueName.prefixOf(name))
                .set("bucket_domain_name", name + ".s3." + suffix)
                .set("bucket_regional_domain_name", name + ".s3." + region + "." + suffix)
                .set("hosted_zone_id", HostedZones.ofRegion(region))
                .set("region", region);
    }

    /// The answer, or none where the setting was never made.
    private static <T> Optional<T> ask(Supplier<@Nullable T> question) {
        try {
            return Optional.ofNullable(question.get());
        } catch (SdkException failure) {
            if (AwsProblems.isCode(failure, NOT_SET)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    static Map<String, String> tags(String name, AwsSession aws) {
        Map<String, String> tags = new TreeMap<>();
        List<Tag> found =
                ask(() -> aws.s3().getBucketTagging(r -> r.bucket(name)).tagSet())
                        .orElse(List.of());
        found.forEach(tag -> tags.put(tag.key(), tag.value()));
        return tags;
    }

    private static void readPolicy(Draft object, AwsSession aws) {
        Optional<String> policy =
                ask(() -> aws.s3().getBucketPolicy(r -> r.bucket(object.id())).policy())
                        .filter(text -> !text.isEmpty());
        object.set(
                "policy",
                policy.map(text -> Policies.kept(object.text("policy"), text)).orElse(null));
    }

    private static void readGrants(Draft object, AwsSession aws) {
        List<Grant> grants =
                ask(() -> aws.s3().getBucketAcl(r -> r.bucket(object.id())).grants())
                        .orElse(List.of());
        object.setObjects("grant", grants(grants));
    }

    /// S3 has a grant for each permission, states have one for each grantee.
    private static List<Map<String, Value>> grants(List<Grant> grants) {
        Map<Grantee, List<Value>> permissions = new LinkedHashMap<>();
        grants.forEach(grant ->
                permissions
                        .computeIfAbsent(grant.grantee(), key -> new ArrayList<>())
                        .add(Value.string(grant.permissionAsString())));
        List<Map<String, Value>> objects = new ArrayList<>();
        permissions.forEach((grantee, allowed) ->
                objects.add(
                        Map.of(
                                "id", text(grantee.id()),
                                "permissions", Value.set(Type.STRING, allowed),
                                "type", text(grantee.typeAsString()),
                                "uri", text(grantee.uri()))));
        return objects;
    }

    private static Value text(@Nullable String text) {
        return Value.string(text == null ? "" : text);
    }

    private static void readAcceleration(Draft object, AwsSession aws) {
        object.set(
                "acceleration_status",
                ask(() ->
                                aws.s3()
                                        .getBucketAccelerateConfiguration(
                                                r -> r.bucket(object.id()))
                                        .statusAsString())
                        .orElse(null));
    }

    private static void readPayer(Draft object, AwsSession aws) {
        object.set(
                "request_payer",
                ask(() ->
                                aws.s3()
                                        .getBucketRequestPayment(r -> r.bucket(object.id()))
                                        .payerAsString())
                        .orElse(null));
    }

    private static void readVersioning(Draft object, AwsSession aws) {
        var versioning = ask(() -> aws.s3().getBucketVersioning(r -> r.bucket(object.id())));
        object.setObjects(
                "versioning",
                versioning.stream()
                        .map(found ->
                                Map.<String, Value>of(
                                        "enabled", isEnabled(found.statusAsString()),
                                        "mfa_delete", isEnabled(found.mfaDeleteAsString())))
                        .toList());
    }

    private static Value isEnabled(@Nullable String status) {
        return Value.bool("Enabled".equals(status));
    }

    /// Locks and replication need versions, and S3 lets nobody suspend them as long as there is one of
    /// these: where a bucket keeps none, there is nothing to ask for.
    private static boolean mayKeepVersions(Draft object) {
        return !object.wants("versioning")
                || object.blocks("versioning").stream()
                        .anyMatch(versioning -> versioning.bool("enabled").orElse(false));
    }

    private static void readCors(Draft object, AwsSession aws) {
        List<CORSRule> cors =
                ask(() -> aws.s3().getBucketCors(r -> r.bucket(object.id())).corsRules())
                        .orElse(List.of());
        object.setObjects("cors_rule", cors.stream().map(BucketReads::cors).toList());
    }

    private static Map<String, Value> cors(CORSRule rule) {
        Map<String, Value> object = new TreeMap<>();
        object.put("allowed_headers", texts(rule.allowedHeaders()));
        object.put("allowed_methods", texts(rule.allowedMethods()));
        object.put("allowed_origins", texts(rule.allowedOrigins()));
        object.put("expose_headers", texts(rule.exposeHeaders()));
        object.put(
                "max_age_seconds",
                Value.number(rule.maxAgeSeconds() == null ? 0 : rule.maxAgeSeconds()));
        return object;
    }

    private static Value texts(List<String> texts) {
        return Value.list(Type.STRING, texts.stream().map(Value::string).toList());
    }

    private static void readLogging(Draft object, AwsSession aws) {
        Optional<LoggingEnabled> logging =
                ask(() -> aws.s3().getBucketLogging(r -> r.bucket(object.id())).loggingEnabled());
        object.setObjects(
                "logging",
                logging.stream()
                        .map(found ->
                                Map.of(
                                        "target_bucket", text(found.targetBucket()),
                                        "target_prefix", text(found.targetPrefix())))
                        .toList());
    }

    private static void readEncryption(Draft object, AwsSession aws) {
        Optional<List<ServerSideEncryptionRule>> encryption =
                ask(() ->
                                aws.s3()
                                        .getBucketEncryption(r -> r.bucket(object.id()))
                                        .serverSideEncryptionConfiguration())
                        .map(found -> found.rules());
        setEncryption(object, encryption.orElse(List.of()));
    }

    private static void setEncryption(Draft object, List<ServerSideEncryptionRule> rules) {
        if (rules.isEmpty()) {
            object.setObjects("server_side_encryption_configuration", List.of());
            return;
        }
        Type.ObjectType byDefault =
                Type.object(Map.of("kms_master_key_id", Type.STRING, "sse_algorithm", Type.STRING));
        Type.ObjectType ruleType =
                Type.object(
                        Map.of(
                                "apply_server_side_encryption_by_default",
                                Type.list(byDefault),
                                "bucket_key_enabled",
                                Type.BOOL));
        List<Value> found = new ArrayList<>();
        for (ServerSideEncryptionRule rule : rules) {
            List<Value> applied =
                    Optional.ofNullable(rule.applyServerSideEncryptionByDefault()).stream()
                            .map(by ->
                                    Value.object(
                                            Map.of(
                                                    "kms_master_key_id", text(by.kmsMasterKeyID()),
                                                    "sse_algorithm",
                                                            text(by.sseAlgorithmAsString()))))
                            .toList();
            found.add(
                    Value.object(
                            Map.of(
                                    "apply_server_side_encryption_by_default",
                                            Value.list(byDefault, applied),
                                    "bucket_key_enabled",
                                            Value.bool(
                                                    Boolean.TRUE.equals(
                                                            rule.bucketKeyEnabled())))));
        }
        object.setObjects(
                "server_side_encryption_configuration",
                List.of(Map.of("rule", Value.list(ruleType, found))));
    }

    private static void readLock(Draft object, AwsSession aws) {
        boolean possible = mayKeepVersions(object) || object.isTrue("object_lock_enabled");
        var lock =
                Optional.of(object.id())
                        .filter(bucket -> possible)
                        .flatMap(bucket ->
                                ask(() ->
                                        aws.s3()
                                                .getObjectLockConfiguration(r -> r.bucket(bucket))
                                                .objectLockConfiguration()));
        boolean enabled =
                lock.filter(found -> "Enabled".equals(found.objectLockEnabledAsString()))
                        .isPresent();
        object.set("object_lock_enabled", enabled);
        Type.ObjectType retention =
                Type.object(Map.of("days", Type.NUMBER, "mode", Type.STRING, "years", Type.NUMBER));
        Type.ObjectType rule = Type.object(Map.of("default_retention", Type.list(retention)));
        List<Value> rules = new ArrayList<>();
        lock.filter(found -> found.rule() != null && found.rule().defaultRetention() != null)
                .map(found -> found.rule().defaultRetention())
                .ifPresent(by ->
                        rules.add(
                                Value.object(
                                        Map.of(
                                                "default_retention",
                                                Value.list(
                                                        retention,
                                                        List.of(
                                                                Value.object(
                                                                        Map.of(
                                                                                "days",
                                                                                        number(
                                                                                                by
                                                                                                        .days()),
                                                                                "mode",
                                                                                        text(
                                                                                                by
                                                                                                        .modeAsString()),
                                                                                "years",
                                                                                        number(
                                                                                                by
                                                                                                        .years())))))))));
        object.setObjects(
                "object_lock_configuration",
                enabled
                        ? List.of(
                                Map.of(
                                        "object_lock_enabled", Value.string("Enabled"),
                                        "rule", Value.list(rule, rules)))
                        : List.of());
    }

    private static Value number(@Nullable Integer number) {
        return Value.number(number == null ? 0 : number);
    }

    private static void readWebsite(Draft object, AwsSession aws) {
        var website = ask(() -> aws.s3().getBucketWebsite(r -> r.bucket(object.id())));
        if (website.isPresent()) {
            String domain = BucketWebsite.domain(object.text("region").orElse(aws.region()), aws);
            object.set("website_domain", domain)
                    .set("website_endpoint", object.id() + "." + domain);
        } else {
            object.setNull("website_domain").setNull("website_endpoint");
        }
        object.setObjects(
                "website",
                website.stream()
                        .map(found ->
                                Map.of(
                                        "error_document",
                                        text(
                                                found.errorDocument() == null
                                                        ? null
                                                        : found.errorDocument().key()),
                                        "index_document",
                                        text(
                                                found.indexDocument() == null
                                                        ? null
                                                        : found.indexDocument().suffix()),
                                        "redirect_all_requests_to",
                                        text(redirect(found.redirectAllRequestsTo())),
                                        "routing_rules",
                                        text(RoutingRules.json(found.routingRules()))))
                        .toList());
    }

    /// With the protocol where there is one: `https://example.org`.
    private static @Nullable String redirect(@Nullable RedirectAllRequestsTo to) {
        if (to == null || to.hostName() == null) {
            return null;
        }
        return to.protocol() == null
                ? to.hostName()
                : to.protocolAsString() + "://" + to.hostName();
    }

    private static void readLifecycle(Draft object, AwsSession aws) {
        List<LifecycleRule> rules =
                ask(() ->
                                aws.s3()
                                        .getBucketLifecycleConfiguration(r -> r.bucket(object.id()))
                                        .rules())
                        .orElse(List.of());
        object.setObjects("lifecycle_rule", rules.stream().map(BucketLifecycleBlock::of).toList());
    }

    private static void readReplication(Draft object, AwsSession aws) {
        boolean possible =
                mayKeepVersions(object) || !object.blocks("replication_configuration").isEmpty();
        object.setObjects(
                "replication_configuration",
                Optional.of(object.id())
                        .filter(bucket -> possible)
                        .flatMap(bucket ->
                                ask(() ->
                                        aws.s3()
                                                .getBucketReplication(r -> r.bucket(bucket))
                                                .replicationConfiguration()))
                        .stream()
                        .map(BucketReplication::shown)
                        .toList());
    }
}
