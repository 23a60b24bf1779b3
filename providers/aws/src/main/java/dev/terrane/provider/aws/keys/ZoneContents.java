package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/// The records of a zone, three hundred a request, as far as reading them costs no more requests than
/// asking for each one that is wanted. What is not among them has to be asked for.
record ZoneContents(Map<String, ResourceRecordSet> records) {
    private static final int ENOUGH = 3;
    static final ZoneContents UNKNOWN = new ZoneContents(Map.of());

    ZoneContents {
        records = Map.copyOf(records);
    }

    /// @param wanted how many of them
    static ZoneContents of(String zone, int wanted, AwsSession aws) {
        return wanted < ENOUGH
                ? UNKNOWN
                : Calls.find(() -> read(zone, wanted, aws), Zones.GONE).orElse(UNKNOWN);
    }

    private static ZoneContents read(String zone, int wanted, AwsSession aws) {
        Map<String, ResourceRecordSet> records = new HashMap<>();
        Iterator<ListResourceRecordSetsResponse> pages =
                aws.route53().listResourceRecordSetsPaginator(r -> r.hostedZoneId(zone)).iterator();
        for (int page = 0; page < wanted && pages.hasNext(); page++) {
            pages.next()
                    .resourceRecordSets()
                    .forEach(set ->
                            records.putIfAbsent(
                                    key(
                                            Zones.decoded(set.name()),
                                            set.typeAsString(),
                                            set.setIdentifier()),
                                    set));
        }
        return new ZoneContents(records);
    }

    private static String key(String name, String type, @Nullable String set) {
        return name + " " + type + " " + (set == null ? "" : set);
    }

    Optional<ResourceRecordSet> find(String name, String type, @Nullable String set) {
        return Optional.ofNullable(records.get(key(name, type, set)));
    }
}
