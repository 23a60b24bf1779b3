package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Together;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What AWS tells of one instance and one attribute at a time, fetched for many instances side by side.
final class InstanceAttributes {
    private static final List<InstanceAttributeName> ALWAYS =
            List.of(
                    InstanceAttributeName.DISABLE_API_STOP,
                    InstanceAttributeName.DISABLE_API_TERMINATION);

    private final Map<String, Map<InstanceAttributeName, DescribeInstanceAttributeResponse>> found;

    private InstanceAttributes(
            Map<String, Map<InstanceAttributeName, DescribeInstanceAttributeResponse>> found) {
        this.found = found;
    }

    private record Question(String id, InstanceAttributeName name) {}

    /// @param resources whether a resource is read, which has a behavior at shutdown too
    /// @param withUserData instances that may have user data that matters
    static InstanceAttributes of(
            Collection<String> ids, boolean resources, Set<String> withUserData, AwsSession aws) {
        List<Question> questions = new ArrayList<>();
        for (String id : ids) {
            ALWAYS.forEach(name -> questions.add(new Question(id, name)));
            if (resources) {
                questions.add(
                        new Question(
                                id, InstanceAttributeName.INSTANCE_INITIATED_SHUTDOWN_BEHAVIOR));
            }
            if (withUserData.contains(id)) {
                questions.add(new Question(id, InstanceAttributeName.USER_DATA));
            }
        }
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

    boolean isProtectedFromStop(String id) {
        var answer = of(id, InstanceAttributeName.DISABLE_API_STOP);
        return answer != null && isTrue(answer.disableApiStop());
    }

    boolean isProtectedFromTermination(String id) {
        var answer = of(id, InstanceAttributeName.DISABLE_API_TERMINATION);
        return answer != null && isTrue(answer.disableApiTermination());
    }

    private static boolean isTrue(@Nullable AttributeBooleanValue value) {
        return value != null && Boolean.TRUE.equals(value.value());
    }

    String shutdownBehavior(String id) {
        var answer = of(id, InstanceAttributeName.INSTANCE_INITIATED_SHUTDOWN_BEHAVIOR);
        return answer == null ? "" : text(answer.instanceInitiatedShutdownBehavior());
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
