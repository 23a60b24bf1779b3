package dev.terrane.provider.aws.session;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// `default_tags` and `ignore_tags` of a provider configuration.
///
/// @param ignored names of tags that are left alone
/// @param ignoredPrefixes beginnings of such names
public record TagSettings(
        Map<String, String> defaults, Set<String> ignored, List<String> ignoredPrefixes) {
    public static final TagSettings NONE = new TagSettings(Map.of(), Set.of(), List.of());

    public TagSettings {
        defaults = Map.copyOf(defaults);
        ignored = Set.copyOf(ignored);
        ignoredPrefixes = List.copyOf(ignoredPrefixes);
    }

    /// An object's own tags over the default ones.
    public Map<String, String> withDefaults(Map<String, String> own) {
        Map<String, String> all = new TreeMap<>(defaults);
        all.putAll(own);
        all.keySet().removeIf(this::isIgnored);
        return all;
    }

    /// Without the ones that AWS itself puts on.
    public Map<String, String> withoutIgnored(Map<String, String> found) {
        Map<String, String> all = new TreeMap<>(found);
        all.keySet().removeIf(name -> name.startsWith("aws:") || isIgnored(name));
        return all;
    }

    private boolean isIgnored(String name) {
        return ignored.contains(name) || ignoredPrefixes.stream().anyMatch(name::startsWith);
    }
}
