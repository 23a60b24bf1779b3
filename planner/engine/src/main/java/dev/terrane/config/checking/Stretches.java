package dev.terrane.config.checking;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.JsonBody;
import dev.terrane.hcl.syntax.NativeBody;

import java.util.ArrayList;
import java.util.List;

/// Where that stands which is evaluated as one when a body is: its arguments and blocks, but for
/// those that were taken out of it, such as `lifecycle`.
final class Stretches {
    private Stretches() {}

    static List<SourceRange> of(Body body) {
        return switch (body) {
            case JsonBody json -> List.of(json.range());
            case NativeBody written -> of(written);
        };
    }

    private static List<SourceRange> of(NativeBody body) {
        List<SourceRange> stretches = new ArrayList<>();
        body.attributesByName().values().forEach(each -> stretches.add(each.range()));
        body.blocks().forEach(each -> stretches.add(each.range()));
        stretches.add(body.missingItemRange());
        return stretches;
    }
}
