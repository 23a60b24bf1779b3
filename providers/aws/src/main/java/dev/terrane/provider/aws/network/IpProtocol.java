package dev.terrane.provider.aws.network;

import java.util.Locale;
import java.util.Map;

/// Protocols of IP, which network ACLs know by number and people by name.
final class IpProtocol {
    private static final Map<String, String> NUMBERS =
            Map.ofEntries(
                    Map.entry("all", "-1"),
                    Map.entry("icmp", "1"),
                    Map.entry("igmp", "2"),
                    Map.entry("ipv4", "4"),
                    Map.entry("tcp", "6"),
                    Map.entry("egp", "8"),
                    Map.entry("igp", "9"),
                    Map.entry("udp", "17"),
                    Map.entry("rdp", "27"),
                    Map.entry("dccp", "33"),
                    Map.entry("ipv6", "41"),
                    Map.entry("ipv6-route", "43"),
                    Map.entry("ipv6-frag", "44"),
                    Map.entry("rsvp", "46"),
                    Map.entry("gre", "47"),
                    Map.entry("esp", "50"),
                    Map.entry("ah", "51"),
                    Map.entry("ipv6-icmp", "58"),
                    Map.entry("icmpv6", "58"),
                    Map.entry("ipv6-nonxt", "59"),
                    Map.entry("ipv6-opts", "60"),
                    Map.entry("eigrp", "88"),
                    Map.entry("ospf", "89"),
                    Map.entry("pim", "103"),
                    Map.entry("vrrp", "112"),
                    Map.entry("l2tp", "115"),
                    Map.entry("sctp", "132"),
                    Map.entry("udplite", "136"));

    private IpProtocol() {}

    /// `tcp` -> `6`; a number, or a name that is not known here, stays.
    static String number(String protocol) {
        return NUMBERS.getOrDefault(protocol.toLowerCase(Locale.ROOT), protocol);
    }

    static boolean isKnown(String protocol) {
        return number(protocol).matches("-1|\\d{1,3}");
    }
}
