package dev.terrane.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.UserConfigFile;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where Git's settings stand, as the environment of a command says it: `HOME`, `XDG_CONFIG_HOME`,
/// `GIT_CONFIG_GLOBAL`, `GIT_CONFIG_SYSTEM` and `GIT_CONFIG_NOSYSTEM`.
///
/// JGit asks one reader for them in the whole process, and its own knows only the last of these.
final class GitSettings extends SystemReader {
    private static final SystemReader PLATFORM = SystemReader.getInstance();

    private final Map<String, String> environment;

    private GitSettings(Map<String, String> environment) {
        this.environment = environment;
    }

    /// What is opened from now on has the settings of this environment.
    static synchronized void use(Map<String, String> environment) {
        SystemReader.setInstance(new GitSettings(Map.copyOf(environment)));
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        String global = environment.get("GIT_CONFIG_GLOBAL");
        if (global != null) {
            return named(global, parent, fs);
        }
        Optional<Path> home = home();
        if (home.isEmpty()) {
            return PLATFORM.openUserConfig(parent, fs);
        }
        String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path folder = xdg.isEmpty() ? home.get().resolve(".config") : Path.of(xdg);
        return new UserConfigFile(
                parent,
                home.get().resolve(".gitconfig").toFile(),
                folder.resolve("git/config").toFile(),
                fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        String system = environment.get("GIT_CONFIG_SYSTEM");
        return system == null || environment.containsKey("GIT_CONFIG_NOSYSTEM")
                ? PLATFORM.openSystemConfig(parent, fs)
                : named(system, parent, fs);
    }

    /// An empty name stands for no file at all.
    private static FileBasedConfig named(String file, Config parent, FS fs) {
        return file.isEmpty()
                ? new None(parent, fs)
                : new FileBasedConfig(parent, new File(file), fs);
    }

    private static final class None extends FileBasedConfig {
        None(Config parent, FS fs) {
            super(parent, new File(""), fs);
        }

        @Override
        public void load() {
            // there is nothing
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }

    private Optional<Path> home() {
        return Optional.ofNullable(environment.get("HOME"))
                .filter(home -> !home.isEmpty())
                .map(Path::of);
    }

    @Override
    public String getenv(String variable) {
        String set = environment.get(variable);
        return set == null ? PLATFORM.getenv(variable) : set;
    }

    @Override
    public String getProperty(String key) {
        return key.equals("user.home") && home().isPresent()
                ? home().get().toString()
                : PLATFORM.getProperty(key);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return PLATFORM.openJGitConfig(parent, fs);
    }

    @Override
    public String getHostname() {
        return PLATFORM.getHostname();
    }

    @Override
    @SuppressWarnings("deprecation") // abstract all the same
    public long getCurrentTime() {
        return PLATFORM.getCurrentTime();
    }

    @Override
    @SuppressWarnings("deprecation") // abstract all the same
    public int getTimezone(long when) {
        return PLATFORM.getTimezone(when);
    }
}
