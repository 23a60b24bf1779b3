package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.Owner;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.WebsiteConfiguration;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// The deprecated arguments of aws_s3_bucket, each of which has a resource type of its own today. S3
/// has a request for each; what did not change is not sent.
final class BucketSettings {
    private static final Shape SHAPE = Shape.of().named("Rules", "rule");
    private static final String PRIVATE = "private";

    private final Draft object;
    private final String bucket;
    private final AwsSession aws;
    private final S3Client s3;

    private BucketSettings(Draft object, AwsSession aws) {
        this.object = object;
        this.bucket = object.id();
        this.aws = aws;
        this.s3 = aws.s3();
    }

    static void put(Draft object, AwsSession aws) {
        new BucketSettings(object, aws).putAll();
    }

    /// Access before what depends on it, versioning before what needs it.
    private void putAll() {
        change("policy", this::putPolicy);
        change("cors_rule", this::putCors);
        change("website", this::putWebsite);
        change("versioning", this::putVersioning);
        if (!object.isCreate()) {
            change("acl", this::putAcl);
        }
        change("grant", this::putGrants);
        change("logging", this::putLogging);
        change("lifecycle_rule", this::putLifecycle);
        change("acceleration_status", this::putAcceleration);
        change("request_payer", this::putPayer);
        change("replication_configuration", this::putReplication);
        change("server_side_encryption_configuration", this::putEncryption);
        change("object_lock_configuration", this::putLock);
    }

    private void change(String argument, Runnable action) {
        boolean isNew = object.isCreate();
        if (isNew ? isGiven(argument) : object.changed(argument)) {
            Buckets.put(bucket, aws, action);
        }
    }

    private boolean isGiven(String argument) {
        return object.value(argument).isKnown()
                && object.isGiven(argument)
                && !(object.value(argument).type().isCollection()
                        && object.blocks(argument).isEmpty());
    }

    private void putPolicy() {
        if (object.text("policy").isEmpty()) {
            s3.deleteBucketPolicy(r -> r.bucket(bucket));
            return;
        }
        aws.retryWhile(
                "the policy's principals to be known",
                BucketPolicy.PROPAGATION,
                () -> s3.putBucketPolicy(r -> r.bucket(bucket).policy(object.textOrNull("policy"))),
                "MalformedPolicy");
    }

    private void putCors() {
        List<CORSRule> rules =
                object.blocks("cors_rule").stream()
                        .map(block -> SHAPE.fill(CORSRule.builder(), block).build())
                        .toList();
        if (rules.isEmpty()) {
            s3.deleteBucketCors(r -> r.bucket(bucket));
        } else {
            s3.putBucketCors(r -> r.bucket(bucket).corsConfiguration(c -> c.corsRules(rules)));
        }
    }

    private void putWebsite() {
        List<Attributes> blocks = object.blocks("website");
        if (blocks.isEmpty()) {
            s3.deleteBucketWebsite(r -> r.bucket(bucket));
            return;
        }
        WebsiteConfiguration website = website(blocks.getFirst());
        s3.putBucketWebsite(r -> r.bucket(bucket).websiteConfiguration(website));
    }

    private static WebsiteConfiguration website(Attributes block) {
        WebsiteConfiguration.Builder website = WebsiteConfiguration.builder();
        block.string("index_document")
                .filter(name -> !name.isEmpty())
                .ifPresent(name -> website.indexDocument(d -> d.suffix(name)));
        block.string("error_document")
                .filter(name -> !name.isEmpty())
                .ifPresent(name -> website.errorDocument(d -> d.key(name)));
        block.string("redirect_all_requests_to")
                .filter(to -> !to.isEmpty())
                .ifPresent(to -> redirect(website, to));
        block.string("routing_rules")
                .filter(rules -> !rules.isEmpty())
                .ifPresent(rules -> website.routingRules(RoutingRules.parsed(rules)));
        return website.build();
    }

    /// A host, or an address with a protocol: `https://example.org`.
    private static void redirect(WebsiteConfiguration.Builder website, String to) {
        int cut = to.indexOf("://");
        if (cut < 0) {
            website.redirectAllRequestsTo(r -> r.hostName(to));
            return;
        }
        URI address = URI.create(to);
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        website.redirectAllRequestsTo(r ->
                r.hostName(address.getRawAuthority() + path + query).protocol(address.getScheme()));
    }

    /// A new bucket has no versions, and need not be told so.
    private void putVersioning() {
        for (Attributes block : object.blocks("versioning")) {
            boolean enabled = block.bool("enabled").orElse(false);
            boolean mfaDelete = block.bool("mfa_delete").orElse(false);
            if (object.isCreate() && !enabled && !mfaDelete) {
                return;
            }
            s3.putBucketVersioning(r ->
                    r.bucket(bucket)
                            .versioningConfiguration(c ->
                                    c.status(enabled ? "Enabled" : "Suspended")
                                            .mfaDelete(mfaDelete ? "Enabled" : "Disabled")));
        }
    }

    private void putAcl() {
        String acl = object.text("acl").orElse(PRIVATE);
        s3.putBucketAcl(r -> r.bucket(bucket).acl(acl));
    }

    private void putGrants() {
        List<Attributes> blocks = object.blocks("grant");
        if (blocks.isEmpty()) {
            putAcl();
            return;
        }
        Owner owner = s3.getBucketAcl(r -> r.bucket(bucket)).owner();
        List<Grant> grants = new ArrayList<>();
        for (Attributes block : blocks) {
            for (String permission : block.strings("permissions")) {
                grants.add(
                        Grant.builder()
                                .grantee(Grants.grantee(block))
                                .permission(permission)
                                .build());
            }
        }
        s3.putBucketAcl(
                r -> r.bucket(bucket).accessControlPolicy(p -> p.grants(grants).owner(owner)));
    }

    private void putLogging() {
        var target = SHAPE.part(LoggingEnabled::builder, object, "logging");
        s3.putBucketLogging(r ->
                r.bucket(bucket)
                        .bucketLoggingStatus(s ->
                                target.ifPresent(to ->
                                        s.loggingEnabled(to.targetPrefix(prefix()).build()))));
    }

    /// S3 wants one, be it empty.
    private String prefix() {
        return object.blocks("logging").getFirst().string("target_prefix").orElse("");
    }

    private void putLifecycle() {
        var rules =
                object.blocks("lifecycle_rule").stream().map(BucketLifecycleBlock::rule).toList();
        if (rules.isEmpty()) {
            s3.deleteBucketLifecycle(r -> r.bucket(bucket));
        } else {
            s3.putBucketLifecycleConfiguration(
                    r -> r.bucket(bucket).lifecycleConfiguration(c -> c.rules(rules)));
        }
    }

    private void putAcceleration() {
        s3.putBucketAccelerateConfiguration(r ->
                r.bucket(bucket)
                        .accelerateConfiguration(
                                c -> c.status(object.textOrNull("acceleration_status"))));
    }

    private void putPayer() {
        s3.putBucketRequestPayment(r ->
                r.bucket(bucket)
                        .requestPaymentConfiguration(
                                c -> c.payer(object.textOrNull("request_payer"))));
    }

    private void putReplication() {
        List<Attributes> blocks = object.blocks("replication_configuration");
        if (blocks.isEmpty()) {
            s3.deleteBucketReplication(r -> r.bucket(bucket));
            return;
        }
        var replication = BucketReplication.of(blocks.getFirst());
        s3.putBucketReplication(r -> r.bucket(bucket).replicationConfiguration(replication));
    }

    private void putEncryption() {
        var encryption =
                SHAPE.part(
                        ServerSideEncryptionConfiguration::builder,
                        object,
                        "server_side_encryption_configuration");
        if (encryption.isEmpty()) {
            s3.deleteBucketEncryption(r -> r.bucket(bucket));
        } else {
            s3.putBucketEncryption(r ->
                    r.bucket(bucket).serverSideEncryptionConfiguration(encryption.get().build()));
        }
    }

    private void putLock() {
        for (Attributes lock : object.blocks("object_lock_configuration")) {
            for (Attributes rule : lock.blocks("rule")) {
                Attributes kept = rule.blocks("default_retention").getFirst();
                s3.putObjectLockConfiguration(r ->
                        r.bucket(bucket)
                                .objectLockConfiguration(c ->
                                        c.objectLockEnabled("Enabled")
                                                .rule(l ->
                                                        l.defaultRetention(
                                                                d -> SHAPE.fill(d, kept)))));
            }
        }
    }
}
