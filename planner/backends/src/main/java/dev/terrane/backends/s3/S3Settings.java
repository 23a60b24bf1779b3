package dev.terrane.backends.s3;

import dev.terrane.backends.BackendArguments;
import dev.terrane.state.StateStoreException;

import java.util.Optional;

/// Where in which bucket, how it is encrypted, and how it is locked.
///
/// @param workspacePrefix stands before the names of workspaces but the default one
/// @param encryption of the objects; the bucket's own rule counts where it says nothing
/// @param lockTable of DynamoDB, where one is used
record S3Settings(
        String bucket,
        String key,
        String workspacePrefix,
        Optional<String> acl,
        Encryption encryption,
        boolean lockFile,
        Optional<String> lockTable) {

    /// With whose key an object is encrypted.
    sealed interface Encryption {
        /// As the bucket says.
        record OfBucket() implements Encryption {}

        /// `encrypt`: with a key of S3.
        record OfService() implements Encryption {}

        /// `kms_key_id`: with a key of KMS.
        record OfKms(String keyId) implements Encryption {}

        /// `sse_customer_key`: with a key that we send along each time.
        record OfCustomer(String keyBase64) implements Encryption {
            /// Shows nothing of it.
            @Override
            public String toString() {
                return "OfCustomer";
            }
        }
    }

    static S3Settings of(BackendArguments arguments) throws StateStoreException {
        String key = arguments.text("key").orElse("");
        if (key.startsWith("/") || key.endsWith("/")) {
            throw invalid("\"key\" may not begin or end with \"/\".");
        }
        String prefix = arguments.text("workspace_key_prefix").orElse("env:");
        if (prefix.startsWith("/") || prefix.endsWith("/")) {
            throw invalid("\"workspace_key_prefix\" may not begin or end with \"/\".");
        }
        return new S3Settings(
                arguments.text("bucket").orElse(""),
                key,
                prefix,
                arguments.text("acl"),
                encryption(arguments),
                arguments.flag("use_lockfile"),
                arguments.text("dynamodb_table"));
    }

    private static Encryption encryption(BackendArguments arguments) throws StateStoreException {
        Optional<String> kms = arguments.text("kms_key_id");
        Optional<String> customer = arguments.text("sse_customer_key");
        if (kms.isPresent() && customer.isPresent()) {
            throw invalid("\"kms_key_id\" and \"sse_customer_key\" exclude each other: give one.");
        }
        if (customer.isPresent()) {
            return new Encryption.OfCustomer(customer.get());
        }
        if (!arguments.flag("encrypt")) {
            return new Encryption.OfBucket();
        }
        return kms.<Encryption>map(Encryption.OfKms::new).orElseGet(Encryption.OfService::new);
    }

    private static StateStoreException invalid(String why) {
        return new StateStoreException("Invalid backend configuration", why);
    }

    /// The object of a workspace's state.
    String keyOf(String workspace) {
        return workspace.equals("default") ? key : workspacePrefix + "/" + workspace + "/" + key;
    }

    /// The workspace whose state an object is; nothing for any other object.
    Optional<String> workspaceOf(String object) {
        String before = workspacePrefix + "/";
        String behind = "/" + key;
        boolean fits =
                object.startsWith(before)
                        && object.endsWith(behind)
                        && object.length() > before.length() + behind.length();
        if (!fits) {
            return Optional.empty();
        }
        String name = object.substring(before.length(), object.length() - behind.length());
        return name.contains("/") ? Optional.empty() : Optional.of(name);
    }
}
