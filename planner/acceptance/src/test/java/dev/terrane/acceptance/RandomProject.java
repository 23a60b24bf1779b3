package dev.terrane.acceptance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// A configuration with a bit of everything whose bytes could depend on where it is planned: texts that are sorted
/// or put into capitals, numbers and dates, maps, files of a folder, instances, modules, secrets.
final class RandomProject {
    private static final List<String> EXPRESSIONS =
            List.of(
                    "upper(\"title %d\")",
                    "title(\"istanbul İ %d\")",
                    "format(\"%%05.2f|%%s|%%x|%%e\", %d / 7, true, %d, %d)",
                    "{ for k in [\"z\", \"ä\", \"I\", \"a\"] : lower(k) => %d }",
                    "jsonencode({ b = [%d, null], a = { z = 1.5, A = \"<&>\" } })",
                    "tolist(toset([\"b\", \"a\", \"İ\", \"%d\"]))",
                    "join(\",\", sort([\"c\", \"Å\", \"a\", \"%d\"]))",
                    "formatdate(\"EEEE, DD MMM YYYY hh:mm\", \"2024-02-0%dT03:04:05Z\")",
                    "timeadd(\"2024-02-0%dT03:04:05+05:45\", \"36h\")",
                    "base64gzip(\"text %d\")",
                    "{ for f in fileset(path.module, \"texts/*\") : f => filesha256(f) if %d > 0 }",
                    "templatefile(\"texts/a.tftpl\", { n = %d })",
                    "basename(path.cwd) == \"\" ? %d : 1.5e10",
                    "cidrsubnets(\"10.0.0.0/8\", %d, 4)",
                    "yamldecode(\"d: 2024-0%d-01\")",
                    "var.secret",
                    "\"of ${var.secret} %d\"",
                    "base64encode(\"${var.secret}%d\")",
                    "{ (var.secret) = %d }",
                    "yamlencode({ n = %d, list = [1e3, 0.1] })",
                    "csvdecode(\"a,b\\n%d,ü\")");
    private static final String MODULE =
            """
            variable "input" {}
            resource "terraform_data" "inside" {
              input = { z = var.input, a = path.module }
            }
            output "it" {
              value = terraform_data.inside.output
            }
            """;

    private final Random random;
    private final List<String> blocks = new ArrayList<>();

    private RandomProject(Random random) {
        this.random = random;
    }

    /// The files, by their names.
    static Map<String, String> files(Random random) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("main.tf", new RandomProject(random).configuration());
        files.put("child/main.tf", MODULE);
        files.put("texts/a.tftpl", "%{ for i in range(n) }${i}, %{ endfor }\n");
        files.put("texts/I.txt", "capital\n");
        files.put("texts/ı.txt", "without a dot\n");
        return files;
    }

    private String configuration() {
        blocks.add(
                """
                variable "secret" {
                  sensitive = true
                }
                """);
        int resources = 2 + random.nextInt(8);
        for (int i = 0; i < resources; i++) {
            blocks.add(resource(i));
        }
        if (random.nextBoolean()) {
            blocks.add(
                    """
                    module "child" {
                      source = "./child"
                      count  = 2
                      input  = %s
                    }
                    """
                            .formatted(expression()));
        }
        blocks.add(
                """
                output "last" {
                  sensitive = true
                  value     = terraform_data.r0
                }
                """);
        return String.join("", blocks);
    }

    private String resource(int number) {
        return switch (random.nextInt(6)) {
            case 0 -> number > 0 ? file(number) : data(number);
            case 1 -> number > 0 ? pet(number) : data(number);
            default -> data(number);
        };
    }

    private String data(int number) {
        String repeat =
                switch (random.nextInt(4)) {
                    case 0 -> "  count = " + random.nextInt(4) + "\n";
                    case 1 -> "  for_each = toset([\"b\", \"a\", \"é\"])\n";
                    default -> "";
                };
        String on =
                number > 0 && random.nextBoolean()
                        ? "  triggers_replace = [for o in [terraform_data.r0] : o]\n"
                        : "";
        return "resource \"terraform_data\" \"r"
                + number
                + "\" {\n"
                + repeat
                + on
                + "  input = "
                + expression()
                + "\n}\n";
    }

    private String file(int number) {
        return """
        resource "local_file" "r%s" {
          filename = "out/%s.txt"
          content  = jsonencode(%s)
        }
        """
                .formatted("" + number, "" + number, expression());
    }

    private String pet(int number) {
        return """
        resource "random_pet" "r%s" {
          length  = 3
          keepers = { of = jsonencode(%s) }
        }
        """
                .formatted("" + number, expression());
    }

    private String expression() {
        String one = EXPRESSIONS.get(random.nextInt(EXPRESSIONS.size()));
        return String.format(
                Locale.ROOT,
                one,
                1 + random.nextInt(8),
                1 + random.nextInt(8),
                1 + random.nextInt(8));
    }
}
