package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.network.Ec2;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// `aws_key_pair`: a public key under a name.
///
/// Replaced when the name or the key changes; the comment behind a key does not count. AWS makes up a
/// name from `key_name_prefix`, or from nothing.
final class KeyPair implements ResourceType {

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("key_name", "key_name_prefix", "public_key")
                .storedAs("public_key", String::strip)
                .sameWhen("public_key", (was, now) -> sameKey(was.asString(), now.asString()));
    }

    private static boolean sameKey(String one, String other) {
        return key(one).equals(key(other));
    }

    /// Kind and key, without the comment.
    private static List<String> key(String text) {
        return Arrays.stream(text.strip().split("\\s+")).limit(2).toList();
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("key_name", "key_name_prefix")
                .longest("key_name", 255)
                .longest("key_name_prefix", 255 - UniqueName.SUFFIX_LENGTH)
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String name = UniqueName.of(object, "key_name", "key_name_prefix", "");
        var tags = Ec2.tags(object, aws, "key-pair");
        object.id(
                aws.ec2()
                        .importKeyPair(r ->
                                r.keyName(name)
                                        .publicKeyMaterial(
                                                SdkBytes.fromUtf8String(
                                                        object.text("public_key").orElseThrow()))
                                        .tagSpecifications(tags))
                        .keyName());
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        List<KeyPairInfo> all =
                Ec2.halving(
                        Ec2.ids(objects),
                        some ->
                                aws.ec2()
                                        .describeKeyPairs(
                                                r -> r.keyNames(some).includePublicKey(true))
                                        .keyPairs(),
                        "InvalidKeyPair.NotFound");
        Map<String, KeyPairInfo> found = Ec2.byId(all, KeyPairInfo::keyName);
        for (Draft object : objects) {
            KeyPairInfo pair = found.get(object.id());
            if (pair == null) {
                object.gone();
            } else {
                set(object, pair, aws);
            }
        }
    }

    private static void set(Draft object, KeyPairInfo pair, AwsSession aws) {
        object.set("arn", aws.arn("ec2", aws.accountId(), "key-pair/" + pair.keyName()))
                .set("fingerprint", pair.keyFingerprint())
                .set("key_name", pair.keyName())
                .set("key_name_prefix", UniqueName.prefixOf(pair.keyName()))
                .set("key_pair_id", pair.keyPairId())
                .set("key_type", pair.keyTypeAsString());
        if (pair.publicKey() != null
                && !sameKey(object.text("public_key").orElse(""), pair.publicKey())) {
            object.set("public_key", pair.publicKey());
        }
        Ec2.setTags(object, pair.tags(), aws);
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ec2.changeTags(object.text("key_pair_id").orElseThrow(), set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Ec2.unlessGone(
                () -> aws.ec2().deleteKeyPair(r -> r.keyName(object.id())),
                "InvalidKeyPair.NotFound");
    }
}
