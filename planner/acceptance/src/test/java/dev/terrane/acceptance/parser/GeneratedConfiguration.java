package dev.terrane.acceptance.parser;

import java.util.List;
import java.util.Random;

/// Files such as people write them: resources with nested blocks and tags, variables, outputs, module
/// calls, strings with interpolation, heredocs, `for` expressions, conditionals, comments.
///
/// The same seed and size give the same text.
final class GeneratedConfiguration {
    private static final List<String> WORDS =
            List.of(
                    "web", "api", "batch", "cache", "queue", "edge", "audit", "report", "search",
                    "billing");
    private static final List<String> TYPES =
            List.of(
                    "aws_instance",
                    "aws_subnet",
                    "aws_security_group",
                    "aws_s3_bucket",
                    "aws_iam_role",
                    "aws_lambda_function");

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private int count;

    private GeneratedConfiguration(long seed) {
        random = new Random(seed);
    }

    static String of(long seed, int bytes) {
        GeneratedConfiguration generated = new GeneratedConfiguration(seed);
        while (generated.text.length() < bytes) {
            generated.addBlock();
        }
        return generated.text.toString();
    }

    private void addBlock() {
        count++;
        switch (random.nextInt(12)) {
            case 0 -> addVariable();
            case 1 -> addOutput();
            case 2 -> addLocals();
            case 3 -> addModule();
            case 4 -> addPolicy();
            case 5 -> addSecurityGroup();
            default -> addResource();
        }
        text.append('\n');
    }

    private void addVariable() {
        text.append(
                """
                variable "%s" {
                  type        = %s
                  description = "How many %s are wanted in each zone."
                  default     = %s
                }
                """
                        .formatted(
                                name(),
                                pick(
                                        List.of(
                                                "string",
                                                "list(string)",
                                                "map(object({ size = number, public = bool }))")),
                                word(),
                                pick(List.of("null", "[]", "{}", "\"small\"", "true"))));
    }

    private void addOutput() {
        text.append(
                """
                output "%s" {
                  description = "Addresses of %s, by zone"
                  value       = { for key, each in aws_subnet.%s : key => each.cidr_block if each.public }
                }
                """
                        .formatted(name(), word(), word()));
    }

    private void addLocals() {
        text.append(
                """
                locals {
                  # What every resource carries.
                  %s = merge(var.tags, { Name = "${var.prefix}-%s", Owner = "platform" })
                  zones_%d = slice(data.aws_availability_zones.all.names, 0, min(%d, length(var.zones)))
                  size_%d  = var.%s ? %d : max(var.minimum * %d + 1, 0)
                }
                """
                        .formatted(
                                name(), word(), count, number(), count, word(), number(),
                                number()));
    }

    private void addModule() {
        text.append(
                """
                module "%s" {
                  source = "./modules/%s"
                  count  = var.enabled ? %d : 0

                  cidr_block = cidrsubnet(var.network, 8, count.index + %d)
                  subnets    = [for index, zone in local.zones : { zone = zone, number = index + %d }]
                  tags       = local.tags
                }
                """
                        .formatted(name(), word(), number(), number(), number()));
    }

    private void addPolicy() {
        text.append(
                """
                resource "aws_iam_policy" "%s" {
                  name   = "${var.prefix}-%s"
                  policy = <<-POLICY
                    {
                      "Version": "2012-10-17",
                      "Statement": [
                        { "Effect": "Allow", "Action": ["s3:GetObject", "s3:List*"], "Resource": "${aws_s3_bucket.%s.arn}/*" }
                      ]
                    }
                  POLICY
                }
                """
                        .formatted(name(), word(), word()));
    }

    private void addSecurityGroup() {
        text.append("resource \"aws_security_group\" \"%s\" {\n".formatted(name()));
        text.append("  vpc_id = aws_vpc.main[0].id\n");
        for (int rule = random.nextInt(5); rule >= 0; rule--) {
            text.append(
                    """

                      ingress {
                        description = "%s"
                        from_port   = %d
                        to_port     = %d
                        protocol    = "tcp"
                        cidr_blocks = ["10.%d.0.0/16", "192.168.%d.0/24"]
                      }
                    """
                            .formatted(word(), number() * 100, number() * 100, number(), number()));
        }
        text.append("}\n");
    }

    private void addResource() {
        text.append(
                """
                // %s for %s
                resource "%s" "%s" {
                  for_each = toset(var.%s)

                  name          = "${var.prefix}-${each.key}-%s"
                  instance_type = lookup(var.sizes, each.key, "t3.micro")
                  subnet_id     = aws_subnet.%s[each.key].id
                  monitoring    = var.environment == "production" && !var.quiet
                  volume_size   = %d
                """
                        .formatted(
                                word(),
                                word(),
                                pick(TYPES),
                                name(),
                                word(),
                                word(),
                                word(),
                                number()));
        for (int tag = random.nextInt(6); tag > 0; tag--) {
            text.append(
                    "  attribute_%d   = [\"%s\", \"%s\", var.%s.id]\n"
                            .formatted(tag, word(), word(), word()));
        }
        text.append(
                """

                  tags = {
                    Name        = "%s-${each.value}"
                    Environment = var.environment
                    CostCentre  = "%d"
                  }

                  lifecycle {
                    create_before_destroy = true
                    ignore_changes        = [tags["Changed"], user_data]
                  }

                  depends_on = [aws_iam_policy.%s]
                }
                """
                        .formatted(word(), 1000 + number(), word()));
    }

    private String name() {
        return word() + "_" + count;
    }

    private String word() {
        return pick(WORDS);
    }

    private int number() {
        return 1 + random.nextInt(200);
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
