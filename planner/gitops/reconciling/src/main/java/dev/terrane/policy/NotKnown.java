package dev.terrane.policy;

import java.util.List;

/// What stands in a plan for a value that can not be judged: it is known once the plan is applied, or it
/// is a secret.
///
/// @param path from the change on: `after.ingress[0].port`
/// @param secret otherwise it is known after the apply
record NotKnown(String path, boolean secret) {
    String reason() {
        return path + (secret ? " is sensitive" : " is known only once it is applied");
    }

    static List<String> paths(List<NotKnown> all, boolean secret) {
        return all.stream().filter(each -> each.secret() == secret).map(NotKnown::path).toList();
    }
}
