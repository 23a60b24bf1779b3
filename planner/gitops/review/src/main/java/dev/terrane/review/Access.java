package dev.terrane.review;

import dev.terrane.planfile.DocumentValue;
import dev.terrane.planfile.DocumentValue.Mapping;
import dev.terrane.planfile.PlannedChange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Which changes are about who may do what: those of types that are about nothing else, and those of an
/// attribute that holds an access policy.
final class Access {
    /// What the names of such types begin with.
    private static final List<String> FAMILIES =
            List.of(
                    "aws_iam_",
                    "aws_ssoadmin_",
                    "aws_eks_access_",
                    "aws_lakeformation_",
                    "azurerm_role_",
                    "azuread_app_role_",
                    "azuread_directory_role",
                    "google_service_account",
                    "kubernetes_role",
                    "kubernetes_cluster_role",
                    "vault_policy");

    /// `google_project_iam_member`, `google_storage_bucket_iam_policy`
    private static final String GOOGLE = "_iam_";

    private static final Set<String> TYPES =
            Set.of(
                    "aws_ecr_registry_policy",
                    "aws_ecr_repository_policy",
                    "aws_efs_file_system_policy",
                    "aws_kms_grant",
                    "aws_kms_key_policy",
                    "aws_lambda_permission",
                    "aws_organizations_policy",
                    "aws_organizations_policy_attachment",
                    "aws_s3_bucket_acl",
                    "aws_s3_bucket_policy",
                    "aws_s3_bucket_public_access_block",
                    "aws_secretsmanager_secret_policy",
                    "aws_sns_topic_policy",
                    "aws_sqs_queue_policy",
                    "azurerm_key_vault_access_policy");

    private Access() {}

    static boolean isConcerned(ReviewedChange change) {
        return switch (change.kind()) {
            case ADD, CHANGE, REPLACE, DESTROY ->
                    isKnown(type(change)) || !policies(change.change()).isEmpty();
            case IMPORT, MOVE, FORGET, READ, OTHER -> false;
        };
    }

    private static String type(ReviewedChange change) {
        return change.address().map(address -> address.config().resource().type()).orElse("");
    }

    private static boolean isKnown(String type) {
        return FAMILIES.stream().anyMatch(type::startsWith)
                || (type.startsWith("google_") && type.contains(GOOGLE))
                || TYPES.contains(type);
    }

    /// ` (`main.tf:3`): `policy``
    static String tail(ReviewedChange change) {
        List<String> policies = policies(change.change());
        return change.block() + (policies.isEmpty() ? "" : ": " + Code.spans(policies, 3, 80));
    }

    /// The attributes that hold a policy that changes, comes or goes.
    private static List<String> policies(PlannedChange change) {
        Map<String, DocumentValue> before = attributes(change.before().orElse(DocumentValue.NULL));
        Map<String, DocumentValue> after = attributes(change.after().orElse(DocumentValue.NULL));
        Map<String, DocumentValue> all = new TreeMap<>(before);
        all.putAll(after);
        List<String> policies = new ArrayList<>();
        for (String name : all.keySet()) {
            DocumentValue was = before.getOrDefault(name, DocumentValue.NULL);
            DocumentValue is = after.getOrDefault(name, DocumentValue.NULL);
            if (!was.equals(is) && (isPolicy(was) || isPolicy(is)) && isTold(change, name)) {
                policies.add(Names.text(name));
            }
        }
        return policies;
    }

    /// What stays is in `after` alone.
    private static boolean isTold(PlannedChange change, String name) {
        return change.before().isEmpty()
                || change.after().isEmpty()
                || attributes(change.before().get()).containsKey(name);
    }

    private static Map<String, DocumentValue> attributes(DocumentValue object) {
        return object instanceof Mapping mapping ? mapping.entries() : Map.of();
    }

    private static boolean isPolicy(DocumentValue value) {
        return value instanceof DocumentValue.Text text
                && text.text().contains("\"Statement\"")
                && JsonTexts.parse(text.text()).flatMap(PolicyStatement::all).isPresent();
    }
}
