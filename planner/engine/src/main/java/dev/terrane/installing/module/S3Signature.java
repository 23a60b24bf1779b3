package dev.terrane.installing.module;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs the request for an object of S3 (Signature Version 4), with the keys of the URL or of the
/// environment. Without keys, the request is not signed: everybody may read some objects.
final class S3Signature {
    static final Set<String> ARGUMENTS =
            Set.of("aws_access_key_id", "aws_access_key_secret", "aws_access_token", "region");

    private static final Pattern REGION =
            Pattern.compile("s3[.-]([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private S3Signature() {}

    static Map<String, String> headers(
            URI uri, Query query, Map<String, String> environment, Instant now) throws IOException {
        Optional<String> id = value(query, "aws_access_key_id", environment, "AWS_ACCESS_KEY_ID");
        Optional<String> secret =
                value(query, "aws_access_key_secret", environment, "AWS_SECRET_ACCESS_KEY");
        if (id.isEmpty() || secret.isEmpty()) {
            return Map.of();
        }
        String time = TIME.format(now);
        SortedMap<String, String> signed = new TreeMap<>();
        signed.put("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
        signed.put("x-amz-date", time);
        value(query, "aws_access_token", environment, "AWS_SESSION_TOKEN")
                .ifPresent(token -> signed.put("x-amz-security-token", token));
        String scope =
                time.substring(0, 8) + "/" + region(uri, query, environment) + "/s3/aws4_request";
        String names = "host;" + String.join(";", signed.keySet());
        String signature = signature(secret.get(), scope, time, request(uri, signed, names));
        SortedMap<String, String> headers = new TreeMap<>(signed);
        headers.put(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                        .formatted(id.get(), scope, names, signature));
        return headers;
    }

    private static Optional<String> value(
            Query query, String argument, Map<String, String> environment, String variable) {
        return query.argument(argument)
                .or(() -> Optional.ofNullable(environment.get(variable)))
                .filter(text -> !text.isEmpty());
    }

    private static String region(URI uri, Query query, Map<String, String> environment) {
        Matcher host = REGION.matcher(String.valueOf(uri.getHost()));
        return query.argument("region")
                .or(() -> host.matches() ? Optional.of(host.group(1)) : Optional.empty())
                .or(() -> Optional.ofNullable(environment.get("AWS_REGION")))
                .filter(text -> !text.isEmpty())
                .orElse("us-east-1");
    }

    private static String request(URI uri, SortedMap<String, String> signed, String names) {
        StringBuilder text = new StringBuilder("GET\n");
        text.append(uri.getRawPath()).append('\n');
        text.append(uri.getRawQuery() == null ? "" : uri.getRawQuery()).append('\n');
        text.append("host:").append(uri.getRawAuthority()).append('\n');
        signed.forEach((name, value) -> text.append(name).append(':').append(value).append('\n'));
        return text.append('\n').append(names).append("\nUNSIGNED-PAYLOAD").toString();
    }

    private static String signature(String secret, String scope, String time, String request)
            throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            String digest = HexFormat.of().formatHex(sha256.digest(utf8(request)));
            byte[] key = utf8("AWS4" + secret);
            for (String part : scope.split("/")) {
                key = hmac(key, part);
            }
            return HexFormat.of()
                    .formatHex(
                            hmac(
                                    key,
                                    "AWS4-HMAC-SHA256\n%s\n%s\n%s".formatted(time, scope, digest)));
        } catch (GeneralSecurityException e) {
            throw new IOException("the request can not be signed", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(utf8(text));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
