package dev.terrane.backends.aws;

import dev.terrane.backends.BackendSchema;
import dev.terrane.value.Type;

import java.util.LinkedHashMap;
import java.util.Map;

/// The arguments that say how AWS is reached, and as whom.
public final class AwsArguments {
    private AwsArguments() {}

    /// @param services those whose endpoints may be given
    public static BackendSchema.Builder addTo(BackendSchema.Builder schema, String... services) {
        Type texts = Type.set(Type.STRING);
        return schema.optional(
                        Type.STRING,
                        "access_key",
                        "custom_ca_bundle",
                        "ec2_metadata_service_endpoint",
                        "ec2_metadata_service_endpoint_mode",
                        "http_proxy",
                        "https_proxy",
                        "no_proxy",
                        "profile",
                        "region",
                        "retry_mode",
                        "secret_key",
                        "sts_region",
                        "token")
                .optional(
                        Type.BOOL,
                        "insecure",
                        "skip_credentials_validation",
                        "skip_metadata_api_check",
                        "skip_region_validation",
                        "skip_requesting_account_id",
                        "use_dualstack_endpoint",
                        "use_fips_endpoint")
                .optional(Type.NUMBER, "max_retries")
                .optional(texts, "allowed_account_ids", "forbidden_account_ids")
                .optional(texts, "shared_config_files", "shared_credentials_files")
                .optional(assumeRole(texts), "assume_role")
                .optional(withWebIdentity(texts), "assume_role_with_web_identity")
                .optional(texts(services).type(), "endpoints");
    }

    private static Type withWebIdentity(Type texts) {
        return texts(
                        "duration",
                        "policy",
                        "role_arn",
                        "session_name",
                        "web_identity_token",
                        "web_identity_token_file")
                .with("policy_arns", texts)
                .type();
    }

    private static Type assumeRole(Type texts) {
        return texts(
                        "duration",
                        "external_id",
                        "policy",
                        "role_arn",
                        "session_name",
                        "source_identity")
                .with("policy_arns", texts)
                .with("tags", Type.map(Type.STRING))
                .with("transitive_tag_keys", texts)
                .type();
    }

    /// Attributes of an object.
    private record Attributes(Map<String, Type> types) {
        Attributes with(String name, Type type) {
            types.put(name, type);
            return this;
        }

        Type type() {
            return BackendSchema.object(types);
        }
    }

    private static Attributes texts(String... names) {
        Map<String, Type> types = new LinkedHashMap<>();
        for (String name : names) {
            types.put(name, Type.STRING);
        }
        return new Attributes(types);
    }
}
