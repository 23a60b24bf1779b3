package dev.terrane.acceptance.parser;

import java.math.BigDecimal;
import java.util.Optional;

/// A parser of the language, as the comparison sees it.
interface LanguageReader {

    /// All of a file, to the tree or the values that this parser makes of it.
    Object read(String text);

    /// Whether it takes the file for a valid one.
    boolean accepts(String text);

    /// What it takes an expression of numbers for; empty where it does not read it. `true` is 1.
    Optional<BigDecimal> number(String expression);

    /// Whether `body`, which is all that stands behind the colon of a `for` expression, is in what was
    /// read: as a tree, or by the value that it has.
    boolean holdsForBody(String expression, String body, String value);
}
