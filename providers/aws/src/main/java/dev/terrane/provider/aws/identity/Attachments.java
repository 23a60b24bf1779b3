package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Together;
import dev.terrane.provider.aws.support.UniqueName;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// A managed policy on a role, a user or a group: they differ only in the calls.
///
/// @param who the argument that names what the policy is attached to
/// @param attached asks for the policies of one of these: ARNs
/// @param together asks for those of many; of whom it tells nothing, each is asked for alone
record Attachments(
        String who,
        BiFunction<String, AwsSession, List<String>> attached,
        BiFunction<Set<String>, AwsSession, Map<String, List<String>>> together) {

    /// IAM gives an attachment no id, so that it gets one of ours.
    void made(Draft object) {
        object.id(UniqueName.after(object.now().requiredString(who) + "-"));
    }

    void read(List<Draft> objects, AwsSession aws) {
        Map<String, List<Draft>> grouped =
                objects.stream()
                        .collect(Collectors.groupingBy(object -> object.now().requiredString(who)));
        Map<String, List<String>> known = together.apply(grouped.keySet(), aws);
        Together.each(
                List.copyOf(grouped.entrySet()),
                group -> {
                    String name = group.getKey();
                    markGone(group.getValue(), name, known.getOrDefault(name, List.of()), aws);
                    return name;
                });
    }

    private void markGone(List<Draft> drafts, String name, List<String> known, AwsSession aws) {
        if (known.containsAll(drafts.stream().map(Attachments::arn).toList())) {
            return;
        }
        List<String> arns = Calls.find(() -> attached.apply(name, aws), Iam.GONE).orElse(List.of());
        drafts.stream().filter(draft -> !arns.contains(arn(draft))).forEach(Draft::gone);
    }

    private static String arn(Draft draft) {
        return draft.now().requiredString("policy_arn");
    }

    void importAs(Draft object, String id) {
        String[] parts = Iam.parts(id, '/', who.toUpperCase(java.util.Locale.ROOT) + "/ARN");
        object.set(who, parts[0]).set("policy_arn", parts[1]);
        object.id(parts[0] + "-" + parts[1]);
    }
}
