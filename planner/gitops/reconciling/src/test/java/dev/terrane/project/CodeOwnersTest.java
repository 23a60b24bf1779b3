package dev.terrane.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class CodeOwnersTest {
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "*, a/b/c.tf, true",
        "*.tf, a/b/c.tf, true",
        "*.tf, a/b/c.tfvars, false",
        "/net/, net/a/b.tf, true",
        "/net/, other/net/b.tf, false",
        "net/, other/net/b.tf, true",
        "/net, net/a.tf, true",
        "/net, network/a.tf, false",
        "docs/*, docs/a.md, true",
        "docs/*, docs/a/b.md, false",
        "**/logs, a/b/logs/x, true",
        "/live/**/db.tf, live/a/b/db.tf, true",
        "/live/**, live/a/b/db.tf, true",
        "a?.tf, x/ab.tf, true",
        "a.tf, x/axtf, false"
    })
    void matchesAsHostsDo(String pattern, String path, boolean expected) {
        assertThat(OwnerPattern.of(pattern).matches(path)).isEqualTo(expected);
    }

    @Test
    void theLastThatMatchesCounts() {
        CodeOwners owners =
                CodeOwners.parse(
                        """
                        # all
                        *        @ann
                        /net/    @acme/net @bob   # both
                        /net/x/
                        a\\ b.tf @carl
                        """);

        assertThat(owners.of("main.tf")).containsExactly(List.of("ann"));
        assertThat(owners.of("net/main.tf")).containsExactly(List.of("acme/net", "bob"));
        assertThat(owners.of("net/x/main.tf")).isEmpty();
        assertThat(owners.of("a b.tf")).containsExactly(List.of("carl"));
    }

    @Test
    void eachSectionHasItsSay() {
        CodeOwners owners =
                CodeOwners.parse(
                        """
                        * @ann
                        [Network][2] @acme/net
                        /net/
                        ^[Hints] @dora
                        *
                        """);

        assertThat(owners.of("net/main.tf")).containsExactly(List.of("ann"), List.of("acme/net"));
        assertThat(owners.of("main.tf")).containsExactly(List.of("ann"));
    }
}
