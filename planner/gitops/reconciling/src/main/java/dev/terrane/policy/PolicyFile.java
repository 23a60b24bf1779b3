package dev.terrane.policy;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.policy.Policy.Condition;
import dev.terrane.policy.Policy.Severity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads a file of rules.
///
///     policy "no-public-bucket" {
///       severity = "error"
///       message  = "No bucket may be public."
///       changes  = "change.type == 'aws_s3_bucket_acl' && change.action != 'delete'"
///       require  = "!change.after.acl.startsWith('public-')"
///     }
public final class PolicyFile {
    /// What files with rules are called, where a folder is named.
    public static final String SUFFIX = ".policy.hcl";

    private static final BodySchema TOP =
            new BodySchema(List.of(), List.of(BlockSchema.of("policy", "name")));
    private static final BodySchema POLICY =
            new BodySchema(
                    List.of(
                            AttributeSchema.required("message"),
                            AttributeSchema.required("require"),
                            AttributeSchema.optional("changes"),
                            AttributeSchema.optional("severity")),
                    List.of());

    private PolicyFile() {}

    public static List<Policy> read(Source source, Diagnostics diagnostics) {
        List<Policy> policies = new ArrayList<>();
        for (Block block :
                HclParser.parse(source, diagnostics)
                        .body()
                        .content(TOP, diagnostics)
                        .blocksOfType("policy")) {
            policy(block, diagnostics).ifPresent(policies::add);
        }
        return policies;
    }

    private static Optional<Policy> policy(Block block, Diagnostics diagnostics) {
        BodyContent content = block.body().content(POLICY, diagnostics);
        Constants constants = new Constants(content, diagnostics);
        Optional<String> message = constants.text("message");
        Optional<Condition> require = constants.condition("require");
        Optional<Condition> changes = constants.condition("changes");
        String severity = constants.text("severity").orElse("error");
        if (!severity.equals("error") && !severity.equals("warning")) {
            constants.complain("severity", "it may be \"error\" or \"warning\"");
            return Optional.empty();
        }
        boolean broken = content.attribute("changes").isPresent() && changes.isEmpty();
        return message.isEmpty() || require.isEmpty() || broken
                ? Optional.empty()
                : Optional.of(
                        new Policy(
                                block.label(0),
                                Severity.valueOf(severity.toUpperCase(Locale.ROOT)),
                                message.get(),
                                changes,
                                require.get()));
    }
}
