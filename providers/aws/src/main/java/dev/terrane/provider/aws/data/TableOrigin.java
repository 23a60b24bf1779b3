package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ImportTableRequest;
import software.amazon.awssdk.services.dynamodb.model.RestoreTableToPointInTimeRequest;

import java.time.Instant;

/// Tables that begin with the data of another, or with data from a bucket.
final class TableOrigin {
    private static final Shape SHAPE =
            Shape.of()
                    .named("S3Bucket", "bucket")
                    .named("S3BucketOwner", "bucket_owner")
                    .named("S3KeyPrefix", "key_prefix");

    private TableOrigin() {}

    static void restore(Draft object, AwsSession aws) {
        RestoreTableToPointInTimeRequest.Builder request =
                RestoreTableToPointInTimeRequest.builder()
                        .targetTableName(object.textOrNull("name"))
                        .sourceTableName(object.textOrNull("restore_source_name"))
                        .sourceTableArn(object.textOrNull("restore_source_table_arn"));
        object.text("restore_date_time")
                .ifPresent(time -> request.restoreDateTime(Instant.parse(time)));
        if (object.isTrue("restore_to_latest_time")) {
            request.useLatestRestorableTime(true);
        }
        TableChanges.encryption(object).ifPresent(request::sseSpecificationOverride);
        Table.retried(
                aws,
                "room for another table",
                () -> aws.dynamodb().restoreTableToPointInTime(request.build()));
    }

    static void importData(Draft object, CreateTableRequest table, AwsSession aws) {
        Attributes block = object.blocks("import_table").getFirst();
        ImportTableRequest.Builder request = SHAPE.fill(ImportTableRequest.builder(), block);
        request.tableCreationParameters(parameters ->
                parameters
                        .tableName(table.tableName())
                        .attributeDefinitions(table.attributeDefinitions())
                        .keySchema(table.keySchema())
                        .billingMode(table.billingMode())
                        .provisionedThroughput(table.provisionedThroughput())
                        .onDemandThroughput(table.onDemandThroughput())
                        .sseSpecification(table.sseSpecification())
                        .globalSecondaryIndexes(
                                table.hasGlobalSecondaryIndexes()
                                        ? table.globalSecondaryIndexes()
                                        : null));
        String arn =
                Table.retried(
                                aws,
                                "room for another import",
                                () -> aws.dynamodb().importTable(request.build()))
                        .importTableDescription()
                        .importArn();
        aws.await(
                "the import of table " + table.tableName(),
                object.timeout("create", Table.CREATION),
                () -> imported(arn, aws));
    }

    private static java.util.Optional<Boolean> imported(String arn, AwsSession aws) {
        var state = aws.dynamodb().describeImport(r -> r.importArn(arn)).importTableDescription();
        return switch (state.importStatusAsString()) {
            case "COMPLETED" -> java.util.Optional.of(true);
            case "IN_PROGRESS" -> java.util.Optional.empty();
            default ->
                    throw dev.terrane.provider.aws.session.FailedCall.of(
                            "Import failed",
                            "The import of the table ended as "
                                    + state.importStatusAsString()
                                    + ": "
                                    + state.failureMessage()
                                    + ".");
        };
    }
}
