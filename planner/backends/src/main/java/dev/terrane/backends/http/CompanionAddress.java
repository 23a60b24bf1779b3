package dev.terrane.backends.http;

import dev.terrane.state.StateStoreException;

import java.net.URI;

/// Where what lies beside a state is kept: an address with a place for the name of each thing.
///
/// @param template holds [#NAME] once
/// @param method by which things are written
record CompanionAddress(String template, String method) {
    static final String VARIABLE = "TERRANE_HTTP_COMPANION_ADDRESS";
    private static final String NAME = "{name}";

    static CompanionAddress of(String template, String method) throws StateStoreException {
        int at = template.indexOf(NAME);
        boolean once = at >= 0 && at == template.lastIndexOf(NAME);
        if (!once || !isAddress(template)) {
            throw new StateStoreException(
                    "Invalid backend configuration",
                    "%s is \"%s\". It is an address that begins with http:// or https:// and has {name} once, where the name of what lies beside the state is put: https://states.example.com/prod{name} stands for https://states.example.com/prod.terrane-key and others."
                            .formatted(VARIABLE, template));
        }
        return new CompanionAddress(template, method);
    }

    private static boolean isAddress(String template) {
        try {
            URI uri = URI.create(template.replace(NAME, "name"));
            String scheme = String.valueOf(uri.getScheme());
            return (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    URI of(String name) {
        return URI.create(template.replace(NAME, name));
    }
}
