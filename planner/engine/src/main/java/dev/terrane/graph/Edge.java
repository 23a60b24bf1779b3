package dev.terrane.graph;

/// That one vertex comes after another.
public record Edge<V>(V vertex, V dependency) {}
