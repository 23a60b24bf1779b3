package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroup;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `aws_elasticache_subnet_group`.
///
/// Replaced when `name` changes, which AWS keeps in lower case.
///
/// Tried against served answers: names in capitals.
final class CacheSubnets implements ResourceType {
    private static final String[] GONE = {"CacheSubnetGroupNotFoundFault"};

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("name")
                .defaultsTo("description", Value.string(DbSubnetGroup.DESCRIPTION))
                .storedAs("name", text -> text.toLowerCase(Locale.ROOT));
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config).longest("name", 255).problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String name = object.text("name").orElseThrow();
        aws.elasticache()
                .createCacheSubnetGroup(r ->
                        r.cacheSubnetGroupName(name)
                                .cacheSubnetGroupDescription(object.textOrNull("description"))
                                .subnetIds(object.texts("subnet_ids"))
                                .tags(Caches.tags(Tags.ofNew(object, aws.tags()))));
        object.id(name.toLowerCase(Locale.ROOT));
    }

    private static Optional<CacheSubnetGroup> find(String name, AwsSession aws) {
        return Calls.find(
                        () ->
                                aws.elasticache()
                                        .describeCacheSubnetGroups(
                                                r -> r.cacheSubnetGroupName(name))
                                        .cacheSubnetGroups(),
                        GONE)
                .stream()
                .flatMap(List::stream)
                .findFirst();
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            find(object.id(), aws).ifPresentOrElse(group -> show(object, group, aws), object::gone);
        }
    }

    private static void show(Draft object, CacheSubnetGroup group, AwsSession aws) {
        object.set("arn", group.arn())
                .set("name", group.cacheSubnetGroupName())
                .set("description", group.cacheSubnetGroupDescription())
                .set("vpc_id", group.vpcId())
                .setTexts(
                        "subnet_ids",
                        group.subnets().stream().map(subnet -> subnet.subnetIdentifier()).toList());
        Caches.showTags(object, group.arn(), aws);
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed("description", "subnet_ids")) {
            aws.elasticache()
                    .modifyCacheSubnetGroup(r ->
                            r.cacheSubnetGroupName(object.id())
                                    .cacheSubnetGroupDescription(object.textOrNull("description"))
                                    .subnetIds(object.texts("subnet_ids")));
        }
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Caches.changeTags(object.prior().requiredString("arn"), set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        aws.retryWhile(
                                "the caches of the subnet group to disappear",
                                Duration.ofMinutes(5),
                                () ->
                                        aws.elasticache()
                                                .deleteCacheSubnetGroup(
                                                        r -> r.cacheSubnetGroupName(object.id())),
                                "DependencyViolation",
                                "CacheSubnetGroupInUse"),
                GONE);
    }
}
