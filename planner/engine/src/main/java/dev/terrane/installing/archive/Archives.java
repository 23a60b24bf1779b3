package dev.terrane.installing.archive;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// Unpacks archives.
public final class Archives {
    private static final int EXECUTABLE = 0111;

    private Archives() {}

    /// @param target is made where it is not there
    /// @throws IOException where the archive is broken, or would write outside of the target
    public static void unpack(Path archive, ArchiveType type, Path target) throws IOException {
        Files.createDirectories(target);
        switch (type) {
            case ZIP -> unzip(archive, target);
            case TAR_GZIP -> {
                try (InputStream in = new GZIPInputStream(open(archive))) {
                    untar(in, target);
                }
            }
            case TAR_BZIP2 -> {
                try (InputStream in = new BZip2CompressorInputStream(open(archive), true)) {
                    untar(in, target);
                }
            }
            case TAR_XZ -> {
                try (InputStream in = new XZInputStream(open(archive))) {
                    untar(in, target);
                }
            }
        }
    }

    private static InputStream open(Path archive) throws IOException {
        return new BufferedInputStream(Files.newInputStream(archive));
    }

    /// The list at the end of the file says which files may be executed; the stream does not.
    private static void unzip(Path archive, Path target) throws IOException {
        try (var zip =
                org.apache.commons.compress.archivers.zip.ZipFile.builder()
                        .setPath(archive)
                        .get()) {
            var entries = zip.getEntries();
            Map<Path, String> links = new HashMap<>();
            while (entries.hasMoreElements()) {
                var entry = entries.nextElement();
                Path file = inside(target, entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isUnixSymlink()) {
                    links.put(file, zip.getUnixSymlink(entry));
                } else {
                    try (InputStream in = zip.getInputStream(entry)) {
                        write(in, file, (entry.getUnixMode() & EXECUTABLE) != 0);
                    }
                }
            }
            link(links, target);
        }
    }

    private static void untar(InputStream in, Path target) throws IOException {
        Map<Path, String> links = new HashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                Path file = inside(target, entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    links.put(file, entry.getLinkName());
                } else if (entry.isFile() && !entry.isLink()) {
                    write(tar, file, (entry.getMode() & EXECUTABLE) != 0);
                }
            }
        }
        link(links, target);
    }

    private static void write(InputStream in, Path file, boolean executable) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        if (executable && Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Set<PosixFilePermission> permissions =
                    EnumSet.copyOf(Files.getPosixFilePermissions(file));
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(file, permissions);
        }
    }

    /// Links are made last, so that no file is written through one.
    private static void link(Map<Path, String> links, Path target) throws IOException {
        Path root = target.toAbsolutePath().normalize();
        for (Map.Entry<Path, String> link : links.entrySet()) {
            Path from = link.getKey().toAbsolutePath().normalize();
            Path to = from.resolveSibling(link.getValue()).normalize();
            if (!to.startsWith(root)) {
                throw new IOException(
                        "the archive holds a link to %s, outside of it".formatted(link.getValue()));
            }
            Path folder = from.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.createSymbolicLink(from, Path.of(link.getValue()));
        }
    }

    private static Path inside(Path target, String name) throws IOException {
        Path root = target.toAbsolutePath().normalize();
        Path file = root.resolve(name.replace('\\', '/')).normalize();
        if (!file.startsWith(root)) {
            throw new IOException("the archive holds %s, outside of it".formatted(name));
        }
        return file;
    }
}
