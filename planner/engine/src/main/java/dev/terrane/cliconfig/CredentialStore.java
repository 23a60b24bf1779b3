package dev.terrane.cliconfig;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

import dev.terrane.cliconfig.CliConfig.Helper;
import dev.terrane.cliconfig.SettingsNode.Member;
import dev.terrane.cliconfig.SettingsNode.Members;
import dev.terrane.cliconfig.SettingsNode.Text;
import dev.terrane.cliconfig.SettingsText.SyntaxException;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The tokens that servers ask for, by host.
///
/// They are looked for in the environment (`TF_TOKEN_app_example_com`), in the CLI configuration, in
/// the file that `login` writes, and last with the helper that the configuration names.
public final class CredentialStore {
    private static final String VARIABLE = "TF_TOKEN_";

    private final Map<String, String> environment;
    private final CliConfig config;
    private final Path file;
    private final Optional<CredentialsHelper> helper;

    public CredentialStore(
            Map<String, String> environment, CliConfig config, CliConfigLoader files) {
        this.environment = Map.copyOf(environment);
        this.config = config;
        this.file = files.credentialsFile();
        this.helper = config.helper().map(found -> helper(found, files));
    }

    private CredentialsHelper helper(Helper found, CliConfigLoader files) {
        return new CredentialsHelper(found, files.dataDirectory(), environment);
    }

    /// Where the token of a host was found.
    public enum Place {
        ENVIRONMENT,
        CONFIGURATION,
        FILE,
        HELPER
    }

    /// @throws IOException where a helper fails
    public Optional<String> token(String host) throws IOException {
        Optional<Place> place = place(host);
        if (place.isEmpty()) {
            return helper.isPresent() ? helper.get().token(host) : Optional.empty();
        }
        return switch (place.get()) {
            case ENVIRONMENT -> fromEnvironment(host);
            case CONFIGURATION -> Optional.ofNullable(config.tokens().get(host));
            case FILE -> Optional.ofNullable(kept().get(host));
            case HELPER -> Optional.empty();
        };
    }

    /// Where a token of that host is known, without asking the helper.
    public Optional<Place> place(String host) throws IOException {
        if (fromEnvironment(host).isPresent()) {
            return Optional.of(Place.ENVIRONMENT);
        }
        if (config.tokens().containsKey(host)) {
            return Optional.of(Place.CONFIGURATION);
        }
        return kept().containsKey(host) ? Optional.of(Place.FILE) : Optional.empty();
    }

    /// The file, or the name of the helper, that [#store] hands tokens to.
    public String destination() {
        return helper.map(CredentialsHelper::program).orElse(file.toString());
    }

    /// Keeps a token, with the helper where there is one.
    public void store(String host, String token) throws IOException {
        if (helper.isPresent()) {
            helper.get().store(host, token);
            return;
        }
        Map<String, String> tokens = new LinkedHashMap<>(kept());
        tokens.put(host, token);
        write(tokens);
    }

    /// Forgets a token that was kept.
    public void forget(String host) throws IOException {
        Map<String, String> tokens = new LinkedHashMap<>(kept());
        if (tokens.remove(host) != null) {
            write(tokens);
        }
        if (helper.isPresent()) {
            helper.get().forget(host);
        }
    }

    /// Points in a host are underscores in the variable, hyphens are two of them; or stand as they are.
    private Optional<String> fromEnvironment(String host) {
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            if (variable.getKey().startsWith(VARIABLE)
                    && host(variable.getKey().substring(VARIABLE.length())).equals(host)
                    && !variable.getValue().isEmpty()) {
                return Optional.of(variable.getValue());
            }
        }
        return Optional.empty();
    }

    private static String host(String encoded) {
        return encoded.replace("__", "-").replace('_', '.').toLowerCase(Locale.ROOT);
    }

    private Map<String, String> kept() throws IOException {
        Map<String, String> tokens = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return tokens;
        }
        Members settings;
        try {
            settings = SettingsJson.parse(Files.readString(file));
        } catch (SyntaxException e) {
            throw new IOException(
                    "%s can not be read as credentials: %s".formatted(file, e.getMessage()), e);
        }
        settings.objects("credentials")
                .flatMap(hosts -> hosts.members().stream())
                .forEach(host -> addToken(host, tokens));
        return tokens;
    }

    private static void addToken(Member host, Map<String, String> tokens) {
        if (host.value() instanceof Members values) {
            values.all("token")
                    .filter(Text.class::isInstance)
                    .forEach(token ->
                            tokens.put(
                                    host.name().toLowerCase(Locale.ROOT), ((Text) token).text()));
        }
    }

    private void write(Map<String, String> tokens) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is no file");
        }
        Files.createDirectories(folder);
        // For the owner alone from its first byte on.
        Path fresh = Files.createTempFile(folder, ".credentials", ".tmp");
        try {
            if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(fresh, json(tokens));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static String json(Map<String, String> tokens) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory()
                        .createGenerator(text)
                        .setPrettyPrinter(new DefaultPrettyPrinter())) {
            json.writeStartObject();
            json.writeObjectFieldStart("credentials");
            for (Map.Entry<String, String> entry : tokens.entrySet()) {
                json.writeObjectFieldStart(entry.getKey());
                json.writeStringField("token", entry.getValue());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }
}
