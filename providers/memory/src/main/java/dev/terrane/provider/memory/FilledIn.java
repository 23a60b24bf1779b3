package dev.terrane.provider.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// A planned object, in which the cloud fills in what was left to it.
final class FilledIn {
    private final ObjectBuilder object;

    FilledIn(Value planned, Attributes config) {
        var attributes = Attributes.of(planned);
        object = ObjectBuilder.from(planned);
        if (attributes.isUnknown("token_digest")) {
            object.set("token_digest", config.string("token").map(FilledIn::sha256));
        }
        List<Value> rules = attributes.blocks("rule").stream().map(FilledIn::withProtocol).toList();
        Type.SetType ruleType = (Type.SetType) attributes.value("rule").type();
        object.set("rule", Value.set(ruleType.element(), rules));
    }

    private static Value withProtocol(Attributes rule) {
        return rule.isUnknown("protocol")
                ? ObjectBuilder.from(rule.object()).set("protocol", "tcp").build()
                : rule.object();
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    FilledIn withId(String id) {
        object.set("id", id);
        return this;
    }

    FilledIn withRevision(long revision) {
        object.set("revision", revision);
        return this;
    }

    Value object() {
        return object.build();
    }
}
