package dev.terrane.provider.aws.support;

import dev.terrane.provider.aws.session.TagSettings;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The arguments `tags` and `tags_all`: an object's own tags, and those together with the default
/// tags of the provider configuration.
public final class Tags {
    private Tags() {}

    /// `tags_all` of a plan. It is unknown where `tags` is not wholly known yet; and, by convention
    /// of the provider that this one stands in for, where a new object has no tags at all and where
    /// a tag is empty text.
    static void plan(PlanDraft draft, TagSettings settings) {
        Value tags = draft.value("tags");
        if (!tags.isWhollyKnown()) {
            draft.unknown("tags_all");
            return;
        }
        Map<String, String> all = settings.withDefaults(texts(tags));
        if (!draft.isLegacy()) {
            draft.set("tags_all", map(all));
            return;
        }
        boolean unchanged =
                draft.prior()
                        .map(prior -> prior.stringMap("tags_all").equals(all))
                        .orElse(all.isEmpty());
        if (!unchanged && !all.containsValue("")) {
            draft.set("tags_all", map(all));
        } else if (draft.isCreate() || !unchanged) {
            draft.unknown("tags_all");
        }
    }

    /// The tags that an object gets when it is created.
    public static Map<String, String> ofNew(Draft object, TagSettings settings) {
        return settings.withDefaults(object.textMap("tags"));
    }

    /// Sets `tags` and `tags_all` to what was found on an object.
    ///
    /// A tag that equals a default tag counts as the object's own only where it was so before. Data
    /// sources have no `tags_all`: all are theirs.
    public static void found(Draft object, Map<String, String> found, TagSettings settings) {
        Map<String, String> all = settings.withoutIgnored(found);
        if (!object.has("tags_all")) {
            object.setMap("tags", all);
            return;
        }
        Map<String, String> before = object.textMap("tags");
        Map<String, String> own = new TreeMap<>(all);
        own.entrySet()
                .removeIf(tag ->
                        tag.getValue().equals(settings.defaults().get(tag.getKey()))
                                && !tag.getValue().equals(before.get(tag.getKey())));
        if (own.isEmpty()
                && before.isEmpty()
                && !object.isLegacy()
                && !object.now().isSet("tags")) {
            object.setNull("tags");
        } else {
            object.setMap("tags", own);
        }
        object.setMap("tags_all", all);
    }

    /// Tags as a service has them.
    public static <T> List<T> listed(Map<String, String> tags, BiFunction<String, String, T> made) {
        return tags.entrySet().stream()
                .map(tag -> made.apply(tag.getKey(), tag.getValue()))
                .toList();
    }

    /// As [#found], with tags as a service has them.
    public static <T> void found(
            Draft object,
            Collection<T> found,
            Function<T, String> key,
            Function<T, @Nullable String> value,
            TagSettings settings) {
        found(object, of(found, key, value), settings);
    }

    /// The way back from [#listed].
    public static <T> Map<String, String> of(
            Collection<T> found, Function<T, String> key, Function<T, @Nullable String> value) {
        Map<String, String> tags = new TreeMap<>();
        for (T tag : found) {
            String text = value.apply(tag);
            tags.put(key.apply(tag), text == null ? "" : text);
        }
        return tags;
    }

    /// What has to be done to get from the tags that the state has to those that are planned.
    record Change(Map<String, String> set, List<String> removed) {

        static Change of(Draft object, TagSettings settings) {
            Map<String, String> before = object.prior().stringMap("tags_all");
            Map<String, String> after = ofNew(object, settings);
            Map<String, String> set = new TreeMap<>(after);
            set.entrySet().removeIf(tag -> tag.getValue().equals(before.get(tag.getKey())));
            List<String> removed =
                    before.keySet().stream().filter(name -> !after.containsKey(name)).toList();
            return new Change(set, removed);
        }

        boolean isEmpty() {
            return set.isEmpty() && removed.isEmpty();
        }
    }

    private static Map<String, String> texts(Value tags) {
        Map<String, String> texts = new TreeMap<>();
        if (!tags.isNull()) {
            tags.asMap()
                    .forEach((name, value) -> {
                        if (!value.isNull()) {
                            texts.put(name, value.asString());
                        }
                    });
        }
        return texts;
    }

    private static Value map(Map<String, String> tags) {
        Map<String, Value> values = new TreeMap<>();
        tags.forEach((name, text) -> values.put(name, Value.string(text)));
        return Value.map(Type.STRING, values);
    }
}
