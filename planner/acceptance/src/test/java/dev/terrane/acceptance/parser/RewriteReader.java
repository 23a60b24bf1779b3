package dev.terrane.acceptance.parser;

import org.openrewrite.SourceFile;
import org.openrewrite.hcl.HclParser;
import org.openrewrite.hcl.HclVisitor;
import org.openrewrite.hcl.tree.BodyContent;
import org.openrewrite.hcl.tree.Expression;
import org.openrewrite.hcl.tree.Hcl;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// rewrite-hcl, which makes a lossless tree and evaluates nothing: what a tree of numbers is worth is
/// calculated here, from the shape that the tree has.
final class RewriteReader implements LanguageReader {
    @Override
    public SourceFile read(String text) {
        return HclParser.builder().build().parse(text).findFirst().orElseThrow();
    }

    @Override
    public boolean accepts(String text) {
        return read(text) instanceof Hcl.ConfigFile;
    }

    @Override
    public Optional<BigDecimal> number(String expression) {
        return attribute(expression).map(RewriteReader::calculate);
    }

    @Override
    public boolean holdsForBody(String expression, String body, String value) {
        List<String> bodies = new ArrayList<>();
        new HclVisitor<List<String>>() {
            @Override
            public Hcl visitForObject(Hcl.ForObject each, List<String> found) {
                found.add(print(each));
                return each;
            }

            @Override
            public Hcl visitForTuple(Hcl.ForTuple each, List<String> found) {
                found.add(print(each));
                return each;
            }
        }.visit(attribute(expression).orElse(null), bodies);
        return bodies.stream().anyMatch(found -> found.contains(": " + body));
    }

    private static String print(Hcl tree) {
        return tree.printTrimmed(new org.openrewrite.hcl.internal.HclPrinter<>());
    }

    private Optional<Expression> attribute(String expression) {
        if (read("x = " + expression + "\n") instanceof Hcl.ConfigFile file) {
            for (BodyContent content : file.getBody()) {
                if (content instanceof Hcl.Attribute attribute) {
                    return Optional.of(attribute.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private static BigDecimal calculate(Expression tree) {
        return switch (tree) {
            case Hcl.Literal literal -> literal(literal.getValueSource());
            case Hcl.VariableExpression variable -> literal(variable.getName().getName());
            case Hcl.Parentheses inner -> calculate(inner.getExpression());
            case Hcl.Unary unary -> calculate(unary);
            case Hcl.Binary binary -> calculate(binary);
            case Hcl.Conditional choice ->
                    calculate(choice.getCondition()).signum() != 0
                            ? calculate(choice.getTruePart())
                            : calculate(choice.getFalsePart());
            default -> throw new IllegalArgumentException("no number: " + tree);
        };
    }

    private static BigDecimal literal(String literal) {
        return switch (literal) {
            case "true" -> BigDecimal.ONE;
            case "false" -> BigDecimal.ZERO;
            default -> new BigDecimal(literal);
        };
    }

    private static BigDecimal calculate(Hcl.Unary unary) {
        BigDecimal operand = calculate(unary.getExpression());
        return switch (unary.getOperator()) {
            case Negative -> operand.negate();
            case Not -> truth(operand.signum() == 0);
        };
    }

    private static BigDecimal calculate(Hcl.Binary binary) {
        BigDecimal left = calculate(binary.getLeft());
        BigDecimal right = calculate(binary.getRight());
        return switch (binary.getOperator()) {
            case Addition -> left.add(right);
            case Subtraction -> left.subtract(right);
            case Multiplication -> left.multiply(right);
            case Division -> left.divide(right, MathContext.DECIMAL128);
            case Modulo -> left.remainder(right);
            case And -> truth(left.signum() != 0 && right.signum() != 0);
            case Or -> truth(left.signum() != 0 || right.signum() != 0);
            case LessThan -> truth(left.compareTo(right) < 0);
            case LessThanOrEqual -> truth(left.compareTo(right) <= 0);
            case GreaterThan -> truth(left.compareTo(right) > 0);
            case GreaterThanOrEqual -> truth(left.compareTo(right) >= 0);
            case Equal -> truth(left.compareTo(right) == 0);
            case NotEqual -> truth(left.compareTo(right) != 0);
        };
    }

    private static BigDecimal truth(boolean holds) {
        return holds ? BigDecimal.ONE : BigDecimal.ZERO;
    }
}
