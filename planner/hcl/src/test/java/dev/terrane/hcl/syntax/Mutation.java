package dev.terrane.hcl.syntax;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/// Texts that are nearly right: one of a few, with pieces left out, doubled, exchanged or put in.
final class Mutation {
    private static final byte[][] NATIVE =
            texts(
                    """
                    resource "aws_vpc" "main" {
                      cidr_block = "10.${var.second}.0.0/16" # comment
                      tags = { Name = "a-${upper(local.b)}", "b c" : 1 }

                      dynamic "ingress" {
                        for_each = [for k, v in var.rules : v if k != "x"]
                        content {
                          port = ingress.value["port"]
                        }
                      }
                    }
                    """,
                    """
                    a = 1 + 2 * -3 % 4 == 5 ? true : !false && null
                    b = [1, "two", [3], { four = 4 }, x.*.y, x[*].y[0]]
                    c = { for k, v in { a = 1, b = 2 } : k => v... if v > 1 }
                    d = 1.5e-3
                    /* e */ e = (1)
                    """,
                    """
                    text = <<-EOT
                        one ${1 + 1}
                      two %{ if true ~} three %{ else } four %{ endif }
                        %{ for x in [1, 2] }${x}%{ endfor }
                      EOT
                    plain = <<EOT
                    $${not} %%{this}
                    EOT
                    escapes = "\\n\\"\\u00e9\\U0001F600"
                    """,
                    """
                    variable "v" {
                      type    = map(object({ a = optional(string, "x"), b = list(number) }))
                      default = {}
                    }
                    // one line
                    locals { one = try(1, 2) }
                    """);
    private static final byte[][] JSON =
            texts(
                    """
                    {"resource": {"a": [{"b": {"c": "${x.y[0]} %{ if true }z%{ endif }"}}]},
                     "//": "comment", "locals": {"n": -1.5e3, "l": [true, false, null, {}]}}
                    """,
                    "[{\"a\": \"\\u00e9\\n\\\\\"}, {\"a\": {\"${b}\": 1}}]");
    private static final byte[][] PIECES =
            texts(
                    "{",
                    "}",
                    "[",
                    "]",
                    "(",
                    ")",
                    "\"",
                    "${",
                    "%{",
                    "}\n",
                    "=",
                    "=>",
                    ":",
                    "?",
                    "...",
                    ".",
                    "*",
                    "[*]",
                    "~",
                    "<<EOT\n",
                    "\nEOT\n",
                    "<<-E\n",
                    "#",
                    "//",
                    "/*",
                    "*/",
                    "\n",
                    "\r\n",
                    "\t",
                    " ",
                    ",",
                    "for",
                    "if",
                    "in",
                    "else",
                    "endif",
                    "endfor",
                    "null",
                    "1e999999999",
                    "0",
                    "-",
                    "!",
                    "&&",
                    "é",
                    "e\u0301",
                    "\0",
                    "\uFEFF",
                    "\\",
                    "$",
                    "%",
                    "_",
                    "a",
                    "$${",
                    "|",
                    "&",
                    ";",
                    "'",
                    "`",
                    "@");

    private final SplittableRandom random;
    private byte[] text;

    private Mutation(SplittableRandom random, byte[] text) {
        this.random = random;
        this.text = text;
    }

    /// Every fourth number is one for the JSON syntax.
    static byte[] input(long number) {
        SplittableRandom random = new SplittableRandom(number);
        byte[][] seeds = number % 4 == 3 ? JSON : NATIVE;
        Mutation mutation = new Mutation(random, seeds[random.nextInt(seeds.length)]);
        int times = 1 + random.nextInt(6);
        for (int i = 0; i < times; i++) {
            mutation.mutate();
        }
        return mutation.text;
    }

    private void mutate() {
        int from = random.nextInt(text.length + 1);
        int to = Math.min(text.length, from + random.nextInt(12));
        switch (random.nextInt(5)) {
            case 0 -> replace(from, to, new byte[0]);
            case 1 -> replace(from, from, piece());
            case 2 -> replace(from, to, piece());
            case 3 -> replace(from, from, java.util.Arrays.copyOfRange(text, from, to));
            default -> replace(from, Math.min(text.length, from + 1), oneByte());
        }
    }

    private byte[] piece() {
        return PIECES[random.nextInt(PIECES.length)];
    }

    private byte[] oneByte() {
        return new byte[] {(byte) random.nextInt(256)};
    }

    private void replace(int from, int to, byte[] by) {
        ByteArrayOutputStream mutated = new ByteArrayOutputStream(text.length + by.length);
        mutated.write(text, 0, from);
        mutated.write(by, 0, by.length);
        mutated.write(text, to, text.length - to);
        text = mutated.toByteArray();
    }

    private static byte[][] texts(String... texts) {
        byte[][] bytes = new byte[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            bytes[i] = texts[i].getBytes(StandardCharsets.UTF_8);
        }
        return bytes;
    }
}
