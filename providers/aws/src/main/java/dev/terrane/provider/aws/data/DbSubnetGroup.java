package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.rds.model.DBSubnetGroup;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_db_subnet_group`.
///
/// Replaced when `name` or `name_prefix` changes. Described as "Managed by Terraform" where nothing
/// else is said, as the other provider does.
final class DbSubnetGroup implements ResourceType {
    static final String DESCRIPTION = "Managed by Terraform";
    private static final String[] GONE = {"DBSubnetGroupNotFoundFault"};

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("name", "name_prefix")
                .defaultsTo("description", Value.string(DESCRIPTION));
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("name", "name_prefix")
                .matches(
                        "name",
                        "(?!default$)[ .0-9a-z_-]{1,255}",
                        "must consist of at most 255 lower-case letters, digits, spaces and . _ -,"
                                + " and not be \"default\"")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String name = UniqueName.of(object, "name", "name_prefix", "");
        aws.rds()
                .createDBSubnetGroup(r ->
                        r.dbSubnetGroupName(name)
                                .dbSubnetGroupDescription(object.textOrNull("description"))
                                .subnetIds(object.texts("subnet_ids"))
                                .tags(Rds.tags(Tags.ofNew(object, aws.tags()))));
        object.id(name);
    }

    private static Optional<DBSubnetGroup> find(String name, AwsSession aws) {
        return Calls.find(
                        () ->
                                aws.rds()
                                        .describeDBSubnetGroups(r -> r.dbSubnetGroupName(name))
                                        .dbSubnetGroups(),
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

    private static void show(Draft object, DBSubnetGroup group, AwsSession aws) {
        object.set("arn", group.dbSubnetGroupArn())
                .set("description", group.dbSubnetGroupDescription())
                .set("name", group.dbSubnetGroupName())
                .set("name_prefix", UniqueName.prefixOf(group.dbSubnetGroupName()))
                .set("vpc_id", group.vpcId())
                .setTexts(
                        "subnet_ids",
                        group.subnets().stream().map(subnet -> subnet.subnetIdentifier()).toList())
                .setTexts("supported_network_types", group.supportedNetworkTypes());
        Rds.showTags(object, group.dbSubnetGroupArn(), aws);
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed("description", "subnet_ids")) {
            aws.rds()
                    .modifyDBSubnetGroup(r ->
                            r.dbSubnetGroupName(object.id())
                                    .dbSubnetGroupDescription(object.textOrNull("description"))
                                    .subnetIds(object.texts("subnet_ids")));
        }
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Rds.changeTags(object.prior().requiredString("arn"), set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        aws.retryWhile(
                                "the databases of the subnet group to disappear",
                                Duration.ofMinutes(3),
                                () ->
                                        aws.rds()
                                                .deleteDBSubnetGroup(
                                                        r -> r.dbSubnetGroupName(object.id())),
                                "InvalidDBSubnetGroupStateFault"),
                GONE);
        aws.await(
                "subnet group " + object.id() + " to be deleted",
                Duration.ofMinutes(3),
                () -> find(object.id(), aws).isPresent() ? Optional.empty() : Optional.of(true));
    }
}
