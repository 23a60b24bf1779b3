package dev.terrane.policy;

import dev.cel.common.values.NullValue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes the marks of plan files away: `{"$unknown": true}` is a value that is not known.
final class PlanValues {
    static final Object NULL = NullValue.NULL_VALUE;

    private final List<NotKnown> notKnown;

    private PlanValues(List<NotKnown> notKnown) {
        this.notKnown = notKnown;
    }

    /// @param path of the value
    /// @param notKnown takes what can not be judged
    static Object of(@Nullable Object written, String path, List<NotKnown> notKnown) {
        return new PlanValues(notKnown).value(written, path);
    }

    private Object value(@Nullable Object written, String path) {
        return switch (written) {
            case null -> NULL;
            case Map<?, ?> map -> map(map, path);
            case List<?> list -> list(list, path);
            default -> written;
        };
    }

    private Object map(Map<?, ?> map, String path) {
        if (map.size() == 1) {
            Object mark = map.keySet().iterator().next();
            Object content = map.values().iterator().next();
            switch (String.valueOf(mark)) {
                case "$unknown", "$ephemeral" -> {
                    return notKnown(new NotKnown(path, false));
                }
                case "$sensitive" -> {
                    return notKnown(new NotKnown(path, true));
                }
                case "$set" -> {
                    return value(content, path);
                }
                case "$number" -> {
                    return Double.valueOf(String.valueOf(content).replace("Inf", "Infinity"));
                }
                default -> {
                    // an object like any other
                }
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String name = key(String.valueOf(key));
            values.put(name, value(value, path + "." + name));
        });
        return values;
    }

    /// `$$a` stands for `$a`, because what begins with one is a mark.
    private static String key(String written) {
        return written.startsWith("$$") ? written.substring(1) : written;
    }

    private NotKnown notKnown(NotKnown value) {
        notKnown.add(value);
        return value;
    }

    private List<Object> list(List<?> list, String path) {
        List<Object> values = new ArrayList<>();
        for (Object each : list) {
            values.add(value(each, path + "[" + values.size() + "]"));
        }
        return values;
    }
}
