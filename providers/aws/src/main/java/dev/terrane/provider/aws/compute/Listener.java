package dev.terrane.provider.aws.compute;

import static dev.terrane.provider.aws.support.Calls.failing;

import dev.terrane.provider.aws.network.Ec2;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.MutualAuthenticationAttributes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `aws_lb_listener`: a port of a load balancer.
///
/// Replaced when `load_balancer_arn` changes. The arguments that begin with `routing_http_`, and
/// `tcp_idle_timeout_seconds`, are attributes of their own at AWS; what is not set is as AWS has it.
final class Listener implements ResourceType {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Shape SHAPE =
            Shape.of()
                    .without(
                            "alpn_policy",
                            "default_action",
                            "mutual_authentication",
                            "certificate_arn");
    private static final Shape TRUST =
            Shape.of().named("AdvertiseTrustStoreCaNames", "advertise_trust_store_ca_names");

    @Override
    public LegacyRules rules() {
        return LbActions.rules(LegacyRules.of(), "default_action")
                .replacedBy("load_balancer_arn")
                .fillsInBlocks("mutual_authentication")
                .timeout("create", LONGEST)
                .timeout("update", LONGEST);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .between("port", 1, 65_535)
                .arn("certificate_arn")
                .between("tcp_idle_timeout_seconds", 60, 6000)
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        CreateListenerRequest request =
                SHAPE.fill(CreateListenerRequest.builder(), object)
                        .alpnPolicy(alpn(object))
                        .certificates(certificates(object))
                        .defaultActions(LbActions.of(object.blocks("default_action")))
                        .mutualAuthentication(mutual(object))
                        .tags(Elb.newTags(object, aws))
                        .build();
        object.id(
                Calls.retry(
                                aws,
                                "the certificate to be known",
                                object.timeout("create", LONGEST),
                                failing("CertificateNotFound"),
                                () -> aws.elbv2().createListener(request))
                        .listeners()
                        .getFirst()
                        .listenerArn());
        sendAttributes(object, aws);
    }

    private static List<String> alpn(Draft object) {
        return object.text("alpn_policy").map(List::of).orElse(List.of());
    }

    private static List<Certificate> certificates(Draft object) {
        return object.text("certificate_arn")
                .map(arn -> List.of(Certificate.builder().certificateArn(arn).build()))
                .orElse(List.of());
    }

    private static @Nullable MutualAuthenticationAttributes mutual(Draft object) {
        return TRUST.part(MutualAuthenticationAttributes::builder, object, "mutual_authentication")
                .map(MutualAuthenticationAttributes.Builder::build)
                .orElse(null);
    }

    /// `routing_http_response_server_enabled` is `routing.http.response.server.enabled`.
    private static String key(String argument) {
        return argument.equals("tcp_idle_timeout_seconds")
                ? "tcp.idle_timeout.seconds"
                : argument.replaceFirst("^routing_http_(request|response)_", "routing.http.$1.")
                        .replaceFirst("_(header_name|header_value|enabled)$", ".$1");
    }

    private static List<String> attributes(Draft object) {
        return object.now().object().asMap().keySet().stream()
                .filter(name ->
                        name.startsWith("routing_http_") || name.equals("tcp_idle_timeout_seconds"))
                .toList();
    }

    private static void sendAttributes(Draft object, AwsSession aws) {
        List<ListenerAttribute> wanted = new ArrayList<>();
        for (String name : attributes(object)) {
            Value value = object.value(name);
            if (value.isKnown() && !value.isNull() && object.changed(name)) {
                wanted.add(
                        ListenerAttribute.builder()
                                .key(key(name))
                                .value(LbAttribute.text(value))
                                .build());
            }
        }
        if (!wanted.isEmpty()) {
            aws.elbv2()
                    .modifyListenerAttributes(r -> r.listenerArn(object.id()).attributes(wanted));
        }
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        var found =
                Ec2.byId(
                        Elb.inParts(
                                Ec2.ids(objects),
                                some ->
                                        Ec2.halving(
                                                some,
                                                few ->
                                                        aws.elbv2()
                                                                .describeListeners(
                                                                        r -> r.listenerArns(few))
                                                                .listeners(),
                                                "ListenerNotFound")),
                        software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener
                                ::listenerArn);
        var tags = Elb.tags(found.keySet(), aws);
        for (Draft object : objects) {
            var listener = found.get(object.id());
            if (listener == null) {
                object.gone();
            } else {
                set(object, listener, aws);
                Elb.setTags(object, tags, aws);
            }
        }
    }

    private static void set(
            Draft object,
            software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener listener,
            AwsSession aws) {
        SHAPE.show(object, listener);
        object.set("arn", listener.listenerArn());
        if (listener.alpnPolicy().size() == 1) {
            object.set("alpn_policy", listener.alpnPolicy().getFirst());
        }
        if (listener.certificates().size() == 1) {
            object.set("certificate_arn", listener.certificates().getFirst().certificateArn());
        }
        LbActions.show(object, "default_action", listener.defaultActions());
        if (listener.mutualAuthentication() == null) {
            TRUST.showNone(object, "mutual_authentication");
        } else {
            TRUST.show(object, "mutual_authentication", listener.mutualAuthentication());
        }
        Map<String, String> found = new TreeMap<>();
        aws.elbv2()
                .describeListenerAttributes(r -> r.listenerArn(object.id()))
                .attributes()
                .forEach(attribute -> found.put(attribute.key(), attribute.value()));
        for (String name : attributes(object)) {
            String text = found.get(key(name));
            if (text != null && !text.isEmpty()) {
                object.set(name, LbAttribute.value(text, object.value(name).type()));
            }
        }
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed(
                "alpn_policy",
                "certificate_arn",
                "default_action",
                "mutual_authentication",
                "port",
                "protocol",
                "ssl_policy")) {
            ModifyListenerRequest request =
                    SHAPE.fill(ModifyListenerRequest.builder(), object)
                            .listenerArn(object.id())
                            .alpnPolicy(alpn(object))
                            .certificates(certificates(object))
                            .defaultActions(LbActions.of(object.blocks("default_action")))
                            .mutualAuthentication(mutual(object))
                            .build();
            aws.elbv2().modifyListener(request);
        }
        sendAttributes(object, aws);
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Elb.changeTags(object, set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () -> aws.elbv2().deleteListener(r -> r.listenerArn(object.id())),
                "ListenerNotFound");
    }
}
