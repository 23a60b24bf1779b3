package dev.terrane.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ModulePath;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.planning.MoveStatement.Endpoint;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MoveStatementTest {
    private static final ModulePath NET = ModulePath.ROOT.child("net");

    @ParameterizedTest(name = "{0} to {1}: {2} becomes {3}")
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "t.a, t.b, t.a, t.b",
                "t.a, t.b, t.a[0], t.b[0]",
                "t.a[0], t.b, t.a[0], t.b",
                "t.a, t.a[0], t.a, t.a[0]",
                "t.a, t.a[0], t.a[1], t.a[1]",
                "t.a, t.b, t.ab, t.ab",
                "t.a, module.m.t.a, t.a[1], module.m.t.a[1]",
                "module.a, module.b, module.a[0].t.x, module.b[0].t.x",
                "module.a, module.a[0], module.a.t.x, module.a[0].t.x",
                "module.a, module.b, module.ab.t.x, module.ab.t.x"
            })
    void renamesWhatItCovers(String from, String to, String before, String after) {
        assertThat(renamed(ModulePath.ROOT, from, to, before)).isEqualTo(after);
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource({
        "module.net[0].t.a, module.net[0].t.b",
        "module.net[1].t.a, module.net[1].t.b",
        "t.a, t.a",
        "module.other.t.a, module.other.t.a"
    })
    void meansItsOwnModuleInEveryInstance(String before, String after) {
        assertThat(renamed(NET, "t.a", "t.b", before)).isEqualTo(after);
    }

    private static String renamed(ModulePath module, String from, String to, String before) {
        ResourceInstanceAddress address = AddressParser.instance(before).orElseThrow();
        return new MoveStatement(module, endpoint(from), endpoint(to))
                .apply(address)
                .orElse(address)
                .toString();
    }

    private static Endpoint endpoint(String text) {
        boolean ofModule =
                text.startsWith("module.") && text.chars().filter(c -> c == '.').count() == 1;
        return new Endpoint(text, text.endsWith("]"), ofModule);
    }
}
