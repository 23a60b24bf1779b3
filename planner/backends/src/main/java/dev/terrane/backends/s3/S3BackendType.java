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

/// `backend "s3"`, with all arguments of Terraform 1.11.
public final class S3BackendType implements BackendType {
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
        S3Settings settings = S3Settings.of(arguments);
        AwsClients clients = new AwsClients("The backend \"s3\"", arguments, context);
        return new RemoteBackend(name(), new S3States(settings, clients), context.surroundings());
    }
}
