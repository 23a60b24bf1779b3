package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.Tag;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// `aws_dynamodb_table`.
///
/// Replaced when its name, a key, a local index, or what it was restored or imported from changes.
/// Provisioned by default, and then with capacities; streams, encryption, expiry, recovery, replicas
/// and global indexes change in place, one after the other ([TableChanges]).
final class Table implements ResourceType {
    static final Duration CREATION = Duration.ofMinutes(30);
    static final Duration UPDATE = Duration.ofMinutes(60);
    private static final Duration DELETION = Duration.ofMinutes(10);
    static final String[] GONE = {"ResourceNotFoundException"};

    /// Arguments and members of the API that have the same meaning and other names.
    static final Shape SHAPE =
            Shape.of()
                    .named("TableName", "name")
                    .named("AttributeName", "name")
                    .named("AttributeType", "type")
                    .named("AttributeDefinitions", "attribute")
                    .named("IndexName", "name")
                    .named("DeletionProtectionEnabled", "deletion_protection_enabled")
                    .without(
                            "global_secondary_index",
                            "local_secondary_index",
                            "on_demand_throughput",
                            "table_class");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "name",
                        "hash_key",
                        "range_key",
                        "local_secondary_index",
                        "import_table",
                        "restore_date_time",
                        "restore_source_name",
                        "restore_source_table_arn",
                        "restore_to_latest_time")
                .defaultsTo("billing_mode", Value.string("PROVISIONED"))
                .defaultsTo("replica.point_in_time_recovery", Value.FALSE)
                .defaultsTo("replica.propagate_tags", Value.FALSE)
                .defaultsTo("ttl.enabled", Value.FALSE)
                .fillsInBlocks("point_in_time_recovery", "server_side_encryption", "ttl")
                .keepsBlocks("on_demand_throughput")
                .sameWhen("table_class", (was, wanted) -> was.equals(Value.string("")))
                .adjust(TablePlan::adjust)
                .adjust(TablePlan::keepClass)
                .timeout("create", CREATION)
                .timeout("update", UPDATE)
                .timeout("delete", DELETION);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .oneOf("billing_mode", "PROVISIONED", "PAY_PER_REQUEST")
                .oneOf("table_class", "STANDARD", "STANDARD_INFREQUENT_ACCESS")
                .oneOf(
                        "stream_view_type",
                        "",
                        "NEW_IMAGE",
                        "OLD_IMAGE",
                        "NEW_AND_OLD_IMAGES",
                        "KEYS_ONLY")
                .onlyOneOf("restore_date_time", "restore_to_latest_time")
                .inBlocks("attribute", each -> each.oneOf("type", "S", "N", "B"))
                .inBlocks("global_secondary_index", Table::checkProjection)
                .inBlocks("local_secondary_index", Table::checkProjection)
                .inBlocks(
                        "point_in_time_recovery",
                        each -> each.between("recovery_period_in_days", 1, 35))
                .problems();
    }

    private static Checks checkProjection(Checks index) {
        return index.oneOf("projection_type", "ALL", "KEYS_ONLY", "INCLUDE");
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String name = object.text("name").orElseThrow();
        if (object.isGiven("restore_source_name") || object.isGiven("restore_source_table_arn")) {
            TableOrigin.restore(object, aws);
        } else if (!object.blocks("import_table").isEmpty()) {
            TableOrigin.importData(object, request(object, aws), aws);
        } else {
            CreateTableRequest request = request(object, aws);
            retried(aws, "room for another table", () -> aws.dynamodb().createTable(request));
        }
        object.id(name);
        awaitActive(name, object.timeout("create", CREATION), aws);
        TableChanges.finish(object, aws);
    }

    /// AWS makes and changes only so many tables at once.
    static <T> T retried(AwsSession aws, String what, Supplier<T> action) {
        return Calls.retry(
                aws,
                what,
                UPDATE,
                failure ->
                        Calls.failing("LimitExceededException", "simultaneous", "can be created")
                                        .test(failure)
                                || Calls.failing("ResourceInUseException", "being").test(failure),
                action);
    }

    private static CreateTableRequest request(Draft object, AwsSession aws) {
        CreateTableRequest.Builder request = SHAPE.fill(CreateTableRequest.builder(), object);
        boolean provisioned = object.text("billing_mode").orElse("").equals("PROVISIONED");
        request.keySchema(TableIndexes.keys(object.now()))
                .tableClass(object.textOrNull("table_class"))
                .globalSecondaryIndexes(TableIndexes.globals(object, provisioned))
                .localSecondaryIndexes(TableIndexes.locals(object))
                .provisionedThroughput(
                        provisioned ? TableIndexes.throughput(object.now()).orElse(null) : null)
                .onDemandThroughput(TableIndexes.onDemand(object.now()).orElse(null));
        if (object.isTrue("stream_enabled")) {
            request.streamSpecification(stream ->
                    stream.streamEnabled(true)
                            .streamViewType(object.textOrNull("stream_view_type")));
        }
        TableChanges.encryption(object).ifPresent(request::sseSpecification);
        Map<String, String> tags = Tags.ofNew(object, aws.tags());
        if (!tags.isEmpty()) {
            request.tags(tags(tags));
        }
        return request.build();
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return Tags.listed(tags, (key, value) -> Tag.builder().key(key).value(value).build());
    }

    static Optional<TableDescription> find(String name, AwsSession aws) {
        return Calls.find(() -> aws.dynamodb().describeTable(r -> r.tableName(name)).table(), GONE);
    }

    static TableDescription awaitActive(String name, Duration longest, AwsSession aws) {
        return aws.await(
                "table " + name + " to be active",
                longest,
                () ->
                        find(name, aws)
                                .filter(table -> "ACTIVE".equals(table.tableStatusAsString()))
                                .filter(TableIndexes::areActive));
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            find(object.id(), aws).ifPresentOrElse(table -> show(object, table, aws), object::gone);
        }
    }

    private static void show(Draft object, TableDescription table, AwsSession aws) {
        SHAPE.show(object, table);
        TableReads.show(object, table, aws);
        Tags.found(
                object,
                aws.dynamodb().listTagsOfResource(r -> r.resourceArn(table.tableArn())).tags(),
                Tag::key,
                Tag::value,
                aws.tags());
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        TableChanges.make(object, aws);
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        String arn = object.prior().requiredString("arn");
        if (!removed.isEmpty()) {
            aws.dynamodb().untagResource(r -> r.resourceArn(arn).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.dynamodb().tagResource(r -> r.resourceArn(arn).tags(tags(set)));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        String name = object.id();
        TableReplicas.removeAll(object, aws);
        Calls.unlessGone(
                () ->
                        retried(
                                aws,
                                "table " + name + " to be free",
                                () -> aws.dynamodb().deleteTable(r -> r.tableName(name))),
                GONE);
        aws.await(
                "table " + name + " to be deleted",
                object.timeout("delete", DELETION),
                () -> find(name, aws).isPresent() ? Optional.empty() : Optional.of(true));
    }

    @Override
    public boolean isStateful() {
        return true;
    }
}
