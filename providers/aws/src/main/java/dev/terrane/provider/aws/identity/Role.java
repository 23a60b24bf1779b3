package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.session.AwsProblems;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.Parts;
import dev.terrane.provider.aws.support.Policies;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Together;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.ManagedResources.ReadAlong;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.Tag;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// `aws_iam_role`.
///
/// Replaced when `name`, `name_prefix` or `path` changes. By default the path is `/` and a session
/// lasts at most 3600 seconds. Inline and managed policies are left as they are where the
/// configuration does not speak of them; where it does, others are removed. Policies that mean the
/// same are no change.
public final class Role implements ResourceType {
    /// New principals are not known everywhere at once.
    private static final Duration PROPAGATION = Duration.ofMinutes(2);

    private static final String NAME = "[\\w+=,.@-]";

    /// What hangs on a role that is read alone.
    private static final Parts POLICIES =
            Parts.of()
                    .with(Role::readAttached, "managed_policy_arns")
                    .with(Role::readInline, "inline_policy");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("name", "name_prefix", "path")
                .defaultsTo("path", Value.string("/"))
                .defaultsTo("max_session_duration", Value.number(3600))
                .defaultsTo("force_detach_policies", Value.FALSE)
                .fillsInBlocks("inline_policy")
                .storedAs("assume_role_policy", Json::normalized)
                .storedAs("inline_policy.policy", Policies::versionFirst)
                .sameWhen("assume_role_policy", Policies::same)
                .sameWhen("inline_policy", Role::sameInline);
    }

    private static boolean sameInline(Value one, Value other) {
        if (!(one instanceof Value.ObjectValue a) || !(other instanceof Value.ObjectValue b)) {
            return false;
        }
        Attributes first = Attributes.of(a);
        Attributes second = Attributes.of(b);
        return first.string("name").equals(second.string("name"))
                && first.isSet("policy")
                && second.isSet("policy")
                && Policies.same(first.value("policy"), second.value("policy"));
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("name", "name_prefix")
                .matches(
                        "name",
                        NAME + "{0,64}",
                        "must consist of at most 64 letters, digits and +=,.@_-")
                .matches(
                        "name_prefix",
                        NAME + "{0,38}",
                        "must consist of at most 38 letters, digits and +=,.@_-")
                .longest("path", 512)
                .matches("path", "/|/.*/|", "must begin and end with a slash")
                .longest("description", 1_000)
                .between("max_session_duration", 3_600, 43_200)
                .arn("permissions_boundary")
                .policy("assume_role_policy")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String name = UniqueName.of(object, "name", "name_prefix", "");
        var tags = Iam.ofNew(object, aws);
        retried(
                aws,
                () ->
                        aws.iam()
                                .createRole(r -> {
                                    r.roleName(name)
                                            .path(object.textOrNull("path"))
                                            .assumeRolePolicyDocument(
                                                    object.textOrNull("assume_role_policy"))
                                            .description(object.textOrNull("description"))
                                            .maxSessionDuration(
                                                    object.intOrNull("max_session_duration"))
                                            .permissionsBoundary(
                                                    object.textOrNull("permissions_boundary"));
                                    if (!tags.isEmpty()) {
                                        r.tags(tags);
                                    }
                                }));
        object.id(name);
        inline(object.now()).forEach((policy, document) -> put(object.id(), policy, document, aws));
        object.texts("managed_policy_arns").forEach(arn -> attach(object.id(), arn, aws));
    }

    private static void retried(AwsSession aws, Runnable action) {
        long end = System.nanoTime() + PROPAGATION.toNanos();
        aws.await(
                "the policy's principals to be known",
                PROPAGATION,
                () -> {
                    try {
                        action.run();
                        return Optional.of(true);
                    } catch (SdkException failure) {
                        boolean early =
                                AwsProblems.isCode(failure, "MalformedPolicyDocument")
                                        && String.valueOf(failure.getMessage())
                                                .contains("Invalid principal");
                        if (!early || System.nanoTime() > end) {
                            throw failure;
                        }
                        return Optional.empty();
                    }
                });
    }

    private static Map<String, String> inline(Attributes object) {
        Map<String, String> policies = new TreeMap<>();
        for (Attributes policy : object.blocks("inline_policy")) {
            policy.string("name")
                    .filter(name -> !name.isEmpty())
                    .ifPresent(name -> policies.put(name, policy.string("policy").orElse("")));
        }
        return policies;
    }

    private static void put(String role, String name, String document, AwsSession aws) {
        aws.iam().putRolePolicy(r -> r.roleName(role).policyName(name).policyDocument(document));
    }

    private static void attach(String role, String arn, AwsSession aws) {
        aws.iam().attachRolePolicy(r -> r.roleName(role).policyArn(arn));
    }

    private static void detach(String role, String arn, AwsSession aws) {
        unlessGone(() -> aws.iam().detachRolePolicy(r -> r.roleName(role).policyArn(arn)));
    }

    private static void removeInline(String role, String name, AwsSession aws) {
        unlessGone(() -> aws.iam().deleteRolePolicy(r -> r.roleName(role).policyName(name)));
    }

    private static void unlessGone(Runnable action) {
        Calls.unlessGone(action, Iam.GONE);
    }

    @Override
    public List<ReadAlong> readsAlong() {
        return List.of(
                new ReadAlong(
                        "aws_iam_role_policy_attachment",
                        "role",
                        "id",
                        Set.of("managed_policy_arns")),
                new ReadAlong("aws_iam_role_policy", "role", "id", Set.of("inline_policy")));
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        var together = RoleParts.ofMany(objects.stream().map(Draft::id).toList(), aws);
        Together.readEach(
                objects,
                object -> {
                    RoleParts known = together.get(object.id());
                    if (known == null) {
                        readAlone(object, aws);
                    } else {
                        show(object, known, aws);
                    }
                },
                Iam.GONE);
    }

    private static void readAlone(Draft object, AwsSession aws) {
        var role = aws.iam().getRole(r -> r.roleName(object.id())).role();
        showOwn(object, role, role.permissionsBoundary(), role.tags(), aws);
        POLICIES.read(object, aws);
    }

    private static void readAttached(Draft object, AwsSession aws) {
        object.setTexts("managed_policy_arns", RoleParts.attached(object.id(), aws));
    }

    private static void readInline(Draft object, AwsSession aws) {
        showInline(object, RoleParts.inline(object.id(), aws));
    }

    private static void show(Draft object, RoleParts parts, AwsSession aws) {
        showOwn(object, parts.role(), parts.boundary(), parts.tags(), aws);
        object.setTexts("managed_policy_arns", parts.attached());
        showInline(object, parts.inline());
    }

    private static void showOwn(
            Draft object,
            software.amazon.awssdk.services.iam.model.Role role,
            @Nullable AttachedPermissionsBoundary boundary,
            List<Tag> tags,
            AwsSession aws) {
        object.set("arn", role.arn())
                .set(
                        "assume_role_policy",
                        Policies.kept(
                                object.text("assume_role_policy"),
                                Iam.decoded(role.assumeRolePolicyDocument())))
                .set("create_date", Iam.time(role.createDate()))
                .set("description", role.description())
                .set("max_session_duration", role.maxSessionDuration())
                .set("name", role.roleName())
                .set("name_prefix", UniqueName.prefixOf(role.roleName()))
                .set("path", role.path())
                .set(
                        "permissions_boundary",
                        boundary == null ? null : boundary.permissionsBoundaryArn())
                .set("unique_id", role.roleId());
        Iam.found(object, tags, aws);
    }

    private static void showInline(Draft object, Map<String, String> documents) {
        Map<String, String> before = inline(object.now());
        List<Map<String, Value>> found = new ArrayList<>();
        documents.forEach((name, document) -> {
            String kept =
                    Optional.ofNullable(before.get(name))
                            .filter(text ->
                                    Policies.same(Value.string(text), Value.string(document)))
                            .orElseGet(() -> Policies.versionFirst(document));
            found.add(Map.of("name", Value.string(name), "policy", Value.string(kept)));
        });
        object.setObjects("inline_policy", found);
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        String name = object.id();
        if (object.changed("assume_role_policy")) {
            retried(
                    aws,
                    () ->
                            aws.iam()
                                    .updateAssumeRolePolicy(r ->
                                            r.roleName(name)
                                                    .policyDocument(
                                                            object.textOrNull(
                                                                    "assume_role_policy"))));
        }
        if (object.changed("description", "max_session_duration")) {
            aws.iam()
                    .updateRole(r ->
                            r.roleName(name)
                                    .description(object.text("description").orElse(""))
                                    .maxSessionDuration(object.intOrNull("max_session_duration")));
        }
        if (object.changed("permissions_boundary")) {
            changeBoundary(object, aws);
        }
        if (object.changed("inline_policy")) {
            changeInline(object, aws);
        }
        if (object.changed("managed_policy_arns")) {
            changeManaged(object, aws);
        }
    }

    private static void changeBoundary(Draft object, AwsSession aws) {
        Optional<String> boundary = object.text("permissions_boundary");
        if (boundary.isPresent()) {
            aws.iam()
                    .putRolePermissionsBoundary(
                            r -> r.roleName(object.id()).permissionsBoundary(boundary.get()));
        } else {
            unlessGone(() -> aws.iam().deleteRolePermissionsBoundary(r -> r.roleName(object.id())));
        }
    }

    private static void changeInline(Draft object, AwsSession aws) {
        Map<String, String> before = inline(object.prior());
        Map<String, String> after = inline(object.now());
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> removeInline(object.id(), name, aws));
        after.forEach((name, document) -> {
            if (!document.equals(before.get(name))) {
                put(object.id(), name, document, aws);
            }
        });
    }

    private static void changeManaged(Draft object, AwsSession aws) {
        Set<String> before = new HashSet<>(object.prior().strings("managed_policy_arns"));
        Set<String> after = new HashSet<>(object.texts("managed_policy_arns"));
        before.stream()
                .filter(arn -> !after.contains(arn))
                .sorted()
                .forEach(arn -> detach(object.id(), arn, aws));
        after.stream()
                .filter(arn -> !before.contains(arn))
                .sorted()
                .forEach(arn -> attach(object.id(), arn, aws));
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        if (!removed.isEmpty()) {
            aws.iam().untagRole(r -> r.roleName(object.id()).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.iam().tagRole(r -> r.roleName(object.id()).tags(Iam.tags(set)));
        }
    }

    @Override
    public void importAs(Draft object, String id) {
        object.id(id);
        object.set("force_detach_policies", Boolean.FALSE);
    }

    /// A role can not be deleted while it has policies or stands in an instance profile. What the
    /// state knows of is removed first; all of it, where the configuration asks for that, or where what
    /// the state knows does not suffice: it may be older than what hangs on the role.
    @Override
    public void delete(Draft object, AwsSession aws) {
        String name = object.id();
        boolean all = object.isTrue("force_detach_policies");
        unlessGone(() -> {
            leaveInstanceProfiles(name, aws);
            (all ? RoleParts.attached(name, aws) : object.texts("managed_policy_arns"))
                    .forEach(arn -> detach(name, arn, aws));
            (all ? RoleParts.inlineNames(name, aws) : List.copyOf(inline(object.now()).keySet()))
                    .forEach(policy -> removeInline(name, policy, aws));
            aws.retryWhile(
                    "role " + name + " to be unused",
                    PROPAGATION,
                    () -> deleteOnce(name, aws),
                    "DeleteConflict");
        });
    }

    private static void deleteOnce(String name, AwsSession aws) {
        try {
            aws.iam().deleteRole(r -> r.roleName(name));
        } catch (SdkException failure) {
            if (AwsProblems.isCode(failure, "DeleteConflict")) {
                RoleParts.attached(name, aws).forEach(arn -> detach(name, arn, aws));
                RoleParts.inlineNames(name, aws).forEach(one -> removeInline(name, one, aws));
            }
            throw failure;
        }
    }

    private static void leaveInstanceProfiles(String role, AwsSession aws) {
        aws.iam()
                .listInstanceProfilesForRolePaginator(r -> r.roleName(role))
                .instanceProfiles()
                .forEach(profile ->
                        unlessGone(() ->
                                aws.iam()
                                        .removeRoleFromInstanceProfile(r ->
                                                r.roleName(role)
                                                        .instanceProfileName(
                                                                profile.instanceProfileName()))));
    }
}
