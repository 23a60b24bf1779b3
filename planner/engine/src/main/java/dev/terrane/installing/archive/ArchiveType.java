package dev.terrane.installing.archive;

import java.util.Optional;

/// The kinds of archives, by the ends of their names.
public enum ArchiveType {
    ZIP("zip"),
    TAR_GZIP("tar.gz", "tgz"),
    TAR_BZIP2("tar.bz2", "tbz2"),
    TAR_XZ("tar.xz", "txz");

    private final String extension;
    private final String shortExtension;

    ArchiveType(String extension) {
        this(extension, extension);
    }

    ArchiveType(String extension, String shortExtension) {
        this.extension = extension;
        this.shortExtension = shortExtension;
    }

    /// @param name of a file, or the path of a URL
    public static Optional<ArchiveType> ofName(String name) {
        for (ArchiveType type : values()) {
            if (name.endsWith("." + type.extension) || name.endsWith("." + type.shortExtension)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /// @param extension `tar.gz`, as `?archive=` names it
    public static Optional<ArchiveType> ofExtension(String extension) {
        return ofName("." + extension);
    }
}
