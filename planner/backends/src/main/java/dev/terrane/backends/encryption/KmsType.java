package dev.terrane.backends.encryption;

import dev.terrane.backends.BackendSchema;
import dev.terrane.backends.aws.AwsArguments;
import dev.terrane.backends.aws.AwsClients;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Type;

/// `key_provider "aws_kms"`.
final class KmsType implements KeyProviderType {
    @Override
    public String name() {
        return "aws_kms";
    }

    @Override
    public BackendSchema schema() {
        return AwsArguments.addTo(
                        BackendSchema.builder().required(Type.STRING, "kms_key_id", "key_spec"),
                        "iam",
                        "kms",
                        "sts")
                .build();
    }

    @Override
    public KeySource open(Opening opening) throws StateStoreException {
        return new KmsKeys(
                opening.notesName(),
                opening.arguments().text("kms_key_id").orElse(""),
                opening.arguments().text("key_spec").orElse(""),
                new AwsClients(
                        "The key provider \"aws_kms\"", opening.arguments(), opening.context()));
    }
}
