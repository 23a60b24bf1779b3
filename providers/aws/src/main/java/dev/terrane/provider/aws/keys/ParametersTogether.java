package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.TagsOfMany;
import dev.terrane.provider.aws.support.Together;

import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What Systems Manager tells of several parameters at once: ten values a request, and what else there
/// is to know of fifty, of which it answers only a few requests a second. What is not among them is
/// asked for alone.
record ParametersTogether(
        Map<String, Parameter> values, Map<String, ParameterMetadata> all, TagsOfMany tags) {
    private static final int VALUES_AT_ONCE = 10;
    private static final int DETAILS_AT_ONCE = 50;

    ParametersTogether {
        values = Map.copyOf(values);
        all = Map.copyOf(all);
    }

    static ParametersTogether of(List<Draft> objects, AwsSession aws) {
        List<String> names = objects.stream().map(Draft::id).toList();
        List<String> arns =
                objects.stream().flatMap(object -> object.text("arn").stream()).toList();
        Map<String, Parameter> values = new HashMap<>();
        Map<String, ParameterMetadata> details = new HashMap<>();
        if (names.size() > 1) {
            for (List<String> some : Together.parts(names, VALUES_AT_ONCE)) {
                aws.ssm()
                        .getParameters(r -> r.names(some).withDecryption(true))
                        .parameters()
                        .forEach(found -> values.put(found.name(), found));
            }
            for (List<String> some : Together.parts(names, DETAILS_AT_ONCE)) {
                describe(some, aws).forEach(found -> details.put(found.name(), found));
            }
        }
        return new ParametersTogether(values, details, TagsOfMany.of(arns, "ssm", aws));
    }

    static Stream<ParameterMetadata> describe(List<String> names, AwsSession aws) {
        ParameterStringFilter these =
                ParameterStringFilter.builder().key("Name").option("Equals").values(names).build();
        return aws
                .ssm()
                .describeParametersPaginator(
                        r -> r.parameterFilters(these).maxResults(DETAILS_AT_ONCE))
                .stream()
                .flatMap(page -> page.parameters().stream());
    }

    Optional<Parameter> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    Optional<ParameterMetadata> details(String name) {
        return Optional.ofNullable(all.get(name));
    }
}
