package dev.terrane.installing.module;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file of checksums, as `sha256sum` and its kin write it, one a line:
///
///     0123...  module.zip            SHA256 (module.zip) = 0123...            0123...
///
/// The last form names no file, and counts where the file has this line alone.
final class ChecksumFile {
    static final String PREFIX = "file:";

    private static final Pattern NAMED_LAST = Pattern.compile("([0-9a-fA-F]{32,128})\\s+[ *]?(.+)");
    private static final Pattern NAMED_FIRST =
            Pattern.compile("([A-Za-z0-9-]+)\\s*\\((.+)\\)\\s*=\\s*([0-9a-fA-F]{32,128})");
    private static final Pattern ALONE = Pattern.compile("[0-9a-fA-F]{32,128}");

    private ChecksumFile() {}

    /// @param name of the file that was downloaded, without its folder
    /// @throws IOException where no line is about it
    static Checksum find(String text, String name) throws IOException {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        for (String line : lines) {
            Optional<Checksum> found = named(line, name);
            if (found.isPresent()) {
                return found.get();
            }
        }
        if (lines.size() == 1 && ALONE.matcher(lines.getFirst()).matches()) {
            return Checksum.parse(lines.getFirst());
        }
        throw new IOException("the file of checksums has no line about %s".formatted(name));
    }

    private static Optional<Checksum> named(String line, String name) throws IOException {
        Matcher first = NAMED_FIRST.matcher(line);
        if (first.matches()) {
            return isOf(first.group(2), name)
                    ? Optional.of(Checksum.parse(first.group(3)))
                    : Optional.empty();
        }
        Matcher last = NAMED_LAST.matcher(line);
        return last.matches() && isOf(last.group(2), name)
                ? Optional.of(Checksum.parse(last.group(1)))
                : Optional.empty();
    }

    private static boolean isOf(String path, String name) {
        return path.substring(path.lastIndexOf('/') + 1).equals(name);
    }
}
