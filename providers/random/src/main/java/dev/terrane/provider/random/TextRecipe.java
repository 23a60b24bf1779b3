package dev.terrane.provider.random;

import dev.terrane.spi.support.Attributes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// How a random text is drawn: of each class as many characters as it needs at least, the rest of
/// all classes that may occur, in random order. A minimum counts also for a class that may not
/// occur otherwise.
record TextRecipe(int length, List<CharacterClass> classes) {
    private static final String DIGITS = "0123456789";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String SPECIAL = "!@#$%&*()-_=+[]{}<>:?";

    /// @param allowed whether the rest may have these
    private record CharacterClass(String characters, boolean allowed, int minimum) {}

    /// @param arguments of which those that are null have their defaults
    static TextRecipe of(Attributes arguments) {
        String special =
                arguments
                        .string("override_special")
                        .filter(text -> !text.isEmpty())
                        .orElse(SPECIAL);
        return new TextRecipe(
                Lengths.of(arguments, "length"),
                List.of(
                        characterClass(arguments, "numeric", DIGITS),
                        characterClass(arguments, "lower", LOWER),
                        characterClass(arguments, "upper", UPPER),
                        characterClass(arguments, "special", special)));
    }

    private static CharacterClass characterClass(
            Attributes arguments, String name, String characters) {
        return new CharacterClass(
                characters,
                arguments.bool(name).orElse(true),
                Lengths.of(arguments, "min_" + name));
    }

    String draw(RandomGenerator random) {
        List<Integer> drawn = new ArrayList<>();
        classes.forEach(each -> draw(each.characters(), each.minimum(), random, drawn));
        String all =
                classes.stream()
                        .filter(CharacterClass::allowed)
                        .map(CharacterClass::characters)
                        .collect(Collectors.joining());
        draw(all, length - drawn.size(), random, drawn);
        Collections.shuffle(drawn, random);
        return drawn.stream().map(Character::toString).collect(Collectors.joining());
    }

    private static void draw(
            String characters, int count, RandomGenerator random, List<Integer> drawn) {
        int[] codePoints = characters.codePoints().toArray();
        for (int i = 0; i < count; i++) {
            drawn.add(codePoints[random.nextInt(codePoints.length)]);
        }
    }
}
