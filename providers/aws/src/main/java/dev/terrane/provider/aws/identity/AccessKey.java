package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// `aws_iam_access_key`. AWS tells its secret only once, so that the state keeps it, marked as
/// sensitive; an imported key has none. With a `pgp_key` the state has it only encrypted for that key.
///
/// Replaced when `user` or `pgp_key` changes; `status` (by default `Active`) is changed in place.
/// The key of `keybase:NAME` is looked up when the access key is made.
///
/// Tried against served answers: what is encrypted can be read by the owner of the key.
public final class AccessKey implements ResourceType {
    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("user", "pgp_key")
                .defaultsTo("status", Value.string("Active"));
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .oneOf("status", "Active", "Inactive")
                .add(keyProblem(config).stream().toList())
                .problems();
    }

    /// What can not be encrypted for is told before there is a secret.
    private static Optional<Problem> keyProblem(Attributes config) {
        Optional<String> key = config.string("pgp_key").filter(text -> !text.isEmpty());
        if (key.filter(Keybase::isMeant).isPresent()) {
            return key.filter(Keybase::isName).isPresent()
                    ? Optional.empty()
                    : problem(
                            "Invalid PGP key",
                            "What follows `keybase:` must be a name at Keybase: 2 to 16 letters, digits"
                                    + " and underscores.");
        }
        if (key.isPresent() && PgpKey.parse(key.get()).isEmpty()) {
            return problem(
                    "Invalid PGP key",
                    "`pgp_key` must be a public OpenPGP key for encryption, in base 64 and without"
                            + " armour, which `gpg --export NAME | base64` prints, or `keybase:NAME`.");
        }
        return Optional.empty();
    }

    private static Optional<Problem> problem(String summary, String detail) {
        return Optional.of(Problem.error(summary, detail, ValuePath.attribute("pgp_key")));
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        keyProblem(object.now())
                .ifPresent(problem -> {
                    throw new FailedCall(problem);
                });
        Optional<PgpKey> owner = object.text("pgp_key").flatMap(key -> owner(key, aws));
        var key = aws.iam().createAccessKey(r -> r.userName(object.textOrNull("user"))).accessKey();
        object.id(key.accessKeyId());
        object.set("create_date", Iam.time(key.createDate()));
        String smtp = smtpPassword(key.secretAccessKey(), aws.region());
        owner.ifPresentOrElse(
                known ->
                        object.set("key_fingerprint", known.fingerprint())
                                .set("encrypted_secret", known.encrypt(key.secretAccessKey()))
                                .set("encrypted_ses_smtp_password_v4", known.encrypt(smtp)),
                () ->
                        object.set("secret", key.secretAccessKey())
                                .set("ses_smtp_password_v4", smtp));
        if (object.text("status").filter("Inactive"::equals).isPresent()) {
            setStatus(object, aws);
        }
    }

    /// Whom the secret is encrypted for. Known before there is a secret.
    private static Optional<PgpKey> owner(String key, AwsSession aws) {
        if (!Keybase.isMeant(key)) {
            return PgpKey.parse(key);
        }
        PgpKey published =
                PgpKey.published(Keybase.PUBLIC.published(key, aws::page))
                        .orElseThrow(() ->
                                FailedCall.at(
                                        "pgp_key",
                                        "Invalid PGP key",
                                        "The key that `"
                                                + key
                                                + "` has published is not one for"
                                                + " encryption. No access key was made."));
        return Optional.of(published);
    }

    /// The password for sending mail by SMTP is the secret key, signed step by step:
    /// https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html
    private static String smtpPassword(String secretKey, String region) {
        byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of("11111111", region, "ses", "aws4_request", "SendRawEmail")) {
            key = signed(key, part);
        }
        byte[] versioned = new byte[key.length + 1];
        versioned[0] = 4;
        System.arraycopy(key, 0, versioned, 1, key.length);
        return Base64.getEncoder().encodeToString(versioned);
    }

    private static byte[] signed(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static void setStatus(Draft object, AwsSession aws) {
        aws.iam()
                .updateAccessKey(r ->
                        r.accessKeyId(object.id())
                                .userName(object.textOrNull("user"))
                                .status(object.textOrNull("status")));
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(objects, object -> readOne(object, aws), Iam.GONE);
    }

    private static void readOne(Draft object, AwsSession aws) {
        if (object.text("user").isEmpty()) {
            object.set(
                    "user",
                    aws.iam().getAccessKeyLastUsed(r -> r.accessKeyId(object.id())).userName());
        }
        aws
                .iam()
                .listAccessKeysPaginator(r -> r.userName(object.textOrNull("user")))
                .accessKeyMetadata()
                .stream()
                .filter(key -> key.accessKeyId().equals(object.id()))
                .findFirst()
                .ifPresentOrElse(key -> set(object, key), object::gone);
    }

    private static void set(Draft object, AccessKeyMetadata key) {
        object.set("create_date", Iam.time(key.createDate())).set("status", key.statusAsString());
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed("status")) {
            setStatus(object, aws);
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        aws.iam()
                                .deleteAccessKey(r ->
                                        r.accessKeyId(object.id())
                                                .userName(object.textOrNull("user"))),
                Iam.GONE);
    }
}
