package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.UniqueName;

import software.amazon.awssdk.services.iam.model.AttachedPolicy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// A managed policy on a role, a user or a group: they differ only in the calls.
///
/// @param who the argument that names what the policy is attached to
/// @param attached asks for the policies of one of these
record Attachments(String who, BiFunction<String, AwsSession, List<AttachedPolicy>> attached) {

    /// IAM gives an attachment no id, so that it gets one of ours.
    void made(Draft object) {
        object.id(UniqueName.after(object.now().requiredString(who) + "-"));
    }

    void read(List<Draft> objects, AwsSession aws) {
        Map<String, List<Draft>> grouped =
                objects.stream()
                        .collect(Collectors.groupingBy(object -> object.now().requiredString(who)));
        grouped.forEach((name, drafts) -> {
            Set<String> arns = arns(name, aws);
            drafts.stream()
                    .filter(draft -> !arns.contains(draft.now().requiredString("policy_arn")))
                    .forEach(Draft::gone);
        });
    }

    private Set<String> arns(String name, AwsSession aws) {
        return Calls.find(() -> attached.apply(name, aws), Iam.GONE).orElse(List.of()).stream()
                .map(AttachedPolicy::policyArn)
                .collect(Collectors.toSet());
    }

    void importAs(Draft object, String id) {
        String[] parts = Iam.parts(id, '/', who.toUpperCase(java.util.Locale.ROOT) + "/ARN");
        object.set(who, parts[0]).set("policy_arn", parts[1]);
        object.id(parts[0] + "-" + parts[1]);
    }
}
