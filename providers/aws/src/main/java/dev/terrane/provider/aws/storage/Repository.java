package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsProblems;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.provider.aws.support.Together;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecr.model.EncryptionConfiguration;
import software.amazon.awssdk.services.ecr.model.Tag;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `aws_ecr_repository`: images of containers. Its id is its name.
///
/// Replaced when `name` or `encryption_configuration` changes. By default tags of images can be moved
/// (`image_tag_mutability` is `MUTABLE`). With `force_delete` it is deleted with its images.
public final class Repository implements ResourceType {
    static final String GONE = "RepositoryNotFoundException";
    private static final Shape SHAPE = Shape.of();
    private static final Duration DELETION = Duration.ofMinutes(20);
    private static final int AT_ONCE = 100;
    private static final String ENCRYPTION = "encryption_configuration";
    private static final String SCANNING = "image_scanning_configuration";

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "name",
                        ENCRYPTION,
                        ENCRYPTION + ".encryption_type",
                        ENCRYPTION + ".kms_key")
                .defaultsTo("image_tag_mutability", Value.string("MUTABLE"))
                .defaultsTo(ENCRYPTION + ".encryption_type", Value.string("AES256"))
                .keepsBlocks(ENCRYPTION, SCANNING)
                .timeout("delete", DELETION);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        Checks checks =
                Checks.of(config)
                        .matches(
                                "name",
                                "(?=.{2,256}$)(?:[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*/)*[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*",
                                "must be of small letters, digits and ._-/ in between")
                        .oneOf("image_tag_mutability", "MUTABLE", "IMMUTABLE");
        config.blocks(ENCRYPTION)
                .forEach(block ->
                        checks.add(
                                Checks.of(block)
                                        .oneOf("encryption_type", "AES256", "KMS", "KMS_DSSE")
                                        .problems()));
        return checks.problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        var tags = tags(Tags.ofNew(object, aws.tags()));
        var made =
                aws.ecr()
                        .createRepository(r -> {
                            r.repositoryName(object.textOrNull("name"))
                                    .imageTagMutability(object.textOrNull("image_tag_mutability"))
                                    .imageScanningConfiguration(
                                            s -> s.scanOnPush(scansOnPush(object)));
                            SHAPE.part(EncryptionConfiguration::builder, object, ENCRYPTION)
                                    .ifPresent(e -> r.encryptionConfiguration(e.build()));
                            if (!tags.isEmpty()) {
                                r.tags(tags);
                            }
                        });
        object.id(made.repository().repositoryName());
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return Tags.listed(tags, (key, value) -> Tag.builder().key(key).value(value).build());
    }

    private static boolean scansOnPush(Draft object) {
        return object.blocks(SCANNING).stream()
                .anyMatch(block -> block.bool("scan_on_push").orElse(false));
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        var together = together(objects, aws);
        Together.readEach(
                objects,
                object -> {
                    var known = together.get(object.id());
                    var found =
                            known == null ? describe(List.of(object.id()), aws).getFirst() : known;
                    show(object, found);
                    showTags(object, found.repositoryArn(), aws);
                },
                GONE);
    }

    /// Those that are all there. Where one is missing AWS tells of none, and each is asked for alone.
    private static Map<String, software.amazon.awssdk.services.ecr.model.Repository> together(
            List<Draft> objects, AwsSession aws) {
        Map<String, software.amazon.awssdk.services.ecr.model.Repository> found = new HashMap<>();
        if (objects.size() > 1) {
            for (List<String> some :
                    Together.parts(objects.stream().map(Draft::id).toList(), AT_ONCE)) {
                Calls.find(() -> describe(some, aws), GONE).stream()
                        .flatMap(List::stream)
                        .forEach(one -> found.put(one.repositoryName(), one));
            }
        }
        return found;
    }

    private static List<software.amazon.awssdk.services.ecr.model.Repository> describe(
            List<String> names, AwsSession aws) {
        return aws.ecr().describeRepositories(r -> r.repositoryNames(names)).repositories();
    }

    private static void showTags(Draft object, String arn, AwsSession aws) {
        var tags = aws.ecr().listTagsForResource(r -> r.resourceArn(arn)).tags();
        Tags.found(object, tags, Tag::key, Tag::value, aws.tags());
    }

    static void show(Draft object, software.amazon.awssdk.services.ecr.model.Repository found) {
        object.set("arn", found.repositoryArn())
                .set("name", found.repositoryName())
                .set("registry_id", found.registryId())
                .set("repository_url", found.repositoryUri())
                .set("image_tag_mutability", found.imageTagMutabilityAsString());
        if (found.encryptionConfiguration() == null) {
            SHAPE.showNone(object, ENCRYPTION);
        } else {
            Buckets.show(object, ENCRYPTION, found.encryptionConfiguration(), SHAPE);
        }
        if (found.imageScanningConfiguration() == null) {
            SHAPE.showNone(object, SCANNING);
        } else {
            Buckets.show(object, SCANNING, found.imageScanningConfiguration(), SHAPE);
        }
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed("image_tag_mutability")) {
            aws.ecr()
                    .putImageTagMutability(r ->
                            r.repositoryName(object.id())
                                    .registryId(object.textOrNull("registry_id"))
                                    .imageTagMutability(object.textOrNull("image_tag_mutability")));
        }
        if (object.changed(SCANNING)) {
            aws.ecr()
                    .putImageScanningConfiguration(r ->
                            r.repositoryName(object.id())
                                    .registryId(object.textOrNull("registry_id"))
                                    .imageScanningConfiguration(
                                            s -> s.scanOnPush(scansOnPush(object))));
        }
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        if (!removed.isEmpty()) {
            aws.ecr().untagResource(r -> r.resourceArn(object.textOrNull("arn")).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.ecr().tagResource(r -> r.resourceArn(object.textOrNull("arn")).tags(tags(set)));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        try {
            Calls.unlessGone(
                    () ->
                            aws.ecr()
                                    .deleteRepository(r ->
                                            r.repositoryName(object.id())
                                                    .registryId(object.textOrNull("registry_id"))
                                                    .force(object.isTrue("force_delete"))),
                    GONE);
        } catch (SdkException failure) {
            if (!AwsProblems.isCode(failure, "RepositoryNotEmptyException")) {
                throw failure;
            }
            throw FailedCall.of(
                    "Repository is not empty",
                    "The repository \""
                            + object.id()
                            + "\" holds images. Remove them, or set `force_delete = true`, apply that, and"
                            + " delete it then.");
        }
    }

    @Override
    public boolean isStateful() {
        return true;
    }
}
