package dev.terrane.cliconfig;

import dev.terrane.address.ProviderSource;
import dev.terrane.cliconfig.CliConfig.Helper;
import dev.terrane.cliconfig.CliConfig.RuntimeWish;
import dev.terrane.cliconfig.InstallationMethod.Direct;
import dev.terrane.cliconfig.InstallationMethod.FilesystemMirror;
import dev.terrane.cliconfig.InstallationMethod.NetworkMirror;
import dev.terrane.cliconfig.InstallationMethod.Selection;
import dev.terrane.cliconfig.SettingsNode.Member;
import dev.terrane.cliconfig.SettingsNode.Members;
import dev.terrane.cliconfig.SettingsNode.Text;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts together what the files of the CLI configuration say; what comes later outweighs.
final class CliConfigDecoder {
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");

    private final Path home;
    private final Map<String, String> environment;
    private final Diagnostics diagnostics;
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> services = new LinkedHashMap<>();
    private final Map<ProviderSource, Path> devOverrides = new LinkedHashMap<>();
    private final Map<ProviderSource, RuntimeWish> runtimes = new LinkedHashMap<>();
    private Optional<Helper> helper = Optional.empty();
    private Optional<List<InstallationMethod>> installation = Optional.empty();
    private Optional<Path> pluginCache = Optional.empty();
    private boolean cacheMayBreakLockFile;
    private String file = "";

    CliConfigDecoder(Path home, Map<String, String> environment, Diagnostics diagnostics) {
        this.home = home;
        this.environment = environment;
        this.diagnostics = diagnostics;
    }

    void add(String fileName, Members settings) {
        file = fileName;
        settings.objects("credentials").forEach(this::credentials);
        settings.objects("credentials_helper").forEach(this::credentialsHelper);
        settings.objects("host").forEach(this::hosts);
        settings.text("plugin_cache_dir").ifPresent(path -> pluginCache = Optional.of(path(path)));
        settings.text("plugin_cache_may_break_dependency_lock_file")
                .ifPresent(truth -> cacheMayBreakLockFile = truth.equals("true"));
        settings.objects("provider_runtime").forEach(this::runtimes);
        List<Members> blocks = settings.objects("provider_installation").toList();
        if (blocks.size() > 1) {
            problem("Only one provider_installation block may be there.");
        }
        blocks.stream().findFirst().ifPresent(this::installation);
    }

    CliConfig finish() {
        String shared = environment.getOrDefault("TF_PLUGIN_CACHE_DIR", "");
        String mayBreak =
                environment.getOrDefault("TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE", "");
        return new CliConfig(
                tokens,
                helper,
                services,
                installation,
                devOverrides,
                shared.isEmpty() ? pluginCache : Optional.of(home.resolve(shared)),
                mayBreak.isEmpty()
                        ? cacheMayBreakLockFile
                        : !mayBreak.equals("0") && !mayBreak.equals("false"),
                runtimes);
    }

    private void credentials(Members byHost) {
        for (Member host : byHost.members()) {
            if (host.value() instanceof Members values) {
                values.text("token").ifPresent(token -> tokens.put(host(host.name()), token));
            }
        }
    }

    private void credentialsHelper(Members byName) {
        for (Member named : byName.members()) {
            if (!(named.value() instanceof Members values)) {
                continue;
            }
            if (helper.isPresent() && !helper.get().name().equals(named.name())) {
                problem("Only one credentials_helper may be there.");
            }
            helper = Optional.of(new Helper(named.name(), values.texts("args")));
        }
    }

    private void runtimes(Members bySource) {
        for (Member named : bySource.members()) {
            Optional<ProviderSource> source = ProviderSource.parse(named.name());
            if (source.isEmpty() || !(named.value() instanceof Members values)) {
                problem(
                        "provider_runtime is a block with the source of a provider as its label, and \"%s\" is none."
                                .formatted(named.name()));
            } else {
                runtimes.put(
                        source.get(),
                        new RuntimeWish(
                                Set.copyOf(values.texts("native")),
                                Set.copyOf(values.texts("plugin"))));
            }
        }
    }

    private void hosts(Members byHost) {
        for (Member host : byHost.members()) {
            if (!(host.value() instanceof Members values)) {
                continue;
            }
            Map<String, Object> known = new LinkedHashMap<>();
            values.objects("services")
                    .flatMap(object -> object.members().stream())
                    .forEach(service -> known.put(service.name(), service.value().plain()));
            services.put(host(host.name()), known);
        }
    }

    private void installation(Members block) {
        List<InstallationMethod> methods = new ArrayList<>();
        for (Member member : block.members()) {
            if (!(member.value() instanceof Members values)) {
                problem("%s in provider_installation has to be a block.".formatted(member.name()));
                continue;
            }
            switch (member.name()) {
                case "direct" -> methods.add(new Direct(selection(values)));
                case "filesystem_mirror" -> filesystemMirror(values).ifPresent(methods::add);
                case "network_mirror" -> networkMirror(values).ifPresent(methods::add);
                case "dev_overrides" -> devOverrides(values);
                default ->
                        problem(
                                "There is no way \"%s\" to install providers; there are direct, filesystem_mirror, network_mirror and dev_overrides."
                                        .formatted(member.name()));
            }
        }
        installation = Optional.of(methods);
    }

    private Optional<InstallationMethod> filesystemMirror(Members values) {
        Optional<String> path = values.text("path");
        if (path.isEmpty()) {
            problem("A filesystem_mirror needs a \"path\".");
        }
        return path.map(found -> new FilesystemMirror(path(found), selection(values)));
    }

    private Optional<InstallationMethod> networkMirror(Members values) {
        Optional<String> url = values.text("url");
        Optional<URI> parsed = url.flatMap(CliConfigDecoder::uri);
        if (parsed.isEmpty()) {
            problem(
                    "A network_mirror needs a \"url\" that begins with https:// and ends with a slash.");
        }
        return parsed.map(found -> new NetworkMirror(found, selection(values)));
    }

    private static Optional<URI> uri(String text) {
        try {
            URI uri = URI.create(text);
            return "https".equals(uri.getScheme()) && text.endsWith("/")
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void devOverrides(Members values) {
        for (Member entry : values.members()) {
            Optional<ProviderSource> source = ProviderSource.parse(entry.name());
            if (source.isEmpty() || !(entry.value() instanceof Text path)) {
                problem(
                        "An entry of dev_overrides is \"NAMESPACE/TYPE\" = \"FOLDER\", and \"%s\" is none."
                                .formatted(entry.name()));
            } else {
                devOverrides.put(source.get(), path(path.text()));
            }
        }
    }

    private Selection selection(Members values) {
        return new Selection(patterns(values, "include"), patterns(values, "exclude"));
    }

    private List<ProviderPattern> patterns(Members values, String name) {
        List<ProviderPattern> patterns = new ArrayList<>();
        for (String text : values.texts(name)) {
            Optional<ProviderPattern> pattern = ProviderPattern.parse(text);
            if (pattern.isEmpty()) {
                problem("\"%s\" in %s is no pattern of providers.".formatted(text, name));
            }
            pattern.ifPresent(patterns::add);
        }
        return patterns;
    }

    /// With variables of the environment filled in, and `~` as the home folder.
    private Path path(String text) {
        Matcher variables = VARIABLE.matcher(text);
        String filled =
                variables.replaceAll(found -> {
                    String name = found.group(1) != null ? found.group(1) : found.group(2);
                    return Matcher.quoteReplacement(environment.getOrDefault(name, ""));
                });
        return filled.startsWith("~/") ? home.resolve(filled.substring(2)) : Path.of(filled);
    }

    private static String host(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private void problem(String detail) {
        diagnostics.add(
                Diagnostic.error("Invalid CLI configuration", "%s (%s)".formatted(detail, file)));
    }
}
