package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.provider.aws.support.TagsOfMany;
import dev.terrane.provider.aws.support.Together;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// `aws_cloudwatch_log_group`.
///
/// Replaced when `name`, `name_prefix` or `log_group_class` changes. By default events are kept for
/// ever (0 days). With `skip_destroy` the group stays when it leaves the configuration.
final class LogGroup implements ResourceType {
    private static final String[] GONE = {"ResourceNotFoundException"};
    private static final List<Long> DAYS =
            List.of(
                    0L, 1L, 3L, 5L, 7L, 14L, 30L, 60L, 90L, 120L, 150L, 180L, 365L, 400L, 545L,
                    731L, 1096L, 1827L, 2192L, 2557L, 2922L, 3288L, 3653L);

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("name", "name_prefix", "log_group_class")
                .defaultsTo("retention_in_days", Value.number(0))
                .defaultsTo("skip_destroy", Value.FALSE);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        Checks checks =
                Checks.of(config)
                        .onlyOneOf("name", "name_prefix")
                        .matches(
                                "name",
                                "[.\\-_/#A-Za-z0-9]{1,512}",
                                "must consist of at most 512 letters, digits and . - _ / #")
                        .matches(
                                "name_prefix",
                                "[.\\-_/#A-Za-z0-9]{1,486}",
                                "must consist of at most 486 letters, digits and . - _ / #")
                        .oneOf("log_group_class", "STANDARD", "INFREQUENT_ACCESS", "DELIVERY")
                        .arn("kms_key_id");
        OptionalLong days = config.wholeNumber("retention_in_days");
        if (days.isPresent() && !DAYS.contains(days.getAsLong())) {
            checks.invalid(
                    "retention_in_days", "must be one of " + DAYS + ", but is " + days.getAsLong());
        }
        return checks.problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String name = UniqueName.of(object, "name", "name_prefix", "");
        Map<String, String> tags = Tags.ofNew(object, aws.tags());
        aws.logs()
                .createLogGroup(r ->
                        r.logGroupName(name)
                                .kmsKeyId(object.textOrNull("kms_key_id"))
                                .logGroupClass(object.textOrNull("log_group_class"))
                                .tags(tags.isEmpty() ? null : tags));
        object.id(name);
        if (object.isGiven("retention_in_days")) {
            keep(object, aws);
        }
    }

    private static void keep(Draft object, AwsSession aws) {
        Integer days = object.intOrNull("retention_in_days");
        Calls.retry(
                aws,
                "log group " + object.id() + " to be free",
                Duration.ofMinutes(2),
                Calls.failing("OperationAbortedException"),
                () ->
                        days == null
                                ? aws.logs().deleteRetentionPolicy(r -> r.logGroupName(object.id()))
                                : aws.logs()
                                        .putRetentionPolicy(r ->
                                                r.logGroupName(object.id()).retentionInDays(days)));
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        List<String> arns =
                objects.stream().flatMap(object -> object.text("arn").stream()).toList();
        TagsOfMany tags = TagsOfMany.of(arns, "logs", aws);
        Together.each(
                objects,
                object -> {
                    readOne(object, tags, aws);
                    return object;
                });
    }

    private static void readOne(Draft object, TagsOfMany tags, AwsSession aws) {
        Optional<software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup> group =
                aws
                        .logs()
                        .describeLogGroupsPaginator(r -> r.logGroupNamePrefix(object.id()))
                        .logGroups()
                        .stream()
                        .filter(found -> found.logGroupName().equals(object.id()))
                        .findFirst();
        if (group.isEmpty()) {
            object.gone();
            return;
        }
        String arn = group.get().arn().replaceFirst(":\\*$", "");
        object.set("arn", arn)
                .set("kms_key_id", group.get().kmsKeyId())
                .set("log_group_class", group.get().logGroupClassAsString())
                .set("name", object.id())
                .set("name_prefix", UniqueName.prefixOf(object.id()))
                .set("retention_in_days", group.get().retentionInDays());
        Map<String, String> found =
                tags.confirmed(object, arn, aws)
                        .orElseGet(() ->
                                aws.logs().listTagsForResource(r -> r.resourceArn(arn)).tags());
        Tags.found(object, found, aws.tags());
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed("retention_in_days")) {
            keep(object, aws);
        }
        if (object.changed("kms_key_id")) {
            if (object.isGiven("kms_key_id")) {
                aws.logs()
                        .associateKmsKey(r ->
                                r.logGroupName(object.id())
                                        .kmsKeyId(object.textOrNull("kms_key_id")));
            } else {
                aws.logs().disassociateKmsKey(r -> r.logGroupName(object.id()));
            }
        }
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        String arn = object.prior().requiredString("arn");
        if (!removed.isEmpty()) {
            aws.logs().untagResource(r -> r.resourceArn(arn).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.logs().tagResource(r -> r.resourceArn(arn).tags(set));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        if (!object.isTrue("skip_destroy")) {
            Calls.unlessGone(
                    () -> aws.logs().deleteLogGroup(r -> r.logGroupName(object.id())), GONE);
        }
    }

    @Override
    public void importAs(Draft object, String id) {
        object.id(id);
        object.set("skip_destroy", Boolean.FALSE);
    }

    @Override
    public boolean isStateful() {
        return true;
    }
}
