package dev.terrane.provider.aws.identity;

import dev.terrane.spi.support.Attributes;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;

/// The order of the blocks of a set in the older plugin library: by the checksums of how it writes them,
/// compared as text. It shows in a policy where several blocks speak of the same kind of principal, or
/// of the same condition.
final class BlockOrder {
    private BlockOrder() {}

    static List<Attributes> of(List<Attributes> blocks, Function<Attributes, String> written) {
        return blocks.stream()
                .sorted(Comparator.comparing(block -> checksum(written.apply(block))))
                .toList();
    }

    static String ofPrincipal(Attributes block) {
        List<String> identifiers =
                block.strings("identifiers").stream()
                        .map(text -> text + ";")
                        .sorted(Comparator.comparing(BlockOrder::checksum))
                        .toList();
        return "identifiers:{"
                + String.join("", identifiers)
                + "};type:"
                + block.requiredString("type")
                + ";";
    }

    static String ofCondition(Attributes block) {
        List<String> values = block.strings("values").stream().map(text -> text + ";").toList();
        return "test:"
                + block.requiredString("test")
                + ";values:("
                + String.join("", values)
                + ");variable:"
                + block.requiredString("variable")
                + ";";
    }

    private static String checksum(String text) {
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.valueOf(checksum.getValue());
    }
}
