package dev.terrane.evaluating;

import dev.terrane.hcl.expression.Scope;
import dev.terrane.value.Value;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was found out about the root module.
///
/// @param scope what expressions in it see
/// @param outputs those that were reached, with marks
public record RootValues(Scope scope, SortedMap<String, Value> outputs) {
    public RootValues {
        outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    }
}
