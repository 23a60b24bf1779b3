package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `aws_iam_openid_connect_provider`: who may give out tokens that roles trust. Its id is its ARN.
///
/// Replaced when `url` changes; AWS keeps it without `https://`, which is no change. The list of
/// clients and the thumbprints are changed in place.
///
/// Tried against served answers: clients that come and go.
public final class OpenidConnectProvider implements ResourceType {
    private static final String SCHEME = "https://";

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("url")
                .sameWhen("url", (one, other) -> host(one).equals(host(other)));
    }

    private static String host(Value url) {
        return url.asString().startsWith(SCHEME)
                ? url.asString().substring(SCHEME.length())
                : url.asString();
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .matches("url", "https://[^?#]+", "must begin with https:// and have no query")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        var tags = Iam.ofNew(object, aws);
        object.id(
                aws.iam()
                        .createOpenIDConnectProvider(r -> {
                            r.url(object.textOrNull("url"))
                                    .clientIDList(object.texts("client_id_list"));
                            if (!object.texts("thumbprint_list").isEmpty()) {
                                r.thumbprintList(object.texts("thumbprint_list"));
                            }
                            if (!tags.isEmpty()) {
                                r.tags(tags);
                            }
                        })
                        .openIDConnectProviderArn());
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(objects, object -> readOne(object, aws), Iam.GONE);
    }

    private static void readOne(Draft object, AwsSession aws) {
        var found =
                aws.iam().getOpenIDConnectProvider(r -> r.openIDConnectProviderArn(object.id()));
        object.set("arn", object.id())
                .set("url", found.url())
                .setTexts("client_id_list", found.clientIDList())
                .setTexts("thumbprint_list", found.thumbprintList());
        Iam.found(object, found.tags(), aws);
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed("thumbprint_list") && !object.texts("thumbprint_list").isEmpty()) {
            aws.iam()
                    .updateOpenIDConnectProviderThumbprint(r ->
                            r.openIDConnectProviderArn(object.id())
                                    .thumbprintList(object.texts("thumbprint_list")));
        }
        Set<String> before = new HashSet<>(object.prior().strings("client_id_list"));
        Set<String> after = new HashSet<>(object.texts("client_id_list"));
        after.stream()
                .filter(client -> !before.contains(client))
                .sorted()
                .forEach(client ->
                        aws.iam()
                                .addClientIDToOpenIDConnectProvider(r ->
                                        r.openIDConnectProviderArn(object.id()).clientID(client)));
        before.stream()
                .filter(client -> !after.contains(client))
                .sorted()
                .forEach(client ->
                        aws.iam()
                                .removeClientIDFromOpenIDConnectProvider(r ->
                                        r.openIDConnectProviderArn(object.id()).clientID(client)));
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        if (!removed.isEmpty()) {
            aws.iam()
                    .untagOpenIDConnectProvider(
                            r -> r.openIDConnectProviderArn(object.id()).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.iam()
                    .tagOpenIDConnectProvider(
                            r -> r.openIDConnectProviderArn(object.id()).tags(Iam.tags(set)));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        aws.iam()
                                .deleteOpenIDConnectProvider(
                                        r -> r.openIDConnectProviderArn(object.id())),
                Iam.GONE);
    }
}
