package dev.terrane.installing.provider;

import dev.terrane.installing.InstallationException;
import dev.terrane.installing.lock.Hashes;
import dev.terrane.installing.provider.ProviderPackage.Checks;

import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// The checksums of the packages of a version, once their OpenPGP signature was seen to be that of a
/// key of the publisher.
///
/// @param signer the id of the key
/// @param sums in hexadecimal, by the names of the files
record SignedSums(String signer, Map<String, String> sums) {
    private static final String SUMMARY = "Signature of provider is wrong";

    SignedSums {
        sums = Map.copyOf(sums);
    }

    /// @param what the provider and its version, for messages
    static SignedSums verify(Checks checks, String what) throws InstallationException {
        for (PGPSignature signature : signatures(checks, what)) {
            for (PGPPublicKey key : keys(checks, what)) {
                if (key.getKeyID() == signature.getKeyID()
                        && isGood(signature, key, checks.sums())) {
                    return new SignedSums(
                            "%016X".formatted(key.getKeyID()).toUpperCase(Locale.ROOT),
                            parse(checks.sums()));
                }
            }
        }
        throw new InstallationException(
                SUMMARY,
                "The checksums of %s are not signed by any of the keys that the registry names. Nothing was installed; somebody may have tampered with the registry or the network."
                        .formatted(what));
    }

    private static boolean isGood(PGPSignature signature, PGPPublicKey key, byte[] text)
            throws InstallationException {
        try {
            signature.init(new BcPGPContentVerifierBuilderProvider(), key);
            signature.update(text);
            return signature.verify();
        } catch (PGPException e) {
            throw unreadable("signature", e);
        }
    }

    private static List<PGPSignature> signatures(Checks checks, String what)
            throws InstallationException {
        List<PGPSignature> found = new ArrayList<>();
        try (var in = PGPUtil.getDecoderStream(new ByteArrayInputStream(checks.signature()))) {
            for (Object part : new BcPGPObjectFactory(in)) {
                if (part instanceof PGPSignatureList list) {
                    list.forEach(found::add);
                }
            }
        } catch (IOException | RuntimeException e) {
            throw unreadable("signature of " + what, e);
        }
        return found;
    }

    private static List<PGPPublicKey> keys(Checks checks, String what)
            throws InstallationException {
        List<PGPPublicKey> found = new ArrayList<>();
        for (String armour : checks.keys()) {
            byte[] bytes = armour.getBytes(StandardCharsets.UTF_8);
            try (var in = new ArmoredInputStream(new ByteArrayInputStream(bytes))) {
                var rings = new PGPPublicKeyRingCollection(in, new BcKeyFingerprintCalculator());
                for (PGPPublicKeyRing ring : rings) {
                    ring.forEach(found::add);
                }
            } catch (IOException | PGPException e) {
                throw unreadable("key for " + what, e);
            }
        }
        return found;
    }

    private static InstallationException unreadable(String what, Exception e) {
        return new InstallationException(
                SUMMARY, "The %s can not be read: %s.".formatted(what, e.getMessage()), e);
    }

    /// Lines of a checksum, two spaces and the name of a file.
    private static Map<String, String> parse(byte[] text) {
        Map<String, String> sums = new HashMap<>();
        for (String line : new String(text, StandardCharsets.UTF_8).split("\n")) {
            String[] parts = line.strip().split("\\s+\\*?", 2);
            if (parts.length == 2) {
                sums.put(parts[1], parts[0].toLowerCase(Locale.ROOT));
            }
        }
        return sums;
    }

    /// Of all platforms.
    SortedSet<String> hashes() {
        SortedSet<String> hashes = new TreeSet<>();
        sums.values().forEach(sum -> hashes.add(Hashes.ZIP + sum));
        return hashes;
    }
}
