package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Together;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What AWS tells of one instance and one attribute at a time, fetched for many instances side by side.
final class InstanceAttributes {
    /// The attributes of a resource that each of these fills.
    private static final Map<InstanceAttributeName, String> FILLS =
            Map.of(
                    InstanceAttributeName.DISABLE_API_STOP,
                    "disable_api_stop",
                    InstanceAttributeName.DISABLE_API_TERMINATION,
                    "disable_api_termination",
                    InstanceAttributeName.INSTANCE_INITIATED_SHUTDOWN_BEHAVIOR,
                    "instance_initiated_shutdown_behavior");

    private final Map<String, Map<InstanceAttributeName, DescribeInstanceAttributeResponse>> found;

    private InstanceAttributes(
            Map<String, Map<InstanceAttributeName, DescribeInstanceAttributeResponse>> found) {
        this.found = found;
    }

    /// What is asked of one instance.
    record Question(String id, InstanceAttributeName name) {}

    /// What somebody looks at, and user data that may matter. An object without an ARN is read for the
    /// first time.
    static List<Question> of(Draft object) {
        List<Question> questions = new ArrayList<>();
        FILLS.forEach((name, attribute) -> {
            if (object.wants(attribute)) {
                questions.add(new Question(object.id(), name));
            }
        });
        if (object.text("arn").isEmpty()
                || object.text("user_data").isPresent()
                || object.text("user_data_base64").isPresent()) {
            questions.add(new Question(object.id(), InstanceAttributeName.USER_DATA));
        }
        return questions;
    }

    /// What data tells of an instance: protection, and user data where that is asked for.
    static List<Question> ofData(String id, boolean withUserData) {
        List<Question> questions = new ArrayList<>();
        questions.add(new Question(id, InstanceAttributeName.DISABLE_API_STOP));
        questions.add(new Question(id, InstanceAttributeName.DISABLE_API_TERMINATION));
        if (withUserData) {
            questions.add(new Question(id, InstanceAttributeName.USER_DATA));
        }
        return questions;
    }

    static InstanceAttributes of(List<Question> questions, AwsSession aws) {
        List<DescribeInstanceAttributeResponse> answers =
                Together.each(questions, question -> ask(question, aws));
        Map<String, Map<InstanceAttributeName, DescribeInstanceAttributeResponse>> found =
                new HashMap<>();
        for (int index = 0; index < questions.size(); index++) {
            Question question = questions.get(index);
            found.computeIfAbsent(question.id(), id -> new EnumMap<>(InstanceAttributeName.class))
                    .put(question.name(), answers.get(index));
        }
        return new InstanceAttributes(found);
    }

    private static DescribeInstanceAttributeResponse ask(Question question, AwsSession aws) {
        return aws.ec2()
                .describeInstanceAttribute(
                        r -> r.instanceId(question.id()).attribute(question.name()));
    }

    private @Nullable DescribeInstanceAttributeResponse of(String id, InstanceAttributeName name) {
        return found.getOrDefault(id, Map.of()).get(name);
    }

    /// Sets what was asked for.
    void show(Draft object, String id) {
        var stop = of(id, InstanceAttributeName.DISABLE_API_STOP);
        if (stop != null) {
            object.set("disable_api_stop", isTrue(stop.disableApiStop()));
        }
        var termination = of(id, InstanceAttributeName.DISABLE_API_TERMINATION);
        if (termination != null) {
            object.set("disable_api_termination", isTrue(termination.disableApiTermination()));
        }
        var shutdown = of(id, InstanceAttributeName.INSTANCE_INITIATED_SHUTDOWN_BEHAVIOR);
        if (shutdown != null) {
            object.set(
                    "instance_initiated_shutdown_behavior",
                    text(shutdown.instanceInitiatedShutdownBehavior()));
        }
    }

    private static boolean isTrue(@Nullable AttributeBooleanValue value) {
        return value != null && Boolean.TRUE.equals(value.value());
    }

    /// In base 64; empty where there is none, or where nobody asked.
    String userData(String id) {
        var answer = of(id, InstanceAttributeName.USER_DATA);
        return answer == null ? "" : text(answer.userData());
    }

    private static String text(@Nullable AttributeValue value) {
        return value == null || value.value() == null ? "" : value.value();
    }
}
