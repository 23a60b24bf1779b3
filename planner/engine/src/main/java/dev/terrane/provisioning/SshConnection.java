package dev.terrane.provisioning;

import dev.terrane.value.Value;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A `connection` block of the type `ssh`.
///
/// @param timeout for which connecting is tried again
/// @param scriptPath where scripts are copied to, `%RAND%` standing for a number
/// @param agent whether keys of the user's agent are offered
/// @param bastion a machine in between
record SshConnection(
        Hop target,
        Optional<Hop> bastion,
        Duration timeout,
        String scriptPath,
        boolean windows,
        boolean agent,
        Optional<String> agentIdentity) {
    private static final Pattern DURATION_PART = Pattern.compile("(\\d+)(ms|s|m|h)");

    /// One machine, and who is known there.
    ///
    /// @param hostKey that the machine must have, as a line of `known_hosts` or its key alone
    record Hop(
            String host,
            int port,
            String user,
            Optional<String> password,
            Optional<String> privateKey,
            Optional<String> certificate,
            Optional<String> hostKey) {}

    static SshConnection of(Value block) throws ProvisionException {
        Arguments arguments = new Arguments(block);
        if (arguments.filledText("proxy_host").isPresent()) {
            throw new ProvisionException(
                    "Connections through a proxy (\"proxy_host\") are not supported yet. Go by a"
                            + " bastion host, or connect directly.");
        }
        Hop target = target(arguments);
        boolean windows = isWindows(arguments);
        return new SshConnection(
                target,
                bastion(arguments, target),
                timeout(arguments),
                arguments
                        .filledText("script_path")
                        .orElse(
                                windows
                                        ? "C:/windows/temp/terrane_%RAND%.cmd"
                                        : "/tmp/terrane_%RAND%.sh"),
                windows,
                arguments.truth("agent").orElse(true),
                arguments.filledText("agent_identity"));
    }

    private static Hop target(Arguments arguments) throws ProvisionException {
        return new Hop(
                arguments.filledText("host").orElseThrow(SshConnection::noHost),
                arguments.number("port").filter(port -> port > 0).orElse(22),
                arguments.filledText("user").orElse("root"),
                arguments.filledText("password"),
                arguments.filledText("private_key"),
                arguments.filledText("certificate"),
                arguments.filledText("host_key"));
    }

    private static ProvisionException noHost() {
        return new ProvisionException("The \"host\" of the connection is empty.");
    }

    /// What is not said of the bastion is as for the machine behind it.
    private static Optional<Hop> bastion(Arguments arguments, Hop target) {
        return arguments
                .filledText("bastion_host")
                .map(host ->
                        new Hop(
                                host,
                                arguments
                                        .number("bastion_port")
                                        .filter(port -> port > 0)
                                        .orElse(target.port()),
                                arguments.filledText("bastion_user").orElse(target.user()),
                                arguments.filledText("bastion_password").or(target::password),
                                arguments.filledText("bastion_private_key").or(target::privateKey),
                                arguments.filledText("bastion_certificate"),
                                arguments.filledText("bastion_host_key")));
    }

    private static boolean isWindows(Arguments arguments) throws ProvisionException {
        String platform = arguments.filledText("target_platform").orElse("unix");
        return switch (platform) {
            case "unix" -> false;
            case "windows" -> true;
            default ->
                    throw new ProvisionException(
                            "\"target_platform\" is \"unix\" or \"windows\", and here it is something else.",
                            "It is \"%s\".".formatted(platform));
        };
    }

    private static Duration timeout(Arguments arguments) throws ProvisionException {
        String text = arguments.filledText("timeout").orElse("5m");
        Matcher parts = DURATION_PART.matcher(text);
        Duration sum = Duration.ZERO;
        int end = 0;
        while (parts.find() && parts.start() == end) {
            sum = sum.plus(part(Long.parseLong(parts.group(1)), parts.group(2)));
            end = parts.end();
        }
        if (end == 0 || end != text.length()) {
            throw new ProvisionException(
                    "The \"timeout\" of the connection is no duration. Write it as \"30s\" or \"5m\".",
                    "It is \"%s\".".formatted(text));
        }
        return sum;
    }

    private static Duration part(long number, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
