package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.rds.model.DBParameterGroup;
import software.amazon.awssdk.services.rds.model.Parameter;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `aws_db_parameter_group`.
///
/// Replaced when its name, `family` or `description` changes. Parameters are set at once by default;
/// those that are taken away get the value of the family again. AWS takes twenty at a time.
final class DbParameterGroup implements ResourceType {
    private static final int AT_ONCE = 20;
    private static final String[] GONE = {
        "DBParameterGroupNotFound", "DBParameterGroupNotFoundFault"
    };

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("description", "family", "name", "name_prefix")
                .defaultsTo("description", Value.string(DbSubnetGroup.DESCRIPTION))
                .defaultsTo("skip_destroy", Value.FALSE)
                .defaultsTo("parameter.apply_method", Value.string("immediate"));
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("name", "name_prefix")
                .matches(
                        "name",
                        "(?!.*--)[a-z][0-9a-z-]{0,253}[0-9a-z]|[a-z]",
                        "must begin with a letter, consist of at most 255 lower-case letters, digits"
                                + " and single hyphens, and not end with a hyphen")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String name = UniqueName.of(object, "name", "name_prefix", "");
        aws.rds()
                .createDBParameterGroup(r ->
                        r.dbParameterGroupName(name)
                                .dbParameterGroupFamily(object.textOrNull("family"))
                                .description(object.textOrNull("description"))
                                .tags(Rds.tags(Tags.ofNew(object, aws.tags()))));
        object.id(name);
        modify(name, List.copyOf(parameters(object.now()).values()), aws);
    }

    private static Map<String, Parameter> parameters(Attributes of) {
        Map<String, Parameter> parameters = new TreeMap<>();
        of.blocks("parameter")
                .forEach(block ->
                        parameters.put(
                                block.requiredString("name").toLowerCase(Locale.ROOT),
                                Parameter.builder()
                                        .parameterName(
                                                block.requiredString("name")
                                                        .toLowerCase(Locale.ROOT))
                                        .parameterValue(block.string("value").orElse(""))
                                        .applyMethod(
                                                block.string("apply_method")
                                                        .orElse("immediate")
                                                        .toLowerCase(Locale.ROOT))
                                        .build()));
        return parameters;
    }

    private static void modify(String name, List<Parameter> parameters, AwsSession aws) {
        for (int from = 0; from < parameters.size(); from += AT_ONCE) {
            List<Parameter> some =
                    parameters.subList(from, Math.min(from + AT_ONCE, parameters.size()));
            aws.rds().modifyDBParameterGroup(r -> r.dbParameterGroupName(name).parameters(some));
        }
    }

    private static Optional<DBParameterGroup> find(String name, AwsSession aws) {
        return Calls.find(
                        () ->
                                aws.rds()
                                        .describeDBParameterGroups(
                                                r -> r.dbParameterGroupName(name))
                                        .dbParameterGroups(),
                        GONE)
                .stream()
                .flatMap(List::stream)
                .findFirst();
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            find(object.id(), aws).ifPresentOrElse(group -> show(object, group, aws), object::gone);
        }
    }

    private static void show(Draft object, DBParameterGroup group, AwsSession aws) {
        object.set("arn", group.dbParameterGroupArn())
                .set("description", group.description())
                .set("family", group.dbParameterGroupFamily())
                .set("name", group.dbParameterGroupName())
                .set("name_prefix", UniqueName.prefixOf(group.dbParameterGroupName()));
        showParameters(object, aws);
        Rds.showTags(object, group.dbParameterGroupArn(), aws);
    }

    /// Those that users have set, and those that the configuration sets to what they are anyway. Where
    /// nothing is known of a configuration, AWS is asked for those of users alone.
    private static void showParameters(Draft object, AwsSession aws) {
        Map<String, Parameter> wanted = parameters(object.now());
        List<Map<String, Value>> found =
                aws
                        .rds()
                        .describeDBParametersPaginator(r ->
                                r.dbParameterGroupName(object.id())
                                        .source(wanted.isEmpty() ? "user" : null))
                        .parameters()
                        .stream()
                        .filter(each ->
                                each.parameterName() != null && each.parameterValue() != null)
                        .filter(each ->
                                wanted.isEmpty()
                                        || (each.source() != null
                                                && ("user".equals(each.source())
                                                        || isWanted(each, wanted))))
                        .map(each -> shown(each, wanted))
                        .toList();
        object.setObjects("parameter", found);
    }

    private static boolean isWanted(Parameter parameter, Map<String, Parameter> wanted) {
        Parameter asked = wanted.get(parameter.parameterName().toLowerCase(Locale.ROOT));
        return asked != null && asked.parameterValue().equals(parameter.parameterValue());
    }

    private static Map<String, Value> shown(Parameter parameter, Map<String, Parameter> wanted) {
        String name = parameter.parameterName().toLowerCase(Locale.ROOT);
        Parameter asked = wanted.get(name);
        String method = parameter.applyMethodAsString();
        if (method == null && asked != null) {
            method = asked.applyMethodAsString();
        }
        Map<String, Value> values = new HashMap<>();
        values.put("name", Value.string(name));
        values.put("value", Value.string(parameter.parameterValue()));
        values.put(
                "apply_method",
                Value.string(method == null ? "" : method.toLowerCase(Locale.ROOT)));
        return values;
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (!object.changed("parameter")) {
            return;
        }
        Map<String, Parameter> before = parameters(object.prior());
        Map<String, Parameter> after = parameters(object.now());
        modify(
                object.id(),
                after.entrySet().stream()
                        .filter(each -> !each.getValue().equals(before.get(each.getKey())))
                        .map(Map.Entry::getValue)
                        .toList(),
                aws);
        List<Parameter> removed =
                before.entrySet().stream()
                        .filter(each -> !after.containsKey(each.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
        for (int from = 0; from < removed.size(); from += AT_ONCE) {
            List<Parameter> some = removed.subList(from, Math.min(from + AT_ONCE, removed.size()));
            aws.rds()
                    .resetDBParameterGroup(r ->
                            r.dbParameterGroupName(object.id())
                                    .resetAllParameters(false)
                                    .parameters(some));
        }
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Rds.changeTags(object.prior().requiredString("arn"), set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        if (object.isTrue("skip_destroy")) {
            return;
        }
        Calls.unlessGone(
                () ->
                        aws.retryWhile(
                                "the databases of the parameter group to disappear",
                                Duration.ofMinutes(3),
                                () ->
                                        aws.rds()
                                                .deleteDBParameterGroup(
                                                        r -> r.dbParameterGroupName(object.id())),
                                "InvalidDBParameterGroupState"),
                GONE);
    }
}
