package dev.terrane.backends.s3;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendSchema;
import dev.terrane.backends.BackendType;
import dev.terrane.backends.aws.AwsArguments;
import dev.terrane.backends.aws.AwsClients;
import dev.terrane.state.RemoteBackend;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

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
        return AwsArguments.addTo(
                        BackendSchema.builder().required(Type.STRING, "bucket", "key"),
                        "dynamodb",
                        "iam",
                        "s3",
                        "sso",
                        "sts")
                .optional(
                        Type.STRING,
                        "acl",
                        "dynamodb_endpoint",
                        "dynamodb_table",
                        "endpoint",
                        "iam_endpoint",
                        "kms_key_id",
                        "shared_credentials_file",
                        "sse_customer_key",
                        "sts_endpoint",
                        "workspace_key_prefix")
                .optional(
                        Type.BOOL,
                        "encrypt",
                        "force_path_style",
                        "skip_s3_checksum",
                        "use_lockfile",
                        "use_path_style")
                .build();
    }

    @Override
    public StateBackend open(BackendArguments arguments, BackendContext context)
            throws StateStoreException {
        refuseWhatHasNoEffect(arguments);
        S3Settings settings = S3Settings.of(arguments);
        AwsClients clients = new AwsClients("The backend \"s3\"", arguments, context);
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
