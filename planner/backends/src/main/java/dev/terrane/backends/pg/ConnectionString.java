package dev.terrane.backends.pg;

import dev.terrane.state.StateStoreException;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// How PostgreSQL's clients are told where a database is: `postgres://user@host/name?sslmode=disable`,
/// or `host=... user=... dbname='...'`.
///
/// @param parameters by their names in the second form
record ConnectionString(SortedMap<String, String> parameters) {

    /// Of each parameter, the variable that gives it where the text does not.
    private static final Map<String, String> VARIABLES =
            Map.ofEntries(
                    Map.entry("host", "PGHOST"),
                    Map.entry("port", "PGPORT"),
                    Map.entry("user", "PGUSER"),
                    Map.entry("password", "PGPASSWORD"),
                    Map.entry("passfile", "PGPASSFILE"),
                    Map.entry("dbname", "PGDATABASE"),
                    Map.entry("sslmode", "PGSSLMODE"),
                    Map.entry("sslcert", "PGSSLCERT"),
                    Map.entry("sslkey", "PGSSLKEY"),
                    Map.entry("sslrootcert", "PGSSLROOTCERT"),
                    Map.entry("connect_timeout", "PGCONNECT_TIMEOUT"),
                    Map.entry("application_name", "PGAPPNAME"),
                    Map.entry("options", "PGOPTIONS"));

    /// Of each parameter that the driver knows, its name there.
    private static final Map<String, String> OF_DRIVER =
            Map.ofEntries(
                    Map.entry("user", "user"),
                    Map.entry("password", "password"),
                    Map.entry("passfile", "passfile"),
                    Map.entry("sslcert", "sslcert"),
                    Map.entry("sslkey", "sslkey"),
                    Map.entry("sslrootcert", "sslrootcert"),
                    Map.entry("connect_timeout", "connectTimeout"),
                    Map.entry("application_name", "ApplicationName"),
                    Map.entry("options", "options"),
                    Map.entry("target_session_attrs", "targetServerType"));

    ConnectionString {
        parameters = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    static ConnectionString parse(String text) throws StateStoreException {
        boolean isAddress = text.startsWith("postgres://") || text.startsWith("postgresql://");
        return new ConnectionString(isAddress ? ofAddress(text) : new Pairs(text).read());
    }

    private static SortedMap<String, String> ofAddress(String text) throws StateStoreException {
        SortedMap<String, String> found = new TreeMap<>();
        URI address;
        try {
            address = new URI(text);
        } catch (URISyntaxException e) {
            throw invalid("it is no address: " + e.getReason());
        }
        String authority = Optional.ofNullable(address.getRawAuthority()).orElse("");
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            String[] login = authority.substring(0, at).split(":", 2);
            found.put("user", decoded(login[0]));
            if (login.length > 1) {
                found.put("password", decoded(login[1]));
            }
        }
        hosts(authority.substring(at + 1), found);
        String path = Optional.ofNullable(address.getRawPath()).orElse("");
        if (path.length() > 1) {
            found.put("dbname", decoded(path.substring(1)));
        }
        String query = Optional.ofNullable(address.getRawQuery()).orElse("");
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                found.put(decoded(parts[0]), decoded(parts[1]));
            }
        }
        return found;
    }

    /// `a:5432,b`: names and ports apart.
    private static void hosts(String text, SortedMap<String, String> found) {
        if (text.isEmpty()) {
            return;
        }
        StringBuilder hosts = new StringBuilder();
        StringBuilder ports = new StringBuilder();
        for (String each : text.split(",")) {
            int colon = each.lastIndexOf(':');
            boolean hasPort = colon > each.lastIndexOf(']');
            hosts.append(hosts.isEmpty() ? "" : ",")
                    .append(hasPort ? each.substring(0, colon) : each);
            ports.append(ports.isEmpty() ? "" : ",")
                    .append(hasPort ? each.substring(colon + 1) : "5432");
        }
        found.put("host", decoded(hosts.toString()));
        found.put("port", ports.toString());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static StateStoreException invalid(String why) {
        return new StateStoreException(
                "Invalid backend configuration",
                "\"conn_str\" of the backend \"pg\" can not be used: %s. It is like postgres://user:password@host/database, or like host=... user=... dbname=..."
                        .formatted(why));
    }

    /// `name = value name='a value'`, where a backslash takes the next character as it is.
    private static final class Pairs {
        private final String text;
        private int at;

        Pairs(String text) {
            this.text = text;
        }

        SortedMap<String, String> read() throws StateStoreException {
            SortedMap<String, String> found = new TreeMap<>();
            skipSpace();
            while (at < text.length()) {
                String name = name();
                found.put(name, value(name));
                skipSpace();
            }
            return found;
        }

        private String name() throws StateStoreException {
            int end = text.indexOf('=', at);
            if (end < 0) {
                throw invalid(
                        "behind \"%s\" there is no \"=\""
                                .formatted(text.substring(at).split(" ")[0]));
            }
            String name = text.substring(at, end).strip();
            at = end + 1;
            skipSpace();
            return name.toLowerCase(Locale.ROOT);
        }

        private String value(String name) throws StateStoreException {
            boolean quoted = at < text.length() && text.charAt(at) == '\'';
            StringBuilder value = new StringBuilder();
            for (at += quoted ? 1 : 0; at < text.length(); at++) {
                char c = text.charAt(at);
                if (quoted ? c == '\'' : Character.isWhitespace(c)) {
                    at++;
                    return value.toString();
                }
                if (c == '\\' && at + 1 < text.length()) {
                    at++;
                }
                value.append(text.charAt(at));
            }
            if (quoted) {
                throw invalid(
                        "the quotation mark before the value of \"%s\" is not closed"
                                .formatted(name));
            }
            return value.toString();
        }

        private void skipSpace() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }

    /// The same with what the surroundings give, as PostgreSQL's clients have it.
    ConnectionString completed(Function<String, Optional<String>> variable) {
        SortedMap<String, String> all = new TreeMap<>(parameters);
        VARIABLES.forEach((name, from) ->
                variable.apply(from).ifPresent(value -> all.putIfAbsent(name, value)));
        all.putIfAbsent("host", "localhost");
        all.putIfAbsent("port", "5432");
        all.putIfAbsent("user", System.getProperty("user.name", "postgres"));
        all.putIfAbsent("dbname", all.get("user"));
        return new ConnectionString(all);
    }

    /// For the driver; hosts with their ports stand in it, and nothing secret.
    String driverAddress() throws StateStoreException {
        String[] hosts = value("host").split(",");
        String[] ports = value("port").split(",");
        StringBuilder all = new StringBuilder("jdbc:postgresql://");
        for (int i = 0; i < hosts.length; i++) {
            if (hosts[i].startsWith("/")) {
                throw invalid(
                        "\"%s\" is a socket in the file system, which is not supported; give a host"
                                .formatted(hosts[i]));
            }
            all.append(i == 0 ? "" : ",")
                    .append(hosts[i])
                    .append(':')
                    .append(ports[Math.min(i, ports.length - 1)]);
        }
        return all.append('/')
                .append(java.net.URLEncoder.encode(value("dbname"), StandardCharsets.UTF_8))
                .toString();
    }

    private String value(String name) {
        return parameters.getOrDefault(name, "");
    }

    /// A connection is encrypted unless the text says otherwise; with an authority that is named, the
    /// server must have a certificate of it.
    Properties driverProperties() {
        Properties properties = new Properties();
        OF_DRIVER.forEach((name, driver) -> {
            if (!value(name).isEmpty()) {
                properties.setProperty(driver, value(name));
            }
        });
        String mode = value("sslmode").isEmpty() ? "require" : value("sslmode");
        boolean hasAuthority = !value("sslrootcert").isEmpty();
        properties.setProperty(
                "sslmode", mode.equals("require") && hasAuthority ? "verify-ca" : mode);
        properties.putIfAbsent("ApplicationName", "terrane");
        properties.putIfAbsent("connectTimeout", "30");
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    /// As people are told, without what is secret.
    String display() {
        return "postgres://" + value("host") + ":" + value("port") + "/" + value("dbname");
    }

    /// Shows no password.
    @Override
    public String toString() {
        return display();
    }
}
