package dev.terrane.provider.aws.session;

import java.util.List;
import java.util.regex.Pattern;

/// A separate AWS, with its own regions, names and domain.
///
/// @param id as in ARNs
/// @param dnsSuffix of the endpoints of its services
public record Partition(String id, String dnsSuffix, Pattern regions) {
    private static final List<Partition> ALL =
            List.of(
                    of("aws-cn", "amazonaws.com.cn", "cn"),
                    of("aws-us-gov", "amazonaws.com", "us-gov"),
                    of("aws-iso", "c2s.ic.gov", "us-iso"),
                    of("aws-iso-b", "sc2s.sgov.gov", "us-isob"),
                    of("aws-iso-e", "cloud.adc-e.uk", "eu-isoe"),
                    of("aws-iso-f", "csp.hci.ic.gov", "us-isof"),
                    of("aws", "amazonaws.com", "us|eu|ap|sa|ca|me|af|il|mx"));

    private static Partition of(String id, String dnsSuffix, String prefixes) {
        return new Partition(id, dnsSuffix, Pattern.compile("(" + prefixes + ")-[a-z]+-\\d+"));
    }

    static boolean hasRegion(String region) {
        return ALL.stream().anyMatch(partition -> partition.regions.matcher(region).matches());
    }

    public static Partition ofRegion(String region) {
        return ALL.stream()
                .filter(partition -> partition.regions.matcher(region).matches())
                .findFirst()
                .orElse(ALL.getLast());
    }
}
