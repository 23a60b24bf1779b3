package dev.terrane.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnknownAndSensitiveTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    upper(text)                              | unknown
                    upper(text) == null                      | false
                    timeadd(text, "1h") == null              | unknown
                    strcontains(text, "a") == null           | unknown
                    element([text, "b"], 1)                  | "b"
                    element(list, 1)                         | unknown
                    length(list) > -1                        | true
                    length(list) >= 1                        | unknown
                    length([text, "a"])                      | 2
                    length(toset([text, "a"])) < 3           | true
                    length(any)                              | unknown
                    length("${id}-abc") > -1                 | true
                    startswith("ami-${id}", "ami-")          | true
                    startswith("ami-${id}", "xyz")           | false
                    startswith("ami-${id}", "ami-1")         | unknown
                    startswith(format("a-%s", text), "a-")   | true
                    startswith(jsonencode({ a = text }), "{") | true
                    jsonencode([text]) == null               | false
                    join(",", ["a", text])                   | unknown
                    coalesce(null, text)                     | unknown
                    coalesce("a", text)                      | "a"
                    contains(["a", text], "a")               | true
                    contains(["b", text], "a")               | unknown
                    keys({ a = text })                       | ["a"]
                    values({ a = 1, b = text })[0]           | 1
                    lookup({ a = "x", b = text }, "a")       | "x"
                    merge({ a = 1 }, { b = text }).a         | 1
                    merge({ a = 1 }, map)                    | unknown
                    concat(["a"], [text])[0]                 | "a"
                    flatten([["a"], text])                   | unknown
                    reverse(["a", text])[1]                  | "a"
                    chunklist(["a", text], 1)[0]             | ["a"]
                    setproduct(["a"], [text])[0][0]          | "a"
                    length(setproduct(["a", "b"], ["c", text])) | 4
                    sort(["b", text])                        | unknown
                    length(sort(["b", text]))                | 2
                    formatlist("%s!", ["a", text])[0]        | "a!"
                    regex("(?P<a>.)", text).a                | unknown
                    can(text)                                | unknown
                    try(text, "a")                           | unknown
                    issensitive(text)                        | unknown
                    issensitive(secret)                      | true
                    issensitive(nonsensitive(secret))        | false
                    issensitive(upper(secret))               | true
                    issensitive(length([secret]))            | false
                    issensitive(element([secret, "a"], 1))   | false
                    issensitive(keys({ a = secret }))        | false
                    issensitive(jsonencode([secret]))        | true
                    try(secret, "a")                         | sensitive "s"
                    can(secret)                              | true
                    try(element([], 0), "none")              | "none"
                    try(sensitive("a").b, "none")            | "none"
                    """)
    void knowAsMuchAsTerraformDoes(String expression, String expected) {
        assertThat(Calls.in(new FakeSurroundings()).text(expression)).isEqualTo(expected);
    }
}
