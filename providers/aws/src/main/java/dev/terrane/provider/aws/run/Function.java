package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// `aws_lambda_function`.
///
/// Replaced when `function_name` or `package_type` changes. By default a zip file with 128 MB of
/// memory and 3 seconds of time, of which no version is published. Its code comes from a file, a
/// bucket or an image; `source_code_hash` says when it has changed.
final class Function implements ResourceType {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    static final String[] GONE = {"ResourceNotFoundException"};
    static final String[] CODE = {
        "architectures",
        "filename",
        "image_uri",
        "s3_bucket",
        "s3_key",
        "s3_object_version",
        "source_code_hash"
    };
    private static final String[] CONFIGURATION = {
        "dead_letter_config",
        "description",
        "environment",
        "ephemeral_storage",
        "file_system_config",
        "handler",
        "image_config",
        "kms_key_arn",
        "layers",
        "logging_config",
        "memory_size",
        "role",
        "runtime",
        "snap_start",
        "timeout",
        "tracing_config",
        "vpc_config"
    };

    static final Shape SHAPE =
            Shape.of()
                    .named("FunctionArn", "arn")
                    .named("FileSystemConfigs", "file_system_config")
                    .named("ImageConfigResponse", "image_config")
                    .named("CodeSize", "source_code_size")
                    .without("architectures", "code_sha256", "layers", "snap_start", "version");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("function_name", "package_type")
                .defaultsTo("memory_size", Value.number(128))
                .defaultsTo("package_type", Value.string("Zip"))
                .defaultsTo("publish", Value.FALSE)
                .defaultsTo("reserved_concurrent_executions", Value.number(-1))
                .defaultsTo("skip_destroy", Value.FALSE)
                .defaultsTo("timeout", Value.number(3))
                .fillsInBlocks("ephemeral_storage", "logging_config", "tracing_config")
                .adjust(Function::checkPackage)
                .adjust(Function::planVersion)
                .timeout("create", LONGEST)
                .timeout("update", LONGEST)
                .timeout("delete", LONGEST);
    }

    private static void checkPackage(PlanDraft draft) {
        boolean isZip = draft.value("package_type").equals(Value.string("Zip"));
        for (String name : List.of("handler", "runtime")) {
            if (isZip && draft.config().isNull(name)) {
                throw FailedCall.at(
                        name,
                        "Missing argument",
                        "`handler` and `runtime` are needed where `package_type` is \"Zip\".");
            }
        }
    }

    /// A change of code or configuration that is published makes another version.
    private static void planVersion(PlanDraft draft) {
        if (draft.isCreate()) {
            return;
        }
        boolean newCode = changes(draft, CODE);
        boolean changes = newCode || changes(draft, CONFIGURATION);
        if (newCode) {
            draft.unknown("last_modified");
        }
        if (draft.value("publish").equals(Value.TRUE) && (changes || draft.changes("publish"))) {
            draft.unknown("version");
            draft.unknown("qualified_arn");
            draft.unknown("qualified_invoke_arn");
        }
    }

    private static boolean changes(PlanDraft draft, String... names) {
        return List.of(names).stream().anyMatch(draft::changes);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .exactlyOneOf("filename", "image_uri", "s3_bucket")
                .onlyOneOf("filename", "s3_key")
                .onlyOneOf("image_uri", "s3_key")
                .oneOf("package_type", "Zip", "Image")
                .between("memory_size", 128, 10_240)
                .between("timeout", 1, 900)
                .longest("handler", 128)
                .arn("role")
                .inBlocks("ephemeral_storage", each -> each.between("size", 512, 10_240))
                .inBlocks("tracing_config", each -> each.oneOf("mode", "Active", "PassThrough"))
                .inBlocks("snap_start", each -> each.oneOf("apply_on", "PublishedVersions", "None"))
                .inBlocks("logging_config", each -> each.oneOf("log_format", "JSON", "Text"))
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String name = object.text("function_name").orElseThrow();
        CreateFunctionRequest.Builder request = SHAPE.fill(CreateFunctionRequest.builder(), object);
        request.code(
                SHAPE.fill(FunctionCode.builder(), FunctionParts.code(object))
                        .zipFile(FunctionParts.zip(object, aws))
                        .build());
        FunctionParts.choices(request, object);
        Map<String, String> tags = Tags.ofNew(object, aws.tags());
        if (!tags.isEmpty()) {
            request.tags(tags);
        }
        retried(
                aws,
                object.timeout("create", LONGEST),
                () -> aws.lambda().createFunction(request.build()));
        object.id(name);
        awaitReady(name, object.timeout("create", LONGEST), aws);
        if (object.now().wholeNumber("reserved_concurrent_executions").orElse(-1) >= 0) {
            FunctionParts.reserve(object, aws);
        }
    }

    /// Roles, their policies and keys are known to Lambda some seconds after they were made.
    private static <T> T retried(AwsSession aws, Duration longest, Supplier<T> action) {
        return Calls.retry(
                aws,
                "the role of the function to be known",
                longest,
                failure ->
                        Calls.failing(
                                                "InvalidParameterValueException",
                                                "cannot be assumed by Lambda",
                                                "does not have permissions",
                                                "throttled by EC2",
                                                "KMS key is invalid")
                                        .test(failure)
                                || Calls.failing("ResourceConflictException").test(failure),
                action);
    }

    private static Optional<GetFunctionResponse> find(String name, AwsSession aws) {
        return Calls.find(() -> aws.lambda().getFunction(r -> r.functionName(name)), GONE);
    }

    private static void awaitReady(String name, Duration longest, AwsSession aws) {
        aws.await(
                "function " + name + " to be active",
                longest,
                () ->
                        find(name, aws)
                                .map(GetFunctionResponse::configuration)
                                .filter(Function::isReady));
    }

    private static boolean isReady(FunctionConfiguration function) {
        String state = String.valueOf(function.stateAsString());
        String update = String.valueOf(function.lastUpdateStatusAsString());
        if (state.equals("Failed") || update.equals("Failed")) {
            throw FailedCall.of(
                    "Function failed",
                    "Lambda could not bring up the function \""
                            + function.functionName()
                            + "\": "
                            + function.stateReason()
                            + " "
                            + function.lastUpdateStatusReason());
        }
        return !state.equals("Pending") && !update.equals("InProgress");
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            find(object.id(), aws)
                    .ifPresentOrElse(
                            function -> FunctionParts.show(object, function, aws), object::gone);
        }
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        String name = object.id();
        Duration longest = object.timeout("update", LONGEST);
        boolean changed = false;
        if (object.changed("code_signing_config_arn")) {
            FunctionParts.changeSigning(object, aws);
        }
        if (object.changed(CONFIGURATION)) {
            UpdateFunctionConfigurationRequest request = FunctionParts.configuration(object);
            retried(aws, longest, () -> aws.lambda().updateFunctionConfiguration(request));
            awaitReady(name, longest, aws);
            changed = true;
        }
        if (object.changed(CODE)) {
            UpdateFunctionCodeRequest.Builder request =
                    SHAPE.fill(UpdateFunctionCodeRequest.builder(), FunctionParts.code(object));
            request.functionName(name).zipFile(FunctionParts.zip(object, aws));
            if (!object.texts("architectures").isEmpty()) {
                request.architecturesWithStrings(object.texts("architectures"));
            }
            retried(aws, longest, () -> aws.lambda().updateFunctionCode(request.build()));
            awaitReady(name, longest, aws);
            changed = true;
        }
        if (object.changed("reserved_concurrent_executions")) {
            FunctionParts.reserve(object, aws);
        }
        if (object.isTrue("publish") && (changed || object.changed("publish"))) {
            retried(aws, longest, () -> aws.lambda().publishVersion(r -> r.functionName(name)));
            awaitReady(name, longest, aws);
        }
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        FunctionParts.tag(object.prior().requiredString("arn"), set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        if (object.isTrue("skip_destroy")) {
            return;
        }
        Calls.unlessGone(
                () ->
                        retried(
                                aws,
                                object.timeout("delete", LONGEST),
                                () ->
                                        aws.lambda()
                                                .deleteFunction(r -> r.functionName(object.id()))),
                GONE);
    }

    @Override
    public void importAs(Draft object, String id) {
        object.id(id);
        object.set("function_name", id);
        object.set("publish", Boolean.FALSE);
        object.set("skip_destroy", Boolean.FALSE);
    }
}
