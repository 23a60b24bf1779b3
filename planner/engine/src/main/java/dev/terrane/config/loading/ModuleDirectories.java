package dev.terrane.config.loading;

import java.util.ArrayDeque;
import java.util.Deque;

/// Where a folder is that another module names.
public final class ModuleDirectories {
    private ModuleDirectories() {}

    /// The folder, relative to the working directory: `modules/net` and `../dns` give `modules/dns`.
    public static String resolve(String caller, String source) {
        String joined = caller + "/" + source.replace('\\', '/');
        Deque<String> parts = new ArrayDeque<>();
        for (String part : joined.split("/")) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        String path = String.join("/", parts);
        String absolute = joined.startsWith("/") ? "/" + path : path;
        return absolute.isEmpty() ? "." : absolute;
    }
}
