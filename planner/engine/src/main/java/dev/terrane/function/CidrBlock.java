package dev.terrane.function;

import java.math.BigInteger;
import java.util.Optional;

/// A range of addresses with a common beginning: `10.0.0.0/8`, `fd00::/64`.
///
/// @param address the first one, as a number
/// @param bits in an address: 32 or 128
record CidrBlock(BigInteger address, int bits, int prefixLength) {

    CidrBlock {
        if (prefixLength < 0
                || prefixLength > bits
                || address.signum() < 0
                || address.bitLength() > bits) {
            throw new IllegalArgumentException("no block: " + address + "/" + prefixLength);
        }
        address = address.shiftRight(bits - prefixLength).shiftLeft(bits - prefixLength);
    }

    /// Bits behind the prefix do not count: `10.20.30.40/8` is `10.0.0.0/8`.
    static Optional<CidrBlock> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String length = text.substring(slash + 1);
        if (!length.matches("\\d{1,3}")) {
            return Optional.empty();
        }
        return IpAddress.parse(text.substring(0, slash))
                .filter(ip -> Integer.parseInt(length) <= ip.bits())
                .map(ip -> new CidrBlock(ip.number(), ip.bits(), Integer.parseInt(length)));
    }

    int hostBits() {
        return bits - prefixLength;
    }

    BigInteger lastAddress() {
        return address.add(BigInteger.ONE.shiftLeft(hostBits())).subtract(BigInteger.ONE);
    }

    boolean contains(BigInteger other) {
        return other.compareTo(address) >= 0 && other.compareTo(lastAddress()) <= 0;
    }

    /// The first block of that length that lies wholly behind the address and in no block with it;
    /// empty at the end of all addresses.
    static Optional<CidrBlock> behind(BigInteger last, int bits, int length) {
        BigInteger next = new CidrBlock(last, bits, length).lastAddress().add(BigInteger.ONE);
        return next.bitLength() > bits
                ? Optional.empty()
                : Optional.of(new CidrBlock(next, bits, length));
    }

    /// An address within the block, or wherever the bits of the number lead; empty where they are too
    /// many. The sign of a number gets lost on the way, as in Terraform.
    Optional<BigInteger> withBits(BigInteger number, int shift) {
        BigInteger combined = address.or(number.shiftLeft(shift)).abs();
        return combined.bitLength() > bits ? Optional.empty() : Optional.of(combined);
    }

    boolean isMappedIpv4() {
        return new IpAddress(address, bits).isMappedIpv4();
    }

    /// The block's text; bits behind the prefix are shown as they are.
    static String text(BigInteger address, int bits, int prefixLength) {
        var ip = new IpAddress(address, bits);
        boolean shownAsIpv4 = ip.isMappedIpv4() && prefixLength >= 96;
        return ip + "/" + (shownAsIpv4 ? prefixLength - 96 : prefixLength);
    }

    @Override
    public String toString() {
        return text(address, bits, prefixLength);
    }
}
