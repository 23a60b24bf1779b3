package dev.terrane.cli.linking;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Code that the JVM links at run time, one method for each way in which it can look.
final class Samples implements Supplier<List<String>> {
    private final String own = "own";
    private int counted;

    @Override
    public List<String> get() {
        return List.of(
                lambdas(),
                captured('c', 2L, 3.5, true, null),
                references(),
                primitives(),
                nested(),
                ofInterface(),
                types(null) + types("text") + types(7) + types(new Point(1, 2)) + types(List.of()),
                guarded(new Point(1, 1))
                        + guarded(new Point(1, 2))
                        + guarded("long text")
                        + guarded(""),
                Shape.name(new Circle(2)) + Shape.name(new Square(3)),
                texts(
                        null,
                        'x',
                        (byte) 1,
                        (short) 2,
                        3,
                        4L,
                        5f,
                        6.0,
                        false,
                        new char[] {'a'}.length),
                records());
    }

    private String lambdas() {
        Supplier<String> constant = () -> "constant";
        Supplier<String> instance = () -> own + counted++;
        Runnable nothing = () -> counted += 10;
        nothing.run();
        Function<String, Integer> length = text -> text.length();
        BiFunction<Integer, Integer, Integer> sum = (one, other) -> one + other;
        return constant.get() + instance.get() + length.apply("four") + sum.apply(1, 2) + counted;
    }

    private static String captured(char a, long b, double c, boolean d, @Nullable String e) {
        Supplier<String> all = () -> a + "/" + b + "/" + c + "/" + d + "/" + e;
        IntFunction<Supplier<String>> inner = number -> () -> all.get() + number;
        return inner.apply(9).get();
    }

    private String references() {
        Function<Object, String> text = Object::toString;
        Supplier<String> bound = own::trim;
        Function<String, StringBuilder> made = StringBuilder::new;
        IntFunction<String[]> array = String[]::new;
        Supplier<List<String>> list = ArrayList::new;
        UnaryOperator<String> mine = this::twice;
        Supplier<String> upper = super::toString;
        BiFunction<Map<String, Integer>, String, Integer> get = Map::get;
        List<String> added = list.get();
        Stream.of("b", "a").forEach(added::add);
        return text.apply(5)
                + bound.get()
                + made.apply("sb")
                + array.apply(3).length
                + mine.apply("t")
                + (upper.get() != null)
                + get.apply(new TreeMap<>(Map.of("k", 4)), "k")
                + added;
    }

    private String twice(String text) {
        return text + text;
    }

    private static String primitives() {
        ToIntFunction<Integer> unboxed = Integer::intValue;
        Function<Integer, Integer> boxed = Math::abs;
        IntBinaryOperator most = Math::max;
        LongUnaryOperator longer = number -> number << 33;
        ToDoubleFunction<Integer> wider = number -> number / 2.0;
        Predicate<String> empty = String::isEmpty;
        Function<Long, Object> object = number -> number + 1;
        return IntStream.range(0, 3).mapToObj(Integer::toString).collect(Collectors.joining(","))
                + unboxed.applyAsInt(4)
                + boxed.apply(-3)
                + most.applyAsInt(1, 2)
                + longer.applyAsLong(1)
                + wider.applyAsDouble(3)
                + empty.test("")
                + object.apply(1L);
    }

    private static String nested() {
        return Stream.of(new Point(2, 1), new Point(1, 2))
                .sorted(Comparator.comparingInt(Point::x).thenComparingInt(Point::y))
                .map(point -> new Inner(point).show())
                .toList()
                .toString();
    }

    private static String ofInterface() {
        Greeting greeting = name -> "hello " + name;
        return greeting.loud().greet("you");
    }

    private static String types(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> "text " + text;
            case Integer number -> "number " + number;
            case Point(int x, int y) -> "point " + x + y;
            default -> "other";
        };
    }

    private static String guarded(Object value) {
        return switch (value) {
            case Point point when point.x() == point.y() -> "diagonal";
            case Point point -> "point " + point.x();
            case String text when text.length() > 4 -> "long";
            case String text when text.isEmpty() -> "empty";
            default -> "other";
        };
    }

    private static String texts(
            @Nullable Object a,
            char b,
            byte c,
            short d,
            int e,
            long f,
            float g,
            double h,
            boolean i,
            int j) {
        String text = "start" + a + b + c + d + e + f;
        text += g;
        text += "\1" + h + i + "end" + j;
        return text;
    }

    private static String records() {
        Mixed one = new Mixed(1, 2L, 0.0, 1f, 'c', true, (byte) 1, (short) 2, "t", null);
        Mixed same = new Mixed(1, 2L, 0.0, 1f, 'c', true, (byte) 1, (short) 2, "t", null);
        Mixed minusZero = new Mixed(1, 2L, -0.0, 1f, 'c', true, (byte) 1, (short) 2, "t", null);
        Mixed other = new Mixed(1, 3L, 0.0, 1f, 'c', true, (byte) 1, (short) 2, "t", List.of());
        return one.hashCode()
                + "/"
                + other.hashCode()
                + one.equals(same)
                + one.equals(minusZero)
                + one.equals(other)
                + isEqual(one, null)
                + isEqual(one, "one")
                + new Nothing().equals(new Nothing())
                + new Nothing().hashCode()
                + one
                + new Nothing();
    }

    private static boolean isEqual(Object one, @Nullable Object other) {
        return one.equals(other);
    }

    private record Point(int x, int y) {}

    private record Nothing() {}

    private record Mixed(
            int a,
            long b,
            double c,
            float d,
            char e,
            boolean f,
            byte g,
            short h,
            String i,
            @Nullable Object j) {}

    private record Inner(Point point) {
        private Inner {
            Predicate<Point> valid = this::isValid;
            if (!valid.test(point)) {
                throw new IllegalArgumentException();
            }
        }

        private boolean isValid(Point checked) {
            return checked.x() > 0;
        }

        private String show() {
            Supplier<String> shown = () -> "<" + point.x() + ">";
            return shown.get();
        }
    }

    private sealed interface Shape {
        static String name(Shape shape) {
            return switch (shape) {
                case Circle circle -> "circle " + circle.radius();
                case Square square -> "square " + square.side();
            };
        }
    }

    private record Circle(int radius) implements Shape {}

    private record Square(int side) implements Shape {}

    private interface Greeting {
        String greet(String name);

        private Greeting twice() {
            return name -> greet(greet(name));
        }

        default Greeting loud() {
            return name -> twice().greet(name) + "!";
        }
    }
}
