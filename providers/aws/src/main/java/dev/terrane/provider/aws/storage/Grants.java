package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.services.s3.model.Grantee;

/// Who is given something by an access control list.
final class Grants {
    private static final Shape SHAPE = Shape.of().named("URI", "uri");

    private Grants() {}

    static Grantee grantee(Attributes block) {
        String id = block.string("id").orElse("");
        return SHAPE.fill(Grantee.builder(), block).id(id.isEmpty() ? null : id).build();
    }
}
