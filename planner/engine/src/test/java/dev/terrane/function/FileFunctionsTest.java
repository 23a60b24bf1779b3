package dev.terrane.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileFunctionsTest {
    private final RecordingSurroundings surroundings =
            new RecordingSurroundings(
                    new FakeSurroundings()
                            .with("hello.txt", "Hello")
                            .with("d/a.txt", "A")
                            .with("d/été.txt", "E")
                            .with("d/e/b.txt", "B")
                            .with("d/e/f/c.md", "C")
                            .with("/home/a/x", "home")
                            .with("t/greeting.tftpl", "Hello, ${name}!")
                            .with("t/list.tftpl", "${items}")
                            .with("t/nested.tftpl", "${templatefile(\"t/greeting.tftpl\", {})}")
                            .with("t/file.tftpl", "${file(\"hello.txt\")}"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    file("hello.txt")                             | "Hello"
                    file("./d/../hello.txt")                      | "Hello"
                    file("~/x")                                   | "home"
                    filebase64("hello.txt")                       | "SGVsbG8="
                    filemd5("hello.txt")                          | "8b1a9953c4611296a827abf8c47804d7"
                    filesha1("hello.txt") == sha1("Hello")        | true
                    filebase64sha256("hello.txt") == base64sha256("Hello") | true
                    fileexists("hello.txt")                       | true
                    fileexists("none")                            | false
                    can(fileexists("d"))                          | false
                    can(file("none"))                             | false
                    file(text)                                    | unknown
                    fileset("d", "*.txt")                         | ["a.txt"]
                    fileset("d", "*")                             | ["a.txt","été.txt"]
                    fileset("d", "**")                            | ["a.txt","e/b.txt","e/f/c.md","été.txt"]
                    fileset("d", "**/*.md")                       | ["e/f/c.md"]
                    fileset("d", "**/b.txt")                      | ["e/b.txt"]
                    fileset("d", "e/[a-c].{md,txt}")              | ["e/b.txt"]
                    fileset("d", "e/[^b].txt")                    | []
                    fileset(".", "hell?.txt")                     | ["hello.txt"]
                    fileset("d", "../hello.txt")                  | ["../hello.txt"]
                    fileset("none", "*")                          | []
                    fileset("d", text)                            | unknown
                    can(fileset("d", "[a"))                       | false
                    abspath("a/../b")                             | "/work/place/b"
                    pathexpand("~/.ssh")                          | "/home/a/.ssh"
                    templatefile("t/greeting.tftpl", { name = "a" }) | "Hello, a!"
                    templatefile("t/greeting.tftpl", { name = text }) | unknown
                    templatefile("t/greeting.tftpl", { name = secret }) | sensitive "Hello, s!"
                    templatefile("t/list.tftpl", { items = [1, "a"] }) | [1,"a"]
                    templatefile("t/file.tftpl", {})              | "Hello"
                    can(templatefile("t/greeting.tftpl", {}))     | false
                    can(templatefile("t/nested.tftpl", {}))       | false
                    can(templatefile("t/list.tftpl", { items = null })) | false
                    templatestring(greeting, { name = "a" })      | "Hello, a!"
                    templatestring(secret, {})                    | sensitive "s"
                    can(templatestring("Hello", {}))              | false
                    can(templatestring("${greeting}", { name = 1 })) | false
                    """)
    void readsFiles(String expression, String expected) {
        assertThat(Calls.in(surroundings).text(expression)).isEqualTo(expected);
    }

    @Test
    void recordsWhatItRead() {
        Calls calls = Calls.in(surroundings);
        calls.value("[file(\"hello.txt\"), fileexists(\"none\"), fileset(\"d/e\", \"*\")]");

        assertThat(surroundings.readFiles().digests())
                .containsEntry(
                        "hello.txt",
                        "185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969")
                .containsEntry("none", ReadFiles.MISSING)
                .containsKey("d/e/");
    }

    @Test
    void recordsThatTheTimeOfThePlanWasUsed() {
        assertThat(surroundings.planTimestampUsed()).isFalse();
        Calls.in(surroundings).value("plantimestamp()");
        assertThat(surroundings.planTimestampUsed()).isTrue();
    }
}
