package dev.terrane.reconciling;

import java.nio.file.Path;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Which of the files that changed a root module is made from.
///
/// Evaluation always reads the same of the same files, so a change that matters is first met where the
/// present evaluation reads: in a file that it reads or misses, or in a folder that it lists.
public final class Touched {
    private static final Set<String> VARIABLE_FILES =
            Set.of("terraform.tfvars", "terraform.tfvars.json");

    private final Path root;
    private final Path folder;
    private final Predicate<String> wasThere;
    private final Predicate<String> isThere;

    /// @param root of the repository, absolute
    /// @param folder of the root module, absolute
    /// @param wasThere whether a path, relative to the root, was a file or a folder before
    /// @param isThere the same for now
    public Touched(Path root, Path folder, Predicate<String> wasThere, Predicate<String> isThere) {
        this.root = root;
        this.folder = folder;
        this.wasThere = wasThere;
        this.isThere = isThere;
    }

    /// @param changed relative to the root
    /// @param read what evaluation read, relative to the folder; what ends in a slash was listed
    /// @param modules the folders of all modules, relative to the root module's
    public NavigableSet<String> by(
            Collection<String> changed, Collection<String> read, Collection<String> modules) {
        Set<String> files = new TreeSet<>();
        Set<String> listed = new TreeSet<>();
        for (String path : read) {
            (path.endsWith("/") ? listed : files).add(relative(path));
        }
        Set<String> folders = new TreeSet<>();
        modules.forEach(module -> folders.add(relative(module)));
        NavigableSet<String> touching = new TreeSet<>();
        for (String path : changed) {
            if (files.contains(path)
                    || isOfModule(path, folders)
                    || isOfRoot(path)
                    || changesAList(path, listed)) {
                touching.add(path);
            }
        }
        return touching;
    }

    private String relative(String path) {
        Path absolute = folder.resolve(path).normalize();
        return absolute.startsWith(root)
                ? root.relativize(absolute).toString().replace('\\', '/')
                : absolute.toString();
    }

    private static boolean isOfModule(String path, Set<String> folders) {
        return folders.contains(parent(path))
                && (path.endsWith(".tf")
                        || path.endsWith(".tf.json")
                        || path.endsWith(".tofu")
                        || path.endsWith(".tofu.json"));
    }

    private boolean isOfRoot(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return parent(path).equals(relative("."))
                && (VARIABLE_FILES.contains(name)
                        || name.endsWith(".auto.tfvars")
                        || name.endsWith(".auto.tfvars.json")
                        || name.equals(".terraform.lock.hcl"));
    }

    /// A list of names changes where one of them comes or goes: the file, or a folder around it.
    private boolean changesAList(String path, Set<String> listed) {
        for (String at = path; !at.isEmpty(); at = parent(at)) {
            if (listed.contains(parent(at)) && wasThere.test(at) != isThere.test(at)) {
                return true;
            }
        }
        return false;
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
