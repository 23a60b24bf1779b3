package dev.terrane.installing.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.address.ProviderSource;
import dev.terrane.cliconfig.CliConfig;
import dev.terrane.cliconfig.CliConfigLoader;
import dev.terrane.cliconfig.CredentialStore;
import dev.terrane.config.version.VersionConstraint;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.installing.InstallationException;
import dev.terrane.installing.TlsServer;
import dev.terrane.installing.lock.DependencyLockFile;
import dev.terrane.installing.lock.PackageHashes;
import dev.terrane.installing.lock.ProviderLock;
import dev.terrane.installing.service.HttpAccess;
import dev.terrane.installing.service.ServiceDiscovery;

import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class ProviderInstallerTest {
    private static final Platform PLATFORM = Platform.current();
    private static BcPGPKeyPair signer;
    private static BcPGPKeyPair stranger;

    @TempDir Path home;

    private Path directory;
    private TlsServer server;
    private ProviderSource anvil;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeAll
    static void keys() throws PGPException {
        signer = key();
        stranger = key();
    }

    private static BcPGPKeyPair key() throws PGPException {
        RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
        generator.init(
                new RSAKeyGenerationParameters(
                        BigInteger.valueOf(65537), new SecureRandom(), 2048, 64));
        return new BcPGPKeyPair(
                PublicKeyPacket.VERSION_4,
                PublicKeyAlgorithmTags.RSA_GENERAL,
                generator.generateKeyPair(),
                Date.from(Instant.now()));
    }

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        directory = Files.createDirectory(home.resolve("root"));
        server = TlsServer.start(home);
        environment.putAll(server.environment(home));
        server.reply("/.well-known/terraform.json", "{\"providers.v1\": \"/api/\"}");
        anvil = ProviderSource.parse(server.host() + "/acme/anvil").orElseThrow();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ProviderLock install(
            String constraint, Optional<ProviderLock> locked, boolean upgrade, Path... folders)
            throws InstallationException {
        CliConfigLoader files = new CliConfigLoader(home, environment);
        CliConfig config = files.load(new Diagnostics());
        CredentialStore credentials = new CredentialStore(environment, config, files);
        ProviderInstaller installer =
                new ProviderInstaller(
                        directory,
                        ".terraform",
                        environment,
                        config,
                        new ServiceDiscovery(new HttpAccess(environment), config, credentials),
                        List.of(folders),
                        upgrade,
                        sentence -> {});
        VersionConstraint wanted = VersionConstraint.parse(constraint).orElseThrow();
        return installer.install(new ProviderRequest(anvil, wanted), locked);
    }

    private ProviderLock install(String constraint) throws InstallationException {
        return install(constraint, Optional.empty(), false);
    }

    private ProviderExecutable executable(ProviderLock lock)
            throws IOException, InstallationException {
        new DependencyLockFile(new TreeMap<>(Map.of(anvil, lock))).write(directory);
        return InstalledProviders.of(
                        directory,
                        ".terraform",
                        CliConfig.EMPTY,
                        PackageHashes.UNREMEMBERED,
                        new Diagnostics())
                .executable(anvil);
    }

    private void registry(BcPGPKeyPair signedBy) throws Exception {
        server.reply(
                "/api/acme/anvil/versions",
                """
                {"versions": [{"version": "1.0.0"}, {"version": "1.2.0"}, {"version": "2.0.0-rc1"}]}
                """);
        byte[] zip = zip("1.2.0");
        String name = zipName("1.2.0");
        String sums = sha256(zip) + "  " + name + "\n" + "ab".repeat(32) + "  other.zip\n";
        server.reply("/files/" + name, zip);
        server.reply("/files/SUMS", sums);
        server.reply("/files/SUMS.sig", signature(sums, signedBy));
        server.reply(
                "/api/acme/anvil/1.2.0/download/%s/%s"
                        .formatted(PLATFORM.os(), PLATFORM.architecture()),
                """
                {"filename": "%s", "download_url": "/files/%s", "shasum": "%s",
                 "shasums_url": "/files/SUMS", "shasums_signature_url": "/files/SUMS.sig",
                 "signing_keys": {"gpg_public_keys": [{"key_id": "x", "ascii_armor": "%s"}]}}
                """
                        .formatted(name, name, sha256(zip), armour().replace("\n", "\\n")));
    }

    private static String zipName(String version) {
        return "terraform-provider-anvil_%s_%s.zip".formatted(version, PLATFORM);
    }

    private static byte[] zip(String version) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry("terraform-provider-anvil_v" + version);
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(("binary " + version).getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] signature(String text, BcPGPKeyPair key)
            throws IOException, PGPException {
        PGPSignatureGenerator generator =
                new PGPSignatureGenerator(
                        new BcPGPContentSignerBuilder(
                                PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256),
                        key.getPublicKey());
        generator.init(PGPSignature.BINARY_DOCUMENT, key.getPrivateKey());
        generator.update(text.getBytes(StandardCharsets.UTF_8));
        return generator.generate().getEncoded();
    }

    private static String armour() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ArmoredOutputStream armoured = ArmoredOutputStream.builder().build(bytes)) {
            new PGPPublicKeyRing(List.of(signer.getPublicKey())).encode(armoured);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aSignedPackageOfARegistryIsInstalledAndLocked() throws Exception {
        registry(signer);

        ProviderLock lock = install("~> 1.0");

        assertThat(lock.version()).hasToString("1.2.0");
        assertThat(lock.constraints()).isEqualTo("~> 1.0");
        assertThat(lock.hashes())
                .hasSize(3)
                .contains("zh:" + "ab".repeat(32), "zh:" + sha256(zip("1.2.0")));
        ProviderExecutable executable = executable(lock);
        assertThat(executable.path())
                .isEqualTo(
                        directory.resolve(
                                ".terraform/providers/%s/1.2.0/%s/terraform-provider-anvil_v1.2.0"
                                        .formatted(anvil, PLATFORM)));
        int asked = server.requests().size();
        assertThat(install("~> 1.0", Optional.of(lock), false)).isEqualTo(lock);
        assertThat(server.requests()).hasSize(asked);
    }

    @Test
    void aSignatureOfAnotherKeyIsRefused() throws Exception {
        registry(stranger);

        assertThatThrownBy(() -> install("~> 1.0")).hasMessageContaining("not signed by any");
        assertThat(directory.resolve(".terraform/providers")).doesNotExist();
    }

    @Test
    void aPackageThatDoesNotAgreeWithItsChecksumIsRefused() throws Exception {
        registry(signer);
        server.reply("/files/" + zipName("1.2.0"), zip("6.6.6"));

        assertThatThrownBy(() -> install("~> 1.0")).hasMessageContaining("does not agree");
        assertThat(directory.resolve(".terraform/providers")).doesNotExist();
    }

    @Test
    void aPackageThatTheLockFileDoesNotKnowIsRefused() throws Exception {
        registry(signer);
        ProviderLock good = install("~> 1.0");
        dev.terrane.installing.archive.Folders.delete(directory.resolve(".terraform"));
        ProviderLock other =
                new ProviderLock(
                        anvil,
                        good.version(),
                        "",
                        new java.util.TreeSet<>(List.of("h1:another", "zh:another")));

        assertThatThrownBy(() -> install("~> 1.0", Optional.of(other), false))
                .hasMessageContaining("none of the hashes");
    }

    @Test
    void aLockedVersionStaysUntilTheUserUpgrades() throws Exception {
        registry(signer);
        ProviderLock old =
                new ProviderLock(
                        anvil,
                        dev.terrane.config.version.Version.parse("1.0.0").orElseThrow(),
                        "",
                        new java.util.TreeSet<>());

        assertThatThrownBy(() -> install(">= 1.1", Optional.of(old), false))
                .hasMessageContaining("init -upgrade");
        assertThat(install(">= 1.1", Optional.of(old), true).version()).hasToString("1.2.0");
    }

    @Test
    void noVersionFits() throws Exception {
        registry(signer);

        assertThatThrownBy(() -> install(">= 2.0")).hasMessageContaining("the newest in");
        assertThatThrownBy(() -> install(">= 2.0.0-rc1")).hasMessageContaining("No version of");
    }

    @Test
    void foldersOfPackagesArePackedOrUnpacked() throws Exception {
        Path mirror = home.resolve("mirror");
        Path ofProvider = Files.createDirectories(mirror.resolve(anvil.toString()));
        Files.write(ofProvider.resolve(zipName("1.0.0")), zip("1.0.0"));
        Path unpacked = Files.createDirectories(ofProvider.resolve("1.1.0/" + PLATFORM));
        Files.writeString(unpacked.resolve("terraform-provider-anvil"), "binary");

        ProviderLock packed = install("1.0.0", Optional.empty(), false, mirror);
        assertThat(Files.readString(executable(packed).path())).isEqualTo("binary 1.0.0");
        ProviderLock newest = install(">= 1.0", Optional.empty(), false, mirror);
        assertThat(newest.version()).hasToString("1.1.0");
        assertThat(executable(newest).path().toRealPath())
                .isEqualTo(unpacked.resolve("terraform-provider-anvil").toRealPath());
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aNetworkMirrorStandsInForTheRegistry() throws Exception {
        Files.writeString(
                home.resolve(".terraformrc"),
                "provider_installation {\n  network_mirror {\n    url = \"%s\"\n  }\n}\n"
                        .formatted(server.url("/mirror/")));
        server.reply("/mirror/" + anvil + "/index.json", "{\"versions\": {\"1.2.0\": {}}}");
        server.reply(
                "/mirror/" + anvil + "/1.2.0.json",
                "{\"archives\": {\"%s\": {\"url\": \"a.zip\", \"hashes\": [\"zh:%s\"]}}}"
                        .formatted(PLATFORM, sha256(zip("1.2.0"))));
        server.reply("/mirror/" + anvil + "/a.zip", zip("1.2.0"));

        assertThat(Files.readString(executable(install("~> 1.0")).path()))
                .isEqualTo("binary 1.2.0");
        assertThat(server.requests()).doesNotContain("/.well-known/terraform.json");
    }

    @Test
    void theCacheIsUsedForWhatTheLockFileKnows() throws Exception {
        registry(signer);
        environment.put("TF_PLUGIN_CACHE_DIR", home.resolve("cache").toString());
        ProviderLock lock = install("~> 1.0");
        assertThat(home.resolve("cache/" + anvil + "/1.2.0/" + PLATFORM)).isDirectory();
        dev.terrane.installing.archive.Folders.delete(directory.resolve(".terraform"));
        server.reply("/files/" + zipName("1.2.0"), 500, Map.of(), new byte[0]);

        ProviderLock again = install("~> 1.0", Optional.of(lock), false);

        assertThat(again).isEqualTo(lock);
        assertThat(Files.readString(executable(again).path())).isEqualTo("binary 1.2.0");
    }
}
