package dev.terrane.provider.aws.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The paces of all provider configurations of a run: those with the same credentials and the same
/// region share one for each service, because AWS counts them together.
public final class Paces {
    private final Map<Limited, Pace> paces = new ConcurrentHashMap<>();

    /// What AWS limits together.
    private record Limited(String service, Optional<String> region, Caller caller) {}

    /// Whose account it is only a request would tell; where credentials come from stands for it.
    private record Caller(
            Optional<AwsSettings.Keys> configured,
            Optional<AwsSettings.Keys> fromEnvironment,
            Optional<AwsSettings.WebIdentity> webIdentity,
            String profile,
            List<AwsSettings.AssumedRole> roles) {
        private static Caller of(AwsSettings.CredentialSettings credentials) {
            return new Caller(
                    credentials.configured(),
                    credentials.fromEnvironment(),
                    credentials.webIdentity(),
                    credentials.profiles().selected(),
                    credentials.assumedRoles());
        }
    }

    Pace of(String service, AwsSettings settings) {
        return paces.computeIfAbsent(
                new Limited(service, settings.region(), Caller.of(settings.credentials())),
                absent -> new Pace(System::nanoTime));
    }
}
