package dev.terrane.provider.aws.session;

import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a request is about, as far as its form says it. Services are asked by method and path, by a
/// header that names the operation, or by a form that does.
///
/// @param operation such as `DescribeVpcs`, where it is named
/// @param body of a request by POST, up to 64 KiB
record SentRequest(SdkHttpRequest http, Optional<String> operation, String body) {
    private static final List<String> READING =
            List.of("Describe", "Get", "List", "BatchGet", "Head", "Validate", "Lookup");
    private static final Set<SdkHttpMethod> READING_METHODS =
            Set.of(SdkHttpMethod.GET, SdkHttpMethod.HEAD);
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
    private static final Pattern PATH = Pattern.compile("/service/\\w+/operation/(\\w+)");
    private static final int LONGEST_FORM = 64 * 1024;

    static SentRequest of(HttpExecuteRequest request) throws IOException {
        SdkHttpRequest http = request.httpRequest();
        String body = http.method() == SdkHttpMethod.POST ? body(request) : "";
        return new SentRequest(http, operation(http, body), body);
    }

    private static String body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return "";
        }
        try (InputStream text = request.contentStreamProvider().get().newStream()) {
            return new String(text.readNBytes(LONGEST_FORM), StandardCharsets.UTF_8);
        }
    }

    private static Optional<String> operation(SdkHttpRequest http, String body) {
        Optional<String> target = http.firstMatchingHeader("X-Amz-Target");
        if (target.isPresent()) {
            return target.map(text -> text.substring(text.lastIndexOf('.') + 1));
        }
        Matcher path = PATH.matcher(http.encodedPath());
        Matcher action = ACTION.matcher(body);
        if (path.find()) {
            return Optional.of(path.group(1));
        }
        return action.find() ? Optional.of(action.group(1)) : Optional.empty();
    }

    /// Whether it changes nothing, however often it is sent.
    boolean reads() {
        return READING_METHODS.contains(http.method())
                || operation
                        .filter(name -> READING.stream().anyMatch(name::startsWith))
                        .isPresent();
    }

    /// The same for requests that ask the same: all but who asks, and when.
    String question() {
        return http.method() + " " + http.getUri() + " " + operation.orElse("") + " " + body;
    }
}
