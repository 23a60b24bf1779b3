package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Json;
import dev.terrane.value.Value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// Public keys of people by their names at Keybase, where `pgp_key` says `keybase:NAME`.
///
/// @param site where its API is
record Keybase(URI site) {
    static final Keybase PUBLIC = new Keybase(URI.create("https://keybase.io"));

    private static final String PREFIX = "keybase:";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{2,16}");

    /// Fetches what stands at an address.
    interface Web {
        byte[] get(URI address) throws IOException;
    }

    static boolean isMeant(String key) {
        return key.startsWith(PREFIX);
    }

    static boolean isName(String key) {
        return NAME.matcher(nameIn(key)).matches();
    }

    private static String nameIn(String key) {
        return key.substring(PREFIX.length());
    }

    /// The first key of a person, as it is published.
    ///
    /// @param key `keybase:NAME`
    String published(String key, Web web) {
        String name = nameIn(key);
        Value answer = answer(name, web);
        Value person =
                member(answer, "them")
                        .filter(Value.TupleValue.class::isInstance)
                        .flatMap(them -> them.asList().stream().findFirst())
                        .filter(Value.ObjectValue.class::isInstance)
                        .orElseThrow(
                                () -> failed("Keybase knows nobody of the name \"" + name + "\"."));
        return member(person, "public_keys")
                .flatMap(keys -> member(keys, "primary"))
                .flatMap(primary -> member(primary, "bundle"))
                .filter(Value.StringValue.class::isInstance)
                .map(Value::asString)
                .orElseThrow(() -> failed("\"" + name + "\" has published no PGP key at Keybase."));
    }

    private Value answer(String name, Web web) {
        URI address =
                site.resolve(
                        "/_/api/1.0/user/lookup.json?usernames=" + name + "&fields=public_keys");
        String text;
        try {
            text = new String(web.get(address), StandardCharsets.UTF_8);
        } catch (IOException | UncheckedIOException e) {
            throw failed("Keybase could not be asked at " + address + ": " + e.getMessage() + ".");
        }
        return Json.parse(text)
                .filter(answer -> member(answer, "status").isPresent())
                .orElseThrow(
                        () -> failed("What " + address + " answers is none of Keybase's answers."));
    }

    private static Optional<Value> member(Value object, String name) {
        return object instanceof Value.ObjectValue
                ? Optional.ofNullable(object.asMap().get(name))
                : Optional.empty();
    }

    private static FailedCall failed(String why) {
        return FailedCall.at(
                "pgp_key",
                "No key at Keybase",
                why
                        + " No access key was made. The key itself can be given, too, by"
                        + " `gpg --export NAME | base64`.");
    }
}
