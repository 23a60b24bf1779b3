package dev.terrane.provider.aws.checking;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// A block of addresses: `10.0.0.0/16` or `2001:db8::/56`.
///
/// @param bits of an address: 32 or 128
record AddressRange(BigInteger first, BigInteger last, int bits) {

    /// Nothing where the text is no such block. No name is ever looked up.
    static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0
                || !text.substring(slash + 1).matches("\\d{1,3}")
                || !text.substring(0, slash).matches("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*")) {
            return Optional.empty();
        }
        try {
            byte[] address = InetAddress.getByName(text.substring(0, slash)).getAddress();
            return of(address, Integer.parseInt(text.substring(slash + 1)));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static Optional<AddressRange> of(byte[] address, int prefix) {
        int bits = address.length * 8;
        if (prefix > bits) {
            return Optional.empty();
        }
        BigInteger size = BigInteger.ONE.shiftLeft(bits - prefix);
        BigInteger first = new BigInteger(1, address).divide(size).multiply(size);
        return Optional.of(new AddressRange(first, first.add(size).subtract(BigInteger.ONE), bits));
    }

    boolean overlaps(AddressRange other) {
        return bits == other.bits
                && first.compareTo(other.last) <= 0
                && other.first.compareTo(last) <= 0;
    }

    boolean contains(AddressRange other) {
        return bits == other.bits
                && first.compareTo(other.first) <= 0
                && other.last.compareTo(last) <= 0;
    }
}
