package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.network.Ec2;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// `aws_launch_template`.
///
/// Replaced when its name changes. Any other change makes a new version; with
/// `update_default_version` that becomes the default one.
final class LaunchTemplate implements ResourceType {

    /// What is not part of a version.
    private static final Set<String> OUTSIDE =
            Set.of(
                    "arn",
                    "default_version",
                    "id",
                    "latest_version",
                    "name",
                    "name_prefix",
                    "tags",
                    "tags_all",
                    "update_default_version");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("name", "name_prefix")
                .fillsInBlocks("metadata_options")
                .adjust(LaunchTemplate::planVersions);
    }

    private static void planVersions(PlanDraft draft) {
        if (draft.isCreate() || inside(draft.names()).stream().noneMatch(draft::changes)) {
            return;
        }
        draft.unknown("latest_version");
        if (draft.value("update_default_version").equals(Value.TRUE)) {
            draft.unknown("default_version");
        }
    }

    private static List<String> inside(Set<String> names) {
        return names.stream().filter(name -> !OUTSIDE.contains(name)).toList();
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("name", "name_prefix")
                .onlyOneOf("default_version", "update_default_version")
                .onlyOneOf("security_group_names", "vpc_security_group_ids")
                .longest("name", 128)
                .longest("name_prefix", 128 - UniqueName.SUFFIX_LENGTH)
                .longest("description", 255)
                .oneOf("instance_initiated_shutdown_behavior", "stop", "terminate")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        var tags = Ec2.tags(object, aws, "launch-template");
        object.id(
                aws.ec2()
                        .createLaunchTemplate(r ->
                                r.launchTemplateName(
                                                UniqueName.of(object, "name", "name_prefix", ""))
                                        .versionDescription(object.textOrNull("description"))
                                        .launchTemplateData(LaunchTemplateBlocks.request(object))
                                        .tagSpecifications(tags))
                        .launchTemplate()
                        .launchTemplateId());
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        var all =
                Ec2.halving(
                        Ec2.ids(objects),
                        some ->
                                aws.ec2()
                                        .describeLaunchTemplatesPaginator(
                                                r -> r.launchTemplateIds(some))
                                        .launchTemplates(),
                        "InvalidLaunchTemplateId.NotFound");
        var found =
                Ec2.byId(
                        all,
                        software.amazon.awssdk.services.ec2.model.LaunchTemplate::launchTemplateId);
        for (Draft object : objects) {
            var template = found.get(object.id());
            if (template == null) {
                object.gone();
            } else {
                set(object, template, aws);
            }
        }
    }

    private static void set(
            Draft object,
            software.amazon.awssdk.services.ec2.model.LaunchTemplate template,
            AwsSession aws) {
        String latest = String.valueOf(template.latestVersionNumber());
        LaunchTemplateVersion version =
                aws.ec2()
                        .describeLaunchTemplateVersions(
                                r -> r.launchTemplateId(object.id()).versions(latest))
                        .launchTemplateVersions()
                        .getFirst();
        object.set("arn", aws.arn("ec2", aws.accountId(), "launch-template/" + object.id()))
                .set("default_version", Value.number(template.defaultVersionNumber()))
                .set("description", version.versionDescription())
                .set("latest_version", Value.number(template.latestVersionNumber()))
                .set("name", template.launchTemplateName())
                .set("name_prefix", UniqueName.prefixOf(template.launchTemplateName()));
        LaunchTemplateBlocks.show(object, version.launchTemplateData());
        Ec2.setTags(object, template.tags(), aws);
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        String standard = String.valueOf(object.number("default_version").orElse(0));
        boolean other = object.changed("default_version");
        if (inside(object.now().object().asMap().keySet()).stream().anyMatch(object::changed)) {
            Long made =
                    aws.ec2()
                            .createLaunchTemplateVersion(r ->
                                    r.launchTemplateId(object.id())
                                            .versionDescription(object.textOrNull("description"))
                                            .launchTemplateData(
                                                    LaunchTemplateBlocks.request(object)))
                            .launchTemplateVersion()
                            .versionNumber();
            if (object.isTrue("update_default_version")) {
                setDefault(object.id(), String.valueOf(made), aws);
                return;
            }
        }
        if (object.isTrue("update_default_version")) {
            if (object.changed("update_default_version")) {
                setDefault(
                        object.id(),
                        String.valueOf(object.number("latest_version").orElse(1)),
                        aws);
            }
        } else if (other) {
            setDefault(object.id(), standard, aws);
        }
    }

    private static void setDefault(String id, String version, AwsSession aws) {
        aws.ec2().modifyLaunchTemplate(r -> r.launchTemplateId(id).defaultVersion(version));
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ec2.changeTags(object, set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Ec2.unlessGone(
                () -> aws.ec2().deleteLaunchTemplate(r -> r.launchTemplateId(object.id())),
                "InvalidLaunchTemplateId.NotFound");
    }
}
