package dev.terrane.diagnostic;

/// A place in a source text.
///
/// @param line counted from 1
/// @param column counted from 1, in grapheme clusters, as the HCL specification asks
/// @param byteOffset counted from 0, in bytes of UTF-8
public record Position(int line, int column, int byteOffset) {}
