package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ImageConfig;
import software.amazon.awssdk.services.lambda.model.Layer;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parts of a function that are sent and shown otherwise than by name.
final class FunctionParts {
    private FunctionParts() {}

    /// Only where the code is: without what else a request may hold.
    static Attributes code(Draft object) {
        Map<String, Value> code = new HashMap<>();
        for (String name : List.of("image_uri", "s3_bucket", "s3_key", "s3_object_version")) {
            code.put(name, object.value(name));
        }
        return Attributes.of(Value.object(code));
    }

    static @Nullable SdkBytes zip(Draft object, AwsSession aws) {
        Optional<String> file = object.text("filename");
        if (file.isEmpty()) {
            return null;
        }
        try {
            return SdkBytes.fromByteArray(Files.readAllBytes(aws.file(file.get())));
        } catch (IOException e) {
            throw FailedCall.at(
                    "filename",
                    "Code can not be read",
                    "The file \"" + file.get() + "\" can not be read (" + e.getMessage() + ").");
        }
    }

    static void choices(CreateFunctionRequest.Builder request, Draft object) {
        if (!object.texts("architectures").isEmpty()) {
            request.architecturesWithStrings(object.texts("architectures"));
        }
        if (!object.texts("layers").isEmpty()) {
            request.layers(object.texts("layers"));
        }
        snapStart(object).ifPresent(when -> request.snapStart(s -> s.applyOn(when)));
    }

    private static Optional<String> snapStart(Draft object) {
        return object.blocks("snap_start").stream()
                .findFirst()
                .flatMap(block -> block.string("apply_on"));
    }

    /// All of the configuration: what is left out would stay as it is.
    static UpdateFunctionConfigurationRequest configuration(Draft object) {
        UpdateFunctionConfigurationRequest.Builder request =
                Function.SHAPE.fill(UpdateFunctionConfigurationRequest.builder(), object);
        request.functionName(object.id())
                .description(object.text("description").orElse(""))
                .layers(object.texts("layers"));
        if (object.changed("kms_key_arn")) {
            request.kmsKeyArn(object.text("kms_key_arn").orElse(""));
        }
        if (object.blocks("environment").isEmpty()) {
            request.environment(e -> e.variables(Map.of()));
        }
        if (object.blocks("dead_letter_config").isEmpty() && object.changed("dead_letter_config")) {
            request.deadLetterConfig(d -> d.targetArn(""));
        }
        if (object.blocks("vpc_config").isEmpty() && object.changed("vpc_config")) {
            request.vpcConfig(v -> v.securityGroupIds(List.of()).subnetIds(List.of()));
        }
        if (object.blocks("file_system_config").isEmpty()) {
            request.fileSystemConfigs(List.of());
        }
        Function.SHAPE
                .part(ImageConfig::builder, object, "image_config")
                .ifPresentOrElse(
                        image -> request.imageConfig(image.build()),
                        () -> {
                            if (object.changed("image_config")) {
                                request.imageConfig(ImageConfig.builder().build());
                            }
                        });
        if (object.changed("snap_start")) {
            request.snapStart(s -> s.applyOn(snapStart(object).orElse("None")));
        }
        return request.build();
    }

    static void reserve(Draft object, AwsSession aws) {
        long reserved = object.now().wholeNumber("reserved_concurrent_executions").orElse(-1);
        if (reserved < 0) {
            Calls.unlessGone(
                    () -> aws.lambda().deleteFunctionConcurrency(r -> r.functionName(object.id())),
                    Function.GONE);
        } else {
            aws.lambda()
                    .putFunctionConcurrency(r ->
                            r.functionName(object.id())
                                    .reservedConcurrentExecutions(Math.toIntExact(reserved)));
        }
    }

    static void changeSigning(Draft object, AwsSession aws) {
        Optional<String> config = object.text("code_signing_config_arn");
        if (config.isPresent()) {
            aws.lambda()
                    .putFunctionCodeSigningConfig(
                            r -> r.functionName(object.id()).codeSigningConfigArn(config.get()));
        } else {
            aws.lambda().deleteFunctionCodeSigningConfig(r -> r.functionName(object.id()));
        }
    }

    static void tag(String arn, Map<String, String> set, List<String> removed, AwsSession aws) {
        if (!removed.isEmpty()) {
            aws.lambda().untagResource(r -> r.resource(arn).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.lambda().tagResource(r -> r.resource(arn).tags(set));
        }
    }

    static void show(Draft object, GetFunctionResponse answer, AwsSession aws) {
        FunctionConfiguration function = answer.configuration();
        Function.SHAPE.show(object, function);
        String arn = function.functionArn();
        object.set("arn", arn)
                .set("code_sha256", function.codeSha256())
                .set("source_code_hash", object.text("source_code_hash").orElse(""))
                .set("image_uri", answer.code() == null ? null : answer.code().imageUri())
                .set("invoke_arn", invokeArn(arn, aws))
                .set("kms_key_arn", function.kmsKeyArn())
                .set(
                        "reserved_concurrent_executions",
                        answer.concurrency() == null
                                ? Integer.valueOf(-1)
                                : answer.concurrency().reservedConcurrentExecutions())
                .setTexts("layers", function.layers().stream().map(Layer::arn).toList())
                .setTexts(
                        "architectures",
                        function.hasArchitectures()
                                ? function.architecturesAsStrings()
                                : List.of("x86_64"));
        showSnapStart(object, function);
        if (function.imageConfigResponse() != null) {
            Function.SHAPE.show(
                    object, "image_config", function.imageConfigResponse().imageConfig());
        }
        showVersion(object, arn, aws);
        showSigning(object, aws);
        Tags.found(object, answer.tags(), aws.tags());
    }

    /// Without it a function is as one that never starts from a snapshot.
    private static void showSnapStart(Draft object, FunctionConfiguration function) {
        var snap = function.snapStart();
        boolean off =
                snap == null
                        || snap.applyOnAsString() == null
                        || snap.applyOnAsString().equals("None");
        if (off && object.blocks("snap_start").isEmpty()) {
            Function.SHAPE.showNone(object, "snap_start");
        } else {
            Function.SHAPE.show(object, "snap_start", snap);
        }
    }

    private static void showVersion(Draft object, String arn, AwsSession aws) {
        String latest = "$LATEST";
        for (FunctionConfiguration version :
                aws.lambda()
                        .listVersionsByFunctionPaginator(r -> r.functionName(object.id()))
                        .versions()) {
            latest = version.version();
        }
        object.set("version", latest)
                .set("qualified_arn", arn + ":" + latest)
                .set("qualified_invoke_arn", invokeArn(arn + ":" + latest, aws));
    }

    private static void showSigning(Draft object, AwsSession aws) {
        if (!object.text("package_type").orElse("").equals("Zip")) {
            return;
        }
        object.set(
                "code_signing_config_arn",
                aws.lambda()
                        .getFunctionCodeSigningConfig(r -> r.functionName(object.id()))
                        .codeSigningConfigArn());
    }

    /// By which API Gateway calls a function.
    static String invokeArn(String function, AwsSession aws) {
        return String.join(
                ":",
                "arn",
                aws.partition().id(),
                "apigateway",
                aws.region(),
                "lambda",
                "path/2015-03-31/functions/" + function + "/invocations");
    }
}
