package dev.terrane.provider.plugin.wire;

import dev.terrane.value.HclNumber;
import dev.terrane.value.Refinement;
import dev.terrane.value.Refinement.Bound;
import dev.terrane.value.Refinements;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;

import java.io.IOException;
import java.util.Optional;

/// Unknown values in MessagePack: an extension of any number is unknown, and number 12 says in a map
/// what is certain of it nevertheless.
///
/// | key | what |
/// | --- | --- |
/// | 1 | `false` where it is not null |
/// | 2 | what the string begins with |
/// | 3, 4 | least and greatest number, each with whether it may be that number itself |
/// | 5, 6 | least and greatest length |
final class Extensions {
    static final byte UNKNOWN = 0;
    static final byte REFINED = 12;

    private static final int NULLNESS = 1;
    private static final int PREFIX = 2;
    private static final int LEAST = 3;
    private static final int GREATEST = 4;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 6;

    private Extensions() {}

    static byte[] write(Refinement certain, Type type) throws IOException {
        try (MessageBufferPacker out = MessagePack.newDefaultBufferPacker()) {
            boolean text = type.equals(Type.STRING) && !certain.stringPrefix().isEmpty();
            boolean shortest = type.isCollection() && certain.minLength() > 0;
            boolean longest = type.isCollection() && certain.maxLength() != Refinement.UNBOUNDED;
            out.packMapHeader(
                    count(certain.notNull())
                            + count(text)
                            + count(certain.lower().isPresent())
                            + count(certain.upper().isPresent())
                            + count(shortest)
                            + count(longest));
            if (certain.notNull()) {
                out.packInt(NULLNESS).packBoolean(false);
            }
            if (text) {
                out.packInt(PREFIX).packString(certain.stringPrefix());
            }
            bound(out, LEAST, certain.lower());
            bound(out, GREATEST, certain.upper());
            if (shortest) {
                out.packInt(SHORTEST).packInt(certain.minLength());
            }
            if (longest) {
                out.packInt(LONGEST).packInt(certain.maxLength());
            }
            return out.toByteArray();
        }
    }

    private static int count(boolean there) {
        return there ? 1 : 0;
    }

    private static void bound(MessageBufferPacker out, int key, Optional<Bound> bound)
            throws IOException {
        if (bound.isPresent()) {
            out.packInt(key).packArrayHeader(2);
            MsgpackWriter.number(out, bound.get().number());
            out.packBoolean(bound.get().inclusive());
        }
    }

    /// What a number stands for that is not known here is left out: less is certain then.
    static Value read(byte code, byte[] payload, Type type) throws IOException {
        Value unknown = Value.unknown(type);
        if (code != REFINED) {
            return unknown;
        }
        try (MessageUnpacker in = MessagePack.newDefaultUnpacker(payload)) {
            int entries = in.unpackMapHeader();
            Refinement certain = Refinement.NONE;
            for (int entry = 0; entry < entries; entry++) {
                int key = in.unpackInt();
                if (key == NULLNESS && in.getNextFormat().getValueType() == ValueType.BOOLEAN) {
                    if (in.unpackBoolean()) {
                        return Value.nullOf(type);
                    }
                    certain = certain.withNotNull();
                } else {
                    certain = with(certain, key, in);
                }
            }
            return Refinements.refine(unknown, certain);
        }
    }

    private static Refinement with(Refinement certain, int key, MessageUnpacker in)
            throws IOException {
        return switch (key) {
            case PREFIX -> certain.withPrefix(in.unpackString());
            case LEAST -> atLeast(certain, bound(in));
            case GREATEST -> atMost(certain, bound(in));
            case SHORTEST -> certain.withLength(in.unpackInt(), certain.maxLength());
            case LONGEST -> certain.withLength(certain.minLength(), in.unpackInt());
            default -> {
                in.skipValue();
                yield certain;
            }
        };
    }

    private static Refinement atLeast(Refinement certain, Bound bound) {
        return certain.withLower(bound.number(), bound.inclusive());
    }

    private static Refinement atMost(Refinement certain, Bound bound) {
        return certain.withUpper(bound.number(), bound.inclusive());
    }

    private static Bound bound(MessageUnpacker in) throws IOException {
        in.unpackArrayHeader();
        HclNumber number = MsgpackReader.number(in);
        return new Bound(number, in.unpackBoolean());
    }
}
