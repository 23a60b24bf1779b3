package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.services.kms.model.AliasListEntry;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `aws_kms_alias`: another name of a key. Its id is its name, which begins with `alias/`.
///
/// Replaced when `name` or `name_prefix` changes; it can point to another key. The ARN of a key and its
/// id mean the same. All aliases are read by one list.
public final class Alias implements ResourceType {

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("name", "name_prefix")
                .sameWhen(
                        "target_key_id",
                        (one, other) ->
                                Kms.keyId(one.asString()).equals(Kms.keyId(other.asString())));
    }

    @Override
    public List<Problem> validate(Attributes config) {
        String form = "alias/[a-zA-Z0-9/_-]+";
        String what = "must begin with alias/ and go on with letters, digits and /_-";
        return Checks.of(config)
                .onlyOneOf("name", "name_prefix")
                .matches(
                        "name",
                        "alias/(?!aws/).*",
                        "must begin with alias/, but not with alias/aws/")
                .matches("name", form, what)
                .matches("name_prefix", form + "|alias/", what)
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String name =
                object.text("name")
                        .orElseGet(() ->
                                UniqueName.after(object.text("name_prefix").orElse("alias/")));
        aws.kms()
                .createAlias(
                        r -> r.aliasName(name).targetKeyId(object.textOrNull("target_key_id")));
        object.id(name);
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Map<String, AliasListEntry> all = new TreeMap<>();
        aws.kms().listAliasesPaginator().aliases().forEach(each -> all.put(each.aliasName(), each));
        for (Draft object : objects) {
            AliasListEntry found = all.get(object.id());
            if (found == null) {
                object.gone();
            } else {
                show(object, found);
            }
        }
    }

    private static void show(Draft object, AliasListEntry found) {
        String arn = found.aliasArn();
        object.set("arn", arn)
                .set("name", found.aliasName())
                .set("name_prefix", UniqueName.prefixOf(found.aliasName()))
                .set("target_key_id", found.targetKeyId())
                .set(
                        "target_key_arn",
                        arn.substring(0, arn.lastIndexOf(":") + 1) + "key/" + found.targetKeyId());
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed("target_key_id")) {
            aws.kms()
                    .updateAlias(r ->
                            r.aliasName(object.id())
                                    .targetKeyId(object.textOrNull("target_key_id")));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(() -> aws.kms().deleteAlias(r -> r.aliasName(object.id())), Kms.GONE);
    }
}
