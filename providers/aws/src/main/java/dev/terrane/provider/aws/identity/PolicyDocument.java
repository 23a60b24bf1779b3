package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Json;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/// `data "aws_iam_policy_document"`: a policy, written as blocks. Nothing is asked for; the JSON is
/// that of the other provider, byte for byte.
///
/// First come the statements of `source_policy_documents`, then those of the `statement` blocks, then
/// those of `override_policy_documents`. A statement takes the place of one before it that has the same
/// `sid`; the ones of the sources, and those of the blocks, must have different ones among themselves.
public final class PolicyDocument implements DataType {
    private static final String OLD_VERSION = "2008-10-17";
    private static final String VERSION = "2012-10-17";

    @Override
    public void read(Draft object, AwsSession aws) {
        refuseOldArguments(object);
        String version = object.text("version").orElse(VERSION);
        check(version, "version", Set.of(OLD_VERSION, VERSION));
        PolicyText policy = new PolicyText();
        Set<String> sids = new HashSet<>();
        for (String source : object.texts("source_policy_documents")) {
            Value document = parsed(source, "source_policy_documents");
            sids(document).forEach(sid -> checkNew(sid, sids, "source_policy_documents"));
            policy.merge(document);
        }
        policy.merge(version, object.text("policy_id").orElse(""), statements(object, version));
        object.texts("override_policy_documents")
                .forEach(text -> policy.merge(parsed(text, "override_policy_documents")));
        settle(object, version);
        object.set("json", policy.indented()).set("minified_json", policy.minified());
        object.id(checksum(policy.indented()));
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .oneOf("version", OLD_VERSION, VERSION)
                .inBlocks("statement", each -> each.oneOf("effect", "Allow", "Deny"))
                .problems();
    }

    private static void refuseOldArguments(Draft object) {
        for (String name : List.of("source_json", "override_json")) {
            if (object.text(name).isPresent()) {
                throw FailedCall.at(
                        name,
                        "Argument not supported any more",
                        "`"
                                + name
                                + "` must be empty: write a list of documents in `"
                                + name.replace("json", "policy_documents")
                                + "` instead.");
            }
        }
    }

    private static void check(String value, String argument, Set<String> allowed) {
        if (!allowed.contains(value)) {
            throw FailedCall.at(
                    argument,
                    "Invalid " + argument,
                    "`"
                            + argument
                            + "` must be one of "
                            + String.join(", ", allowed.stream().sorted().toList())
                            + ", but is \""
                            + value
                            + "\".");
        }
    }

    private static Value parsed(String text, String argument) {
        return Json.parse(text)
                .filter(PolicyText::isDocument)
                .orElseThrow(() ->
                        FailedCall.at(
                                argument,
                                "Invalid policy document",
                                "Each element of `"
                                        + argument
                                        + "` must be a policy in JSON, whose `Statement` is a list, but one"
                                        + " is:\n"
                                        + text));
    }

    private static List<String> sids(Value document) {
        return PolicyText.statements(document).stream()
                .map(PolicyText.Statement::sid)
                .filter(sid -> !sid.isEmpty())
                .toList();
    }

    private static void checkNew(String sid, Set<String> sids, String argument) {
        if (!sids.add(sid)) {
            throw FailedCall.at(
                    argument,
                    "Duplicate sid",
                    "Two statements of `"
                            + argument
                            + "` have the sid \""
                            + sid
                            + "\". Give each another one, or none.");
        }
    }

    private static List<PolicyText.Statement> statements(Draft object, String version) {
        List<PolicyText.Statement> statements = new ArrayList<>();
        Set<String> sids = new HashSet<>();
        for (Attributes block : object.blocks("statement")) {
            String sid = block.string("sid").orElse("");
            if (!sid.isEmpty()) {
                checkNew(sid, sids, "statement");
            }
            String effect = effect(block);
            check(effect, "effect", Set.of("Allow", "Deny"));
            Variables variables = new Variables(version);
            statements.add(
                    PolicyText.Statement.of(sid, effect)
                            .with("Action", list(block.strings("actions")))
                            .with("NotAction", list(block.strings("not_actions")))
                            .with("Resource", list(variables.in(block.strings("resources"))))
                            .with("NotResource", list(variables.in(block.strings("not_resources"))))
                            .with("Principal", principals(block, "principals", variables))
                            .with("NotPrincipal", principals(block, "not_principals", variables))
                            .with("Condition", conditions(block, variables)));
        }
        return statements;
    }

    private static String effect(Attributes block) {
        return block.string("effect").filter(text -> !text.isEmpty()).orElse("Allow");
    }

    /// One stands alone; many are sorted from Z to A.
    private static Object list(List<String> texts) {
        return texts.size() == 1
                ? texts.getFirst()
                : texts.stream().sorted(java.util.Comparator.reverseOrder()).toList();
    }

    private static Object principals(Attributes block, String name, Variables variables) {
        PolicyText.Principals principals = new PolicyText.Principals();
        for (Attributes principal : BlockOrder.of(block.blocks(name), BlockOrder::ofPrincipal)) {
            principals.add(
                    principal.requiredString("type"),
                    list(variables.in(principal.strings("identifiers"))));
        }
        return principals.tree();
    }

    private static Object conditions(Attributes block, Variables variables) {
        PolicyText.Conditions conditions = new PolicyText.Conditions();
        for (Attributes condition :
                BlockOrder.of(block.blocks("condition"), BlockOrder::ofCondition)) {
            conditions.add(
                    condition.requiredString("test"),
                    condition.requiredString("variable"),
                    variables.in(condition.strings("values")));
        }
        return conditions.tree();
    }

    /// `&{aws:username}` means `${aws:username}`, which the language would take for its own.
    private record Variables(String version) {
        List<String> in(List<String> texts) {
            return texts.stream().map(this::in).toList();
        }

        String in(String text) {
            if (text.contains("&{") && version.equals(OLD_VERSION)) {
                throw FailedCall.at(
                        "version",
                        "Variables in an old policy",
                        "Policies of version "
                                + OLD_VERSION
                                + " know no variables such as in \""
                                + text
                                + "\". Set `version` to \""
                                + VERSION
                                + "\", or leave it out.");
            }
            return text.replace("&{", "${");
        }
    }

    /// What the blocks left open, as states of the other provider have it.
    private static void settle(Draft object, String version) {
        object.set("version", version);
        List<Attributes> blocks = object.blocks("statement");
        if (!blocks.isEmpty()) {
            object.setObjects("statement", blocks.stream().map(PolicyDocument::settled).toList());
        }
    }

    private static Map<String, Value> settled(Attributes block) {
        Map<String, Value> whole = new TreeMap<>(block.object().asMap());
        whole.put("sid", Value.string(block.string("sid").orElse("")));
        whole.put("effect", Value.string(effect(block)));
        whole.replaceAll((name, value) -> value.isNull() ? empty(value.type()) : value);
        return whole;
    }

    private static Value empty(Type type) {
        return type instanceof Type.SetType set
                ? Value.set(set.element(), List.of())
                : Value.nullOf(type);
    }

    private static String checksum(String text) {
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.valueOf(checksum.getValue());
    }
}
