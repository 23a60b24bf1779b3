package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.Filter;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `aws_db_instance`.
///
/// Replaced when what a database is made of changes: engine, names, user, zone, subnet group (unless
/// it moves in place), key, time zone, or where its data comes from. Changes wait for the maintenance
/// window unless `apply_immediately`. A last snapshot is taken when it is deleted, unless
/// `skip_final_snapshot`.
final class DbInstance implements ResourceType {
    static final Duration CREATION = Duration.ofMinutes(40);
    static final Duration UPDATE = Duration.ofMinutes(80);
    private static final Duration DELETION = Duration.ofMinutes(60);
    private static final String[] GONE = {"DBInstanceNotFound", "DBInstanceNotFoundFault"};
    private static final Set<String> SETTLED = Set.of("available", "storage-optimization");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "availability_zone",
                        "backup_target",
                        "character_set_name",
                        "custom_iam_instance_profile",
                        "db_name",
                        "engine",
                        "kms_key_id",
                        "nchar_character_set_name",
                        "restore_to_point_in_time",
                        "s3_import",
                        "snapshot_identifier",
                        "storage_encrypted",
                        "timezone",
                        "username")
                .defaultsTo("auto_minor_version_upgrade", Value.TRUE)
                .defaultsTo("copy_tags_to_snapshot", Value.FALSE)
                .defaultsTo("dedicated_log_volume", Value.FALSE)
                .defaultsTo("delete_automated_backups", Value.TRUE)
                .defaultsTo("monitoring_interval", Value.number(0))
                .defaultsTo("performance_insights_enabled", Value.FALSE)
                .defaultsTo("publicly_accessible", Value.FALSE)
                .defaultsTo("skip_final_snapshot", Value.FALSE)
                .defaultsTo("apply_immediately", Value.FALSE)
                .storedAs("identifier", text -> text.toLowerCase(Locale.ROOT))
                .storedAs("engine", text -> text.toLowerCase(Locale.ROOT))
                .storedAs("maintenance_window", text -> text.toLowerCase(Locale.ROOT))
                .sameWhen("db_subnet_group_name", Rds::sameIgnoringCase)
                .adjust(DbInstancePlan::adjust)
                .timeout("create", CREATION)
                .timeout("update", UPDATE)
                .timeout("delete", DELETION);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("identifier", "identifier_prefix")
                .onlyOneOf("password", "password_wo", "manage_master_user_password")
                .onlyOneOf("snapshot_identifier", "s3_import", "restore_to_point_in_time")
                .between("backup_retention_period", 0, 35)
                .oneOf("backup_target", "outposts", "region")
                .oneOf("network_type", "IPV4", "DUAL")
                .oneOf("storage_type", "standard", "gp2", "gp3", "io1", "io2")
                .oneOf("database_insights_mode", "standard", "advanced")
                .matches(
                        "identifier",
                        "(?!.*--)[A-Za-z][0-9A-Za-z-]*(?<!-)",
                        "must begin with a letter, consist of letters, digits and single hyphens,"
                                + " and not end with a hyphen")
                .matches(
                        "backup_window",
                        "([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d",
                        "must be such as \"04:00-04:30\"")
                .matches(
                        "final_snapshot_identifier",
                        "(?!.*--)[A-Za-z][0-9A-Za-z-]*(?<!-)",
                        "must begin with a letter, consist of letters, digits and single hyphens,"
                                + " and not end with a hyphen")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        DbInstanceOrigin.create(object, aws);
        String identifier = object.text("identifier").orElseThrow();
        DBInstance made = awaitSettled(identifier, object.timeout("create", CREATION), aws);
        object.id(made.dbiResourceId());
        if (DbInstanceOrigin.isCopy(object)) {
            DbInstanceChanges.afterCopy(object, aws);
            awaitSettled(identifier, object.timeout("create", CREATION), aws);
        }
    }

    static Optional<DBInstance> find(String identifier, AwsSession aws) {
        boolean byResource = identifier.matches("db-[A-Z0-9]+");
        Filter resource = Filter.builder().name("dbi-resource-id").values(identifier).build();
        DescribeDbInstancesRequest request =
                byResource
                        ? DescribeDbInstancesRequest.builder().filters(resource).build()
                        : DescribeDbInstancesRequest.builder()
                                .dbInstanceIdentifier(identifier)
                                .build();
        return Calls.find(() -> aws.rds().describeDBInstances(request).dbInstances(), GONE).stream()
                .flatMap(List::stream)
                .findFirst();
    }

    static DBInstance awaitSettled(String identifier, Duration longest, AwsSession aws) {
        return aws.await(
                "database " + identifier + " to be available",
                longest,
                () -> find(identifier, aws).filter(DbInstance::isSettled));
    }

    private static boolean isSettled(DBInstance instance) {
        String status = String.valueOf(instance.dbInstanceStatus());
        if (status.startsWith("incompatible") || status.equals("failed")) {
            throw FailedCall.of(
                    "Database failed",
                    "The database \""
                            + instance.dbInstanceIdentifier()
                            + "\" is "
                            + status
                            + ". Its events in RDS say why.");
        }
        return SETTLED.contains(status);
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Map<String, DBInstance> together =
                objects.size() < 2
                        ? Map.of()
                        : findAll(objects.stream().map(DbInstance::identifier).toList(), aws);
        for (Draft object : objects) {
            String identifier = identifier(object);
            Optional.ofNullable(together.get(identifier))
                    .or(() -> find(identifier, aws))
                    .ifPresentOrElse(
                            instance -> DbInstanceReads.show(object, instance, aws), object::gone);
        }
    }

    private static String identifier(Draft object) {
        return object.text("identifier").orElseGet(object::id);
    }

    private static Map<String, DBInstance> findAll(List<String> identifiers, AwsSession aws) {
        Filter these = Filter.builder().name("db-instance-id").values(identifiers).build();
        Map<String, DBInstance> found = new HashMap<>();
        aws.rds()
                .describeDBInstancesPaginator(r -> r.filters(these))
                .dbInstances()
                .forEach(instance -> found.put(instance.dbInstanceIdentifier(), instance));
        return found;
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        DbInstanceChanges.make(object, aws);
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Rds.changeTags(object.prior().requiredString("arn"), set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        String identifier = object.text("identifier").orElseThrow();
        boolean skip = object.isTrue("skip_final_snapshot");
        if (!skip && object.text("final_snapshot_identifier").isEmpty()) {
            throw FailedCall.at(
                    "final_snapshot_identifier",
                    "Missing argument",
                    "The database is deleted with a last snapshot, whose name"
                            + " `final_snapshot_identifier` says; set it, or `skip_final_snapshot`, and"
                            + " apply that first.");
        }
        Calls.unlessGone(
                () ->
                        aws.retryWhile(
                                "database " + identifier + " to be free",
                                object.timeout("delete", DELETION),
                                () ->
                                        aws.rds()
                                                .deleteDBInstance(r ->
                                                        r.dbInstanceIdentifier(identifier)
                                                                .skipFinalSnapshot(skip)
                                                                .deleteAutomatedBackups(
                                                                        object.isTrue(
                                                                                "delete_automated_backups"))
                                                                .finalDBSnapshotIdentifier(
                                                                        skip
                                                                                ? null
                                                                                : object.textOrNull(
                                                                                        "final_snapshot_identifier"))),
                                "InvalidDBInstanceState"),
                GONE);
        aws.await(
                "database " + identifier + " to be deleted",
                object.timeout("delete", DELETION),
                () -> find(identifier, aws).isPresent() ? Optional.empty() : Optional.of(true));
    }

    /// What AWS does not tell is as the other provider imports it.
    @Override
    public void importAs(Draft object, String id) {
        object.id(id);
        object.set("identifier", id)
                .set("skip_final_snapshot", Boolean.TRUE)
                .set("delete_automated_backups", Boolean.TRUE);
    }

    @Override
    public boolean isStateful() {
        return true;
    }

    @Override
    public String publicExposure(Attributes planned) {
        return planned.bool("publicly_accessible").orElse(false)
                ? "the database has a public address"
                : "";
    }
}
