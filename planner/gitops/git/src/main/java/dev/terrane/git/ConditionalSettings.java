package dev.terrane.git;

import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.SystemReader;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/// Settings that count in some repositories only: `[includeIf "gitdir:~/office/"]` with the path of a file. JGit
/// leaves them out, and with them the name that somebody has at the office.
///
/// See https://git-scm.com/docs/git-config#_conditional_includes; conditions on the addresses of remotes are
/// not among them.
final class ConditionalSettings {
    private static final String SECTION = "includeIf";
    private static final String FOLDER = "gitdir:";
    private static final String FOLDER_IN_ANY_CASE = "gitdir/i:";
    private static final String BRANCH = "onbranch:";

    private final Repository repository;
    private final Map<String, String> environment;

    private ConditionalSettings(Repository repository, Map<String, String> environment) {
        this.repository = repository;
        this.environment = environment;
    }

    /// All settings of a repository: its own outweigh those of the user.
    static Config of(Repository repository, Map<String, String> environment) throws IOException {
        return new ConditionalSettings(repository, environment).all();
    }

    private Config all() throws IOException {
        try {
            Config user = SystemReader.getInstance().getUserConfig();
            Config own = repository.getConfig();
            Config included = including(user);
            if (included.equals(user)) {
                return own;
            }
            Config all = new Config(included);
            all.fromText(own.toText());
            return all;
        } catch (ConfigInvalidException e) {
            throw new IOException("Git's settings can not be read: " + e.getMessage(), e);
        }
    }

    /// One upon the other, in their order.
    private Config including(Config user) throws IOException, ConfigInvalidException {
        Config all = user;
        for (String condition : user.getSubsections(SECTION)) {
            for (String path : user.getStringList(SECTION, condition, "path")) {
                Path file = file(path);
                if (holds(condition) && Files.isReadable(file)) {
                    Config next = new Config(all);
                    next.fromText(Files.readString(file));
                    all = next;
                }
            }
        }
        return all;
    }

    private String home() {
        return environment.getOrDefault("HOME", System.getProperty("user.home", ""));
    }

    /// Beside the user's settings, where it does not say where.
    private Path file(String path) {
        if (path.startsWith("~/")) {
            return Path.of(home(), path.substring(2));
        }
        String global = environment.getOrDefault("GIT_CONFIG_GLOBAL", "");
        Path beside = global.isEmpty() ? Path.of(home()) : Path.of(global).resolveSibling("");
        return beside.resolve(path);
    }

    private boolean holds(String condition) throws IOException {
        if (condition.startsWith(FOLDER)) {
            return isIn(condition.substring(FOLDER.length()), repository.getDirectory(), false);
        }
        if (condition.startsWith(FOLDER_IN_ANY_CASE)) {
            String pattern = condition.substring(FOLDER_IN_ANY_CASE.length());
            return isIn(pattern, repository.getDirectory(), true);
        }
        return condition.startsWith(BRANCH) && isOn(condition.substring(BRANCH.length()));
    }

    private boolean isIn(String pattern, File folder, boolean anyCase) throws IOException {
        String whole = pattern.startsWith("~/") ? home() + pattern.substring(1) : pattern;
        String from = whole.startsWith("/") ? whole : "**/" + whole;
        return matches(from, folder.getAbsolutePath(), anyCase)
                || matches(from, folder.toPath().toRealPath().toString(), anyCase);
    }

    private boolean isOn(String pattern) throws IOException {
        String head = repository.getFullBranch();
        return head != null
                && head.startsWith(Constants.R_HEADS)
                && matches(pattern, head.substring(Constants.R_HEADS.length()), false);
    }

    /// A pattern that ends with a slash is one for all below.
    private static boolean matches(String pattern, String path, boolean anyCase) {
        String glob = pattern.endsWith("/") ? pattern + "**" : pattern;
        try {
            return FileSystems.getDefault()
                    .getPathMatcher("glob:" + (anyCase ? glob.toLowerCase(Locale.ROOT) : glob))
                    .matches(Path.of(anyCase ? path.toLowerCase(Locale.ROOT) : path));
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
