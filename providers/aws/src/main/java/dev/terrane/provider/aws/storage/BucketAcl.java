package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.services.s3.model.AccessControlPolicy;
import software.amazon.awssdk.services.s3.model.Grant;

import java.util.List;
import java.util.Optional;

/// `aws_s3_bucket_acl`: the access control list of a bucket, canned (`acl`) or written out
/// (`access_control_policy`). Its id is `BUCKET[,ACCOUNT][,ACL]`.
///
/// Replaced when `bucket` or `expected_bucket_owner` changes. S3 has no bucket without such a list:
/// deleting this leaves it as it is.
public final class BucketAcl implements ResourceType {
    private static final Shape SHAPE =
            Shape.of().named("ID", "id").named("URI", "uri").named("Grants", "grant");
    private static final String POLICY = "access_control_policy";

    @Override
    public LegacyRules rules() {
        return Buckets.rules().fillsInBlocks(POLICY);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .oneOf(
                        "acl",
                        "private",
                        "public-read",
                        "public-read-write",
                        "aws-exec-read",
                        "authenticated-read",
                        "bucket-owner-read",
                        "bucket-owner-full-control",
                        "log-delivery-write")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        Buckets.create(object, aws, () -> put(object, aws));
        addAclToId(object);
    }

    private static void addAclToId(Draft object) {
        object.text("acl").ifPresent(acl -> object.id(object.id() + "," + acl));
    }

    private static void put(Draft object, AwsSession aws) {
        Optional<String> acl = object.text("acl");
        aws.s3()
                .putBucketAcl(r -> {
                    r.bucket(Buckets.nameOf(object))
                            .expectedBucketOwner(Buckets.ownerOrNull(object));
                    if (acl.isPresent()) {
                        r.acl(acl.get());
                    } else {
                        object.blocks(POLICY)
                                .forEach(block -> r.accessControlPolicy(policy(block)));
                    }
                });
    }

    private static AccessControlPolicy policy(Attributes block) {
        Attributes owner = block.blocks("owner").getFirst();
        return AccessControlPolicy.builder()
                .grants(block.blocks("grant").stream().map(BucketAcl::grant).toList())
                .owner(o ->
                        o.id(owner.requiredString("id"))
                                .displayName(
                                        owner.string("display_name")
                                                .filter(name -> !name.isEmpty())
                                                .orElse(null)))
                .build();
    }

    private static Grant grant(Attributes block) {
        return Grant.builder()
                .grantee(Grants.grantee(block.blocks("grantee").getFirst()))
                .permission(block.requiredString("permission"))
                .build();
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        put(object, aws);
        String bucket = Buckets.nameOf(object);
        String owner = Buckets.ownerOrNull(object);
        object.id(owner == null ? bucket : bucket + "," + owner);
        addAclToId(object);
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(
                objects,
                object -> {
                    Buckets.showNames(object);
                    showAcl(object);
                    var found = aws.s3().getBucketAcl(r -> r.bucket(Buckets.nameOf(object)));
                    Buckets.show(object, POLICY, found, SHAPE);
                },
                Buckets.GONE);
    }

    private static void showAcl(Draft object) {
        String[] parts = object.id().split(",", -1);
        String last = parts[parts.length - 1];
        object.set("acl", parts.length > 1 && !last.matches("\\d{12}") ? last : "");
    }

    @Override
    public void delete(Draft object, AwsSession aws) {}

    @Override
    public String publicExposure(Attributes planned) {
        return planned.string("acl").filter(acl -> acl.startsWith("public-")).isPresent()
                ? "the bucket's access control list lets everybody read"
                : "";
    }
}
