package dev.terrane.backends.encryption;

import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;

/// `key_provider "pbkdf2"`: keys from a passphrase.
///
/// Deriving one takes about half a second, so a command that has read something goes on with its salt
/// where all else is what is asked for. Bouncy Castle's derivation, because the JDK's takes more than
/// twice as long.
final class Pbkdf2Keys implements KeySource {
    private final String notesName;
    private final Passphrase passphrase;
    private final Settings settings;
    private final SecureRandom random;
    private @Nullable Derived last;

    /// The passphrase, or where it comes from.
    sealed interface Passphrase {
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Given(byte[] text) implements Passphrase {
            /// Shows nothing of it.
            @Override
            public String toString() {
                return "Given";
            }
        }

        /// `chain`: the key of another provider.
        record Chained(KeySource keys) implements Passphrase {}
    }

    enum Hash {
        SHA256("sha256"),
        SHA512("sha512");

        private final String word;

        Hash(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        private Digest digest() {
            return switch (this) {
                case SHA256 -> new SHA256Digest();
                case SHA512 -> new SHA512Digest();
            };
        }
    }

    /// What new keys are derived with.
    record Settings(int keyBytes, int iterations, int saltBytes, Hash hash) {
        static final int LEAST_PASSPHRASE = 16;
        static final int LEAST_ITERATIONS = 200_000;
        static final Settings USUAL = new Settings(32, 600_000, 32, Hash.SHA512);

        private boolean fits(Pbkdf2Notes notes) {
            return notes.keyBytes() == keyBytes
                    && notes.iterations() == iterations
                    && notes.salt().length == saltBytes
                    && notes.hash() == hash;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Derived(Pbkdf2Notes notes, byte[] key) {}

    /// @param notesName under which its notes are kept
    Pbkdf2Keys(String notesName, Passphrase passphrase, Settings settings, SecureRandom random) {
        this.notesName = notesName;
        this.passphrase = passphrase;
        this.settings = settings;
        this.random = random;
    }

    @Override
    public synchronized byte[] keyOf(KeyNotes notes) throws KeyException {
        Pbkdf2Notes own = Pbkdf2Notes.of(notes, notesName);
        byte[] key =
                derive(
                        switch (passphrase) {
                            case Passphrase.Given given -> given.text();
                            case Passphrase.Chained chained -> chained.keys().keyOf(notes);
                        },
                        own);
        last = new Derived(own, key);
        return key.clone();
    }

    @Override
    public synchronized byte[] newKey(KeyNotes notes) throws KeyException {
        Derived had = last;
        boolean goesOn =
                had != null && settings.fits(had.notes()) && passphrase instanceof Passphrase.Given;
        if (had == null || !goesOn) {
            byte[] salt = new byte[settings.saltBytes()];
            random.nextBytes(salt);
            Pbkdf2Notes own =
                    new Pbkdf2Notes(
                            salt, settings.iterations(), settings.hash(), settings.keyBytes());
            had = new Derived(own, derive(newPassphrase(notes), own));
        }
        notes.add(notesName, had.notes().json());
        return had.key().clone();
    }

    private byte[] newPassphrase(KeyNotes notes) throws KeyException {
        return switch (passphrase) {
            case Passphrase.Given given -> given.text();
            case Passphrase.Chained chained -> chained.keys().newKey(notes);
        };
    }

    private static byte[] derive(byte[] passphrase, Pbkdf2Notes notes) {
        var generator = new PKCS5S2ParametersGenerator(notes.hash().digest());
        generator.init(passphrase, notes.salt(), notes.iterations());
        return ((KeyParameter) generator.generateDerivedParameters(notes.keyBytes() * 8)).getKey();
    }
}
