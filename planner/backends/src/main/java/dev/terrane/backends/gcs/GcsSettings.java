package dev.terrane.backends.gcs;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.state.StateStoreException;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Optional;

/// Where the objects are, and how they are encrypted.
///
/// @param prefix of all names, empty or ending with a slash
/// @param root of the interface's addresses; nothing for Google's own
/// @param customerKey that we send along each time, Base64
record GcsSettings(
        String bucket,
        String prefix,
        Optional<String> root,
        Optional<String> customerKey,
        Optional<String> kmsKey) {
    private static final int KEY_BYTES = 32;

    static GcsSettings of(BackendArguments arguments, BackendContext context)
            throws StateStoreException {
        Optional<String> customer =
                arguments
                        .text("encryption_key")
                        .or(() -> context.variable("GOOGLE_ENCRYPTION_KEY"));
        Optional<String> kms =
                arguments
                        .text("kms_encryption_key")
                        .or(() -> context.variable("GOOGLE_KMS_ENCRYPTION_KEY"));
        if (customer.isPresent() && kms.isPresent()) {
            throw invalid(
                    "\"encryption_key\" and \"kms_encryption_key\" exclude each other: give one.");
        }
        String prefix = arguments.text("prefix").orElse("").replaceAll("^/+", "");
        return new GcsSettings(
                arguments.text("bucket").orElse(""),
                prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/",
                arguments
                        .text("storage_custom_endpoint")
                        .or(() -> context.variable("GOOGLE_BACKEND_STORAGE_CUSTOM_ENDPOINT"))
                        .or(() -> context.variable("GOOGLE_STORAGE_CUSTOM_ENDPOINT"))
                        .map(GcsSettings::root),
                customer.isPresent() ? Optional.of(key(customer.get(), context)) : customer,
                kms);
    }

    /// Terraform's ends with the interface's own path, and ours is put together with it.
    private static String root(String endpoint) {
        return endpoint.replaceFirst("/storage/v1(/b)?/?$", "").replaceFirst("/*$", "/");
    }

    /// The key itself, or a file that holds it.
    private static String key(String text, BackendContext context) throws StateStoreException {
        String key = text;
        if (!isKey(key)) {
            try {
                key = Files.readString(context.directory().resolve(text)).strip();
            } catch (IOException | java.nio.file.InvalidPathException e) {
                throw invalid(
                        "\"encryption_key\" is no key of 32 bytes in Base64, and no file that could be read.");
            }
        }
        if (!isKey(key)) {
            throw invalid("\"encryption_key\" must be a key of 32 bytes in Base64.");
        }
        return key;
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static StateStoreException invalid(String why) {
        return new StateStoreException("Invalid backend configuration", why);
    }

    String stateOf(String workspace) {
        return prefix + workspace + ".tfstate";
    }

    String lockOf(String workspace) {
        return prefix + workspace + ".tflock";
    }

    /// Shows no key.
    @Override
    public String toString() {
        return "gs://" + bucket + "/" + prefix;
    }
}
