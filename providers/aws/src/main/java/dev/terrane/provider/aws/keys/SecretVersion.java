package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.SecretVersionsListEntry;

import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `aws_secretsmanager_secret_version`: the text of a secret. Its id is `ARN|VERSION`.
///
/// The text stands in `secret_string` or `secret_binary` (base64), both sensitive, or in
/// `secret_string_wo`, which is in no plan and no state. Another text is another version, so that the
/// object is replaced; only `version_stages` change in place.
public final class SecretVersion implements ResourceType {
    private static final String CURRENT = "AWSCURRENT";

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "secret_id", "secret_string", "secret_binary", "secret_string_wo_version");
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("secret_string", "secret_binary", "secret_string_wo")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        PutSecretValueRequest.Builder request =
                PutSecretValueRequest.builder()
                        .secretId(object.textOrNull("secret_id"))
                        .clientRequestToken(UniqueName.after("terraform-"));
        Optional<String> hidden = object.config().string("secret_string_wo");
        Optional<String> binary = object.text("secret_binary");
        if (binary.isPresent()) {
            request.secretBinary(decoded(binary.get()));
        } else {
            request.secretString(hidden.or(() -> object.text("secret_string")).orElse(""));
        }
        if (!object.texts("version_stages").isEmpty()) {
            request.versionStages(object.texts("version_stages"));
        }
        var made = aws.secretsmanager().putSecretValue(request.build());
        object.id(made.arn() + "|" + made.versionId());
        if (hidden.isPresent()) {
            object.set("has_secret_string_wo", true);
        }
    }

    private static SdkBytes decoded(String text) {
        try {
            return SdkBytes.fromByteArray(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw FailedCall.at(
                    "secret_binary",
                    "Invalid base64",
                    "`secret_binary` must be written in base64, as `base64encode` gives it.");
        }
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(
                objects, object -> readOne(object, aws), Secret.GONE, "InvalidRequestException");
    }

    private static void readOne(Draft object, AwsSession aws) {
        String[] id = id(object.id());
        var found = aws.secretsmanager().getSecretValue(r -> r.secretId(id[0]).versionId(id[1]));
        object.set("secret_id", object.text("secret_id").orElse(id[0]))
                .set("version_id", found.versionId())
                .set("arn", found.arn())
                .setTexts("version_stages", found.versionStages());
        if (object.isTrue("has_secret_string_wo")) {
            object.setNull("secret_string");
        } else {
            object.set("secret_string", found.secretString());
        }
        object.set(
                "secret_binary",
                found.secretBinary() == null
                        ? ""
                        : Base64.getEncoder().encodeToString(found.secretBinary().asByteArray()));
    }

    private static String[] id(String id) {
        String[] parts = id.split("\\|", -1);
        if (parts.length != 2) {
            throw FailedCall.of(
                    "Invalid id", "The id to import must be ARN|VERSION, but is \"" + id + "\".");
        }
        return parts;
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        String[] id = id(object.id());
        Set<String> before = new HashSet<>(object.prior().strings("version_stages"));
        Set<String> after = new HashSet<>(object.texts("version_stages"));
        after.stream()
                .filter(stage -> !before.contains(stage))
                .sorted()
                .forEach(stage -> {
                    String holder = holder(id[0], stage, aws);
                    aws.secretsmanager()
                            .updateSecretVersionStage(r ->
                                    r.secretId(id[0])
                                            .versionStage(stage)
                                            .moveToVersionId(id[1])
                                            .removeFromVersionId(holder));
                });
        before.stream()
                .filter(stage -> !after.contains(stage) && !stage.equals(CURRENT))
                .sorted()
                .forEach(stage -> remove(id, stage, aws));
    }

    private static @org.jspecify.annotations.Nullable String holder(
            String secret, String stage, AwsSession aws) {
        return aws.secretsmanager().listSecretVersionIdsPaginator(r -> r.secretId(secret)).stream()
                .flatMap(page -> page.versions().stream())
                .filter(version -> version.versionStages().contains(stage))
                .map(SecretVersionsListEntry::versionId)
                .findFirst()
                .orElse(null);
    }

    private static void remove(String[] id, String stage, AwsSession aws) {
        aws.secretsmanager()
                .updateSecretVersionStage(
                        r -> r.secretId(id[0]).versionStage(stage).removeFromVersionId(id[1]));
    }

    /// A version that has no stage any more is dropped by AWS; the current one goes with its secret.
    @Override
    public void delete(Draft object, AwsSession aws) {
        String[] id = id(object.id());
        object.texts("version_stages").stream()
                .filter(stage -> !stage.equals(CURRENT) && !stage.equals("AWSPREVIOUS"))
                .forEach(stage ->
                        Calls.unlessGone(
                                () -> remove(id, stage, aws),
                                Secret.GONE,
                                "InvalidRequestException"));
    }

    @Override
    public void importAs(Draft object, String id) {
        object.set("secret_id", id(id)[0]);
        object.id(id);
    }
}
