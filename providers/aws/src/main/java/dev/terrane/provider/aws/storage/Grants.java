package dev.terrane.provider.aws.storage;

import dev.terrane.spi.support.Attributes;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.Grantee;

/// Who is given something by an access control list.
final class Grants {
    private Grants() {}

    static Grantee grantee(Attributes block) {
        return Grantee.builder()
                .type(block.requiredString("type"))
                .id(textOrNull(block, "id"))
                .emailAddress(textOrNull(block, "email_address"))
                .uri(textOrNull(block, "uri"))
                .build();
    }

    private static @Nullable String textOrNull(Attributes block, String name) {
        return block.string(name).filter(text -> !text.isEmpty()).orElse(null);
    }
}
