package dev.terrane.backends.s3;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendSchema;
import dev.terrane.backends.BackendType;
import dev.terrane.state.RemoteBackend;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `backend "s3"`, with all arguments of Terraform 1.11.
public final class S3BackendType implements BackendType {
    private static final List<String> NOT_YET =
            List.of(
                    "allowed_account_ids",
                    "custom_ca_bundle",
                    "ec2_metadata_service_endpoint",
                    "ec2_metadata_service_endpoint_mode",
                    "forbidden_account_ids",
                    "insecure",
                    "retry_mode");

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public BackendSchema schema() {
        Type texts = Type.set(Type.STRING);
        return BackendSchema.builder()
                .required(Type.STRING, "bucket", "key")
                .optional(
                        Type.STRING,
                        "access_key",
                        "acl",
                        "custom_ca_bundle",
                        "dynamodb_endpoint",
                        "dynamodb_table",
                        "ec2_metadata_service_endpoint",
                        "ec2_metadata_service_endpoint_mode",
                        "endpoint",
                        "http_proxy",
                        "https_proxy",
                        "iam_endpoint",
                        "kms_key_id",
                        "no_proxy",
                        "profile",
                        "region",
                        "retry_mode",
                        "secret_key",
                        "shared_credentials_file",
                        "sse_customer_key",
                        "sts_endpoint",
                        "sts_region",
                        "token",
                        "workspace_key_prefix")
                .optional(
                        Type.BOOL,
                        "encrypt",
                        "force_path_style",
                        "insecure",
                        "skip_credentials_validation",
                        "skip_metadata_api_check",
                        "skip_region_validation",
                        "skip_requesting_account_id",
                        "skip_s3_checksum",
                        "use_dualstack_endpoint",
                        "use_fips_endpoint",
                        "use_lockfile",
                        "use_path_style")
                .optional(Type.NUMBER, "max_retries")
                .optional(texts, "allowed_account_ids", "forbidden_account_ids")
                .optional(texts, "shared_config_files", "shared_credentials_files")
                .optional(assumeRole(texts), "assume_role")
                .optional(
                        texts(
                                        "duration",
                                        "policy",
                                        "role_arn",
                                        "session_name",
                                        "web_identity_token",
                                        "web_identity_token_file")
                                .with("policy_arns", texts)
                                .type(),
                        "assume_role_with_web_identity")
                .optional(texts("dynamodb", "iam", "s3", "sso", "sts").type(), "endpoints")
                .build();
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

    @Override
    public StateBackend open(BackendArguments arguments, BackendContext context)
            throws StateStoreException {
        refuseWhatHasNoEffect(arguments);
        S3Settings settings = S3Settings.of(arguments);
        AwsClients clients = new AwsClients(arguments, context);
        return new RemoteBackend(name(), new S3States(settings, clients), context.surroundings());
    }

    /// An argument that protects something is not to be passed over in silence.
    private static void refuseWhatHasNoEffect(BackendArguments arguments)
            throws StateStoreException {
        for (String name : NOT_YET) {
            Value given = arguments.values().get(name);
            if (given != null && !given.isNull() && !given.equals(Value.FALSE)) {
                throw new StateStoreException(
                        "Argument not supported yet",
                        "The backend \"s3\" does not know \"%s\" yet, and does not go on without what it asks for. Remove it, or use Terraform for this state."
                                .formatted(name));
            }
        }
    }
}
