package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.session.AwsSession;

import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the types of Route 53 have in common: names, ids, and waiting for changes.
final class Zones {
    static final String GONE = "NoSuchHostedZone";
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    private Zones() {}

    /// Of `/hostedzone/Z1` the last part.
    static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// In small letters, without the dot at the end.
    static String name(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") && lower.length() > 1
                ? lower.substring(0, lower.length() - 1)
                : lower;
    }

    /// Route 53 writes unusual characters, such as `*`, as octal numbers.
    static String decoded(String name) {
        Matcher octal = OCTAL.matcher(name);
        return name(
                octal.replaceAll(match ->
                        Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(match.group(1), 8)))));
    }

    static void awaitChange(ChangeInfo change, Duration longest, AwsSession aws) {
        String id = id(change.id());
        aws.await(
                "the change of DNS to be everywhere",
                longest,
                () ->
                        aws.route53().getChange(r -> r.id(id)).changeInfo().status()
                                        == ChangeStatus.INSYNC
                                ? Optional.of(true)
                                : Optional.empty());
    }

    /// The name servers of a private zone are only told by its records.
    static List<String> nameServers(String zone, String name, AwsSession aws) {
        return records(zone, name, RRType.NS, aws).stream().map(Zones::name).sorted().toList();
    }

    static Optional<String> primaryNameServer(String zone, String name, AwsSession aws) {
        return records(zone, name, RRType.SOA, aws).stream()
                .findFirst()
                .map(text -> name(text.split(" ", -1)[0]));
    }

    private static List<String> records(String zone, String name, RRType type, AwsSession aws) {
        return aws
                .route53()
                .listResourceRecordSets(r ->
                        r.hostedZoneId(zone)
                                .startRecordName(name)
                                .startRecordType(type)
                                .maxItems("1"))
                .resourceRecordSets()
                .stream()
                .filter(set -> set.type() == type)
                .map(ResourceRecordSet::resourceRecords)
                .flatMap(List::stream)
                .map(ResourceRecord::value)
                .toList();
    }
}
