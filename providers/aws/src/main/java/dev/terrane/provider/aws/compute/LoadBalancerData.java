package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.network.Search;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Shape;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `data "aws_lb"`: one load balancer, by ARN, name or tags.
final class LoadBalancerData implements DataType {

    @Override
    public void read(Draft object, AwsSession aws) {
        LoadBalancer balancer = Search.one(matching(object, aws), "load balancer");
        object.id(balancer.loadBalancerArn());
        Shape.of().showNone(object, "ipam_pools");
        dev.terrane.provider.aws.compute.LoadBalancer.set(object, balancer, aws);
        Elb.setTags(object, Elb.tags(List.of(object.id()), aws), aws);
    }

    private static List<LoadBalancer> matching(Draft object, AwsSession aws) {
        List<LoadBalancer> all = new ArrayList<>();
        aws.elbv2()
                .describeLoadBalancersPaginator(r -> {
                    object.text("arn").ifPresent(r::loadBalancerArns);
                    object.text("name").ifPresent(r::names);
                })
                .loadBalancers()
                .forEach(all::add);
        Map<String, String> wanted = object.textMap("tags");
        if (wanted.isEmpty()) {
            return all;
        }
        Map<String, List<Tag>> tags =
                Elb.tags(all.stream().map(LoadBalancer::loadBalancerArn).toList(), aws);
        return all.stream()
                .filter(lb ->
                        map(tags.getOrDefault(lb.loadBalancerArn(), List.of()))
                                .entrySet()
                                .containsAll(wanted.entrySet()))
                .toList();
    }

    private static Map<String, String> map(List<Tag> tags) {
        Map<String, String> map = new TreeMap<>();
        tags.forEach(tag -> map.put(tag.key(), tag.value()));
        return map;
    }
}
