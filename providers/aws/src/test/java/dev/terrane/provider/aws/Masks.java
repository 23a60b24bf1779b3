package dev.terrane.provider.aws;

import java.util.LinkedHashMap;
import java.util.Map;

/// What differs from run to run is replaced by what it is.
final class Masks {
    private static final Map<String, String> PATTERNS = new LinkedHashMap<>();

    static {
        PATTERNS.put("http://127\\.0\\.0\\.1:\\d+", "<emulator>");
        PATTERNS.put("20\\d{16}[0-9a-f]{8}", "<stamp>");
        PATTERNS.put("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "<time>");
        PATTERNS.put("\\b([a-z]+)-[0-9a-f]{17}", "$1-<id>");
        PATTERNS.put("\\bvpc-cidr-assoc-[0-9a-f]+", "vpc-cidr-assoc-<id>");
        PATTERNS.put("\\b127\\.\\d+\\.\\d+\\.\\d+", "<ip>");
        PATTERNS.put("\\bec2-127-\\d+-\\d+-\\d+", "ec2-<ip>");
        PATTERNS.put("(\"private_ip\":)\"\\d+\\.\\d+\\.\\d+\\.\\d+\"", "$1\"<ip>\"");
        PATTERNS.put("\\bip-\\d+-\\d+-\\d+-\\d+", "ip-<ip>");
        PATTERNS.put("\\bAROA[A-Z0-9]+", "<role>");
        PATTERNS.put("\\b2400:6500:[0-9a-f:]+/56", "<ipv6>");
    }

    private Masks() {}

    static String masked(String text) {
        String masked = text;
        for (var pattern : PATTERNS.entrySet()) {
            masked = masked.replaceAll(pattern.getKey(), pattern.getValue());
        }
        return masked;
    }
}
