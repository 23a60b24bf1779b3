package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.policy.Finding;
import dev.terrane.policy.JudgedPlan;
import dev.terrane.policy.Policy;
import dev.terrane.policy.PolicyCheck;
import dev.terrane.policy.PolicyFile;
import dev.terrane.project.SourceTree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The policies that `terrane.hcl` names for a project, read from where the rules come from.
final class ProjectPolicies {
    private ProjectPolicies() {}

    /// What a plan breaks. Nothing where a policy can not be had, which is reported: nobody can say then
    /// that the plan is fine.
    ///
    /// @param paths of files, or of folders with files `*.policy.hcl`, relative to the root
    static Optional<List<Finding>> findings(
            SourceTree tree, List<String> paths, byte[] plan, Diagnostics diagnostics)
            throws IOException {
        if (paths.isEmpty()) {
            return Optional.of(List.of());
        }
        Diagnostics own = new Diagnostics();
        List<Policy> policies = read(tree, paths, own);
        Optional<PolicyCheck> check =
                own.hasErrors() ? Optional.empty() : PolicyCheck.of(policies, own);
        diagnostics.addAll(own);
        return check.isEmpty()
                ? Optional.empty()
                : Optional.of(check.get().findings(JudgedPlan.read(plan)));
    }

    static List<Policy> read(SourceTree tree, List<String> paths, Diagnostics diagnostics)
            throws IOException {
        List<Policy> policies = new ArrayList<>();
        for (String path : paths) {
            List<String> files = files(tree, path);
            if (files.isEmpty()) {
                diagnostics.add(
                        Diagnostic.error(
                                "No policies",
                                "\"%s\" is neither a file nor a folder with files *%s."
                                        .formatted(path, PolicyFile.SUFFIX)));
            }
            for (String file : files) {
                Optional<byte[]> text = tree.read(file);
                if (text.isPresent()) {
                    policies.addAll(PolicyFile.read(new Source(file, text.get()), diagnostics));
                }
            }
        }
        return policies;
    }

    /// Of a folder, those that lie in it or below.
    private static List<String> files(SourceTree tree, String path) throws IOException {
        String plain = path.replaceFirst("^(\\./)+", "").replaceFirst("(^\\.)?/*$", "");
        if (plain.endsWith(".hcl")) {
            return tree.read(plain).isPresent() ? List.of(plain) : List.of();
        }
        return tree.files().stream()
                .filter(file -> plain.isEmpty() || file.startsWith(plain + "/"))
                .filter(file -> file.endsWith(PolicyFile.SUFFIX))
                .toList();
    }
}
