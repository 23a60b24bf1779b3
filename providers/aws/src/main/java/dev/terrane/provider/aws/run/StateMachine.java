package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// `aws_sfn_state_machine`: steps, written in the Amazon States Language.
///
/// Replaced when its name or `type` changes. A standard one by default, of which no version is
/// published. Its definition is JSON, and compared as such.
///
/// Tried against served answers: the emulator knows too little of state machines.
final class StateMachine implements ResourceType {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final String[] GONE = {"StateMachineDoesNotExist"};
    private static final Shape SHAPE =
            Shape.of()
                    .named("stateMachineArn", "arn")
                    .named("logging", "logging_configuration")
                    .without("logging_configuration", "definition");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("name", "name_prefix", "type")
                .defaultsTo("publish", Value.FALSE)
                .defaultsTo("type", Value.string("STANDARD"))
                .sameWhen("definition", Json::same)
                .keepsBlocks(
                        "encryption_configuration",
                        "logging_configuration",
                        "tracing_configuration")
                .adjust(StateMachine::planVersion)
                .timeout("create", LONGEST)
                .timeout("update", Duration.ofMinutes(1))
                .timeout("delete", LONGEST);
    }

    private static void planVersion(PlanDraft draft) {
        if (!draft.isCreate()
                && draft.value("publish").equals(Value.TRUE)
                && (draft.changes("definition") || draft.changes("publish"))) {
            draft.unknown("state_machine_version_arn");
        }
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("name", "name_prefix")
                .matches(
                        "name",
                        "[0-9A-Za-z_-]{1,80}",
                        "must consist of at most 80 letters, digits, hyphens and underscores")
                .oneOf("type", "STANDARD", "EXPRESS")
                .policy("definition")
                .longest("definition", 1_048_576)
                .arn("role_arn")
                .inBlocks(
                        "logging_configuration",
                        each -> each.oneOf("level", "ALL", "ERROR", "FATAL", "OFF"))
                .inBlocks(
                        "encryption_configuration",
                        each ->
                                each.oneOf("type", "AWS_OWNED_KEY", "CUSTOMER_MANAGED_KMS_KEY")
                                        .between("kms_data_key_reuse_period_seconds", 60, 900))
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String name = UniqueName.of(object, "name", "name_prefix", "");
        CreateStateMachineRequest.Builder request =
                SHAPE.fill(CreateStateMachineRequest.builder(), object)
                        .name(name)
                        .definition(object.textOrNull("definition"));
        logging(object).ifPresent(request::loggingConfiguration);
        Map<String, String> tags = Tags.ofNew(object, aws.tags());
        if (!tags.isEmpty()) {
            request.tags(tags(tags));
        }
        var made =
                retried(
                        aws,
                        object.timeout("create", LONGEST),
                        () -> aws.sfn().createStateMachine(request.build()));
        object.id(made.stateMachineArn());
        object.set("state_machine_version_arn", made.stateMachineVersionArn());
    }

    /// Roles and their rights are known to Step Functions some seconds after they were made.
    private static <T> T retried(AwsSession aws, Duration longest, Supplier<T> action) {
        return Calls.retry(
                aws,
                "the role of the state machine to be known",
                longest,
                failure ->
                        Calls.failing("StateMachineDeleting").test(failure)
                                || Calls.failing("AccessDeniedException", "is not authorized")
                                        .test(failure),
                action);
    }

    private static Optional<LoggingConfiguration> logging(Draft object) {
        return object.blocks("logging_configuration").stream()
                .findFirst()
                .map(block ->
                        LoggingConfiguration.builder()
                                .level(
                                        block.string("level")
                                                .filter(level -> !level.isEmpty())
                                                .orElse(null))
                                .includeExecutionData(
                                        block.bool("include_execution_data").orElse(false))
                                .destinations(
                                        block
                                                .string("log_destination")
                                                .filter(arn -> !arn.isEmpty())
                                                .stream()
                                                .map(StateMachine::destination)
                                                .toList())
                                .build());
    }

    private static software.amazon.awssdk.services.sfn.model.LogDestination destination(
            String group) {
        return software.amazon.awssdk.services.sfn.model.LogDestination.builder()
                .cloudWatchLogsLogGroup(g -> g.logGroupArn(group))
                .build();
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return Tags.listed(tags, (key, value) -> Tag.builder().key(key).value(value).build());
    }

    private static Optional<DescribeStateMachineResponse> find(String arn, AwsSession aws) {
        return Calls.find(() -> aws.sfn().describeStateMachine(r -> r.stateMachineArn(arn)), GONE);
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            find(object.id(), aws)
                    .ifPresentOrElse(machine -> show(object, machine, aws), object::gone);
        }
    }

    private static void show(Draft object, DescribeStateMachineResponse machine, AwsSession aws) {
        SHAPE.show(object, machine);
        object.set("name_prefix", UniqueName.prefixOf(machine.name()))
                .set("definition", definition(object, machine.definition()));
        showLogging(object, machine);
        if (object.isTrue("publish")) {
            object.set("state_machine_version_arn", latestVersion(object.id(), aws));
        } else {
            object.set(
                    "state_machine_version_arn",
                    object.text("state_machine_version_arn").orElse(""));
        }
        Tags.found(
                object,
                aws.sfn().listTagsForResource(r -> r.resourceArn(object.id())).tags(),
                Tag::key,
                Tag::value,
                aws.tags());
    }

    private static String definition(Draft object, String found) {
        return object.text("definition")
                .filter(text -> Json.same(Value.string(text), Value.string(found)))
                .orElse(found);
    }

    private static void showLogging(Draft object, DescribeStateMachineResponse machine) {
        LoggingConfiguration logging = machine.loggingConfiguration();
        if (logging == null) {
            SHAPE.showNone(object, "logging_configuration");
            return;
        }
        String group =
                logging.destinations().stream()
                        .map(each -> each.cloudWatchLogsLogGroup().logGroupArn())
                        .findFirst()
                        .orElse("");
        object.setObjects(
                "logging_configuration",
                List.of(
                        Map.of(
                                "include_execution_data",
                                Value.bool(Boolean.TRUE.equals(logging.includeExecutionData())),
                                "level",
                                Value.string(
                                        logging.levelAsString() == null
                                                ? ""
                                                : logging.levelAsString()),
                                "log_destination",
                                Value.string(group))));
    }

    private static String latestVersion(String arn, AwsSession aws) {
        return aws
                .sfn()
                .listStateMachineVersions(r -> r.stateMachineArn(arn).maxResults(1))
                .stateMachineVersions()
                .stream()
                .map(version -> version.stateMachineVersionArn())
                .findFirst()
                .orElse("");
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        UpdateStateMachineRequest.Builder request =
                SHAPE.fill(UpdateStateMachineRequest.builder(), object)
                        .stateMachineArn(object.id())
                        .definition(object.textOrNull("definition"));
        logging(object).ifPresent(request::loggingConfiguration);
        retried(
                aws,
                object.timeout("update", Duration.ofMinutes(1)),
                () -> aws.sfn().updateStateMachine(request.build()));
        aws.await(
                "state machine " + object.id() + " to show its new definition",
                LONGEST,
                () -> find(object.id(), aws).filter(found -> isNow(found, object)));
    }

    private static boolean isNow(DescribeStateMachineResponse found, Draft object) {
        String wanted = object.text("definition").orElse("");
        return Json.same(Value.string(found.definition()), Value.string(wanted))
                && found.roleArn().equals(object.text("role_arn").orElse(""));
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        if (!removed.isEmpty()) {
            aws.sfn().untagResource(r -> r.resourceArn(object.id()).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.sfn().tagResource(r -> r.resourceArn(object.id()).tags(tags(set)));
        }
    }

    /// Executions that still run delay the deletion.
    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () -> aws.sfn().deleteStateMachine(r -> r.stateMachineArn(object.id())), GONE);
        aws.await(
                "state machine " + object.id() + " to be deleted",
                object.timeout("delete", LONGEST),
                () -> find(object.id(), aws).isPresent() ? Optional.empty() : Optional.of(true));
    }

    @Override
    public void importAs(Draft object, String id) {
        if (!id.startsWith("arn:")) {
            throw FailedCall.of(
                    "Invalid import id",
                    "A state machine is imported by its ARN, not by \"" + id + "\".");
        }
        object.id(id);
        object.set("publish", Boolean.FALSE);
    }
}
