package dev.terrane.provider.aws.support;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

import java.util.Optional;

/// Lists as CloudFront has them: an object with `Items`, their `Quantity`, and in some cases whether they
/// are `Enabled`.
final class Quantified {
    private Quantified() {}

    static boolean is(SdkPojo part) {
        return field(part, "Items").isPresent()
                && field(part, "Quantity").isPresent()
                && field(part, "RestrictionType").isEmpty();
    }

    static SdkField<?> items(SdkPojo list) {
        return field(list, "Items").orElseThrow();
    }

    static void fill(SdkPojo list, @Nullable Object items, int quantity) {
        items(list).set(list, items);
        field(list, "Quantity").orElseThrow().set(list, quantity);
        field(list, "Enabled").ifPresent(enabled -> enabled.set(list, quantity > 0));
    }

    private static Optional<SdkField<?>> field(SdkPojo part, String name) {
        return part.sdkFields().stream()
                .filter(field -> field.memberName().equals(name))
                .findFirst();
    }
}
