package dev.terrane.acceptance.parser;

import java.util.List;
import java.util.Random;

/// Files of the part of the language that HCL4j reads rightly: attributes, blocks, literals, and
/// interpolation of variables and locals. Left out, because HCL4j reads them otherwise: operators,
/// `for`, exponents, most escapes.
final class SimpleConfiguration {
    private static final List<String> STRINGS =
            List.of(
                    "",
                    "a",
                    "two words",
                    "Grüße",
                    "a#b",
                    "// no comment",
                    "x = 1",
                    "10.0.0.0/16",
                    "say \\\"it\\\"",
                    "tab\\there");
    private static final int VARIABLES = 3;

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private int names;

    private SimpleConfiguration(long seed) {
        random = new Random(seed);
    }

    static String of(long seed) {
        return new SimpleConfiguration(seed).generate();
    }

    private String generate() {
        for (int i = 0; i < VARIABLES; i++) {
            text.append("variable \"v%d\" {\n  default = %s\n}\n".formatted(i, quoted()));
        }
        text.append("locals {\n");
        for (int i = 0; i < VARIABLES; i++) {
            text.append("  l%d = %s\n".formatted(i, quoted()));
        }
        text.append("}\n");
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            addItem(0);
        }
        return text.toString();
    }

    private void addItem(int depth) {
        switch (random.nextInt(6)) {
            case 0 -> addComment(depth);
            case 1, 2 -> addBlocks(depth);
            default -> addAttribute(depth);
        }
    }

    private void addComment(int depth) {
        indent(depth)
                .append(random.nextBoolean() ? "# " : "// ")
                .append("a comment, with = { and \"\n");
    }

    private void addAttribute(int depth) {
        indent(depth).append(name()).append(" = ").append(value(2)).append('\n');
    }

    /// Blocks of one type without labels become a list, where there are several.
    private void addBlocks(int depth) {
        String type = name();
        int labels = random.nextInt(3);
        for (int i = labels == 0 ? 1 + random.nextInt(2) : 1; i > 0; i--) {
            indent(depth).append(type);
            for (int label = 0; label < labels; label++) {
                text.append(" \"").append(name()).append('"');
            }
            text.append(" {\n");
            addAttribute(depth + 1);
            for (int item = depth > 2 ? 0 : random.nextInt(4); item > 0; item--) {
                addItem(depth + 1);
            }
            indent(depth).append("}\n");
        }
    }

    private StringBuilder indent(int depth) {
        return text.append("  ".repeat(depth));
    }

    private String value(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 9)) {
            case 0 -> String.valueOf(random.nextInt(100_000));
            case 1 -> random.nextInt(1000) + "." + (1 + random.nextInt(9));
            case 2 -> random.nextBoolean() ? "true" : "false";
            case 3 -> "null";
            case 4 -> interpolation();
            case 5 -> quoted();
            case 6 -> "[" + value(depth - 1) + ", " + value(depth - 1) + "]";
            case 7 -> random.nextBoolean() ? "[]" : "{}";
            default ->
                    "{ "
                            + name()
                            + " = "
                            + value(depth - 1)
                            + ", \""
                            + name()
                            + "\" = "
                            + quoted()
                            + " }";
        };
    }

    private String interpolation() {
        String reference = (random.nextBoolean() ? "var.v" : "local.l") + random.nextInt(VARIABLES);
        return switch (random.nextInt(3)) {
            case 0 -> reference;
            case 1 -> "\"${" + reference + "}\"";
            default -> "\"before ${" + reference + "} after\"";
        };
    }

    private String quoted() {
        return '"' + STRINGS.get(random.nextInt(STRINGS.size())) + '"';
    }

    private String name() {
        return "n" + names++;
    }
}
