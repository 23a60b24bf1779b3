package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// `aws_lambda_permission`: one statement of a function's policy.
///
/// Every argument forces a new statement. Lambda changes a policy for one caller at a time; others
/// try again.
final class FunctionPermission implements ResourceType {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Shape SHAPE = Shape.of().named("PrincipalOrgID", "principal_org_id");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "action",
                        "event_source_token",
                        "function_name",
                        "function_url_auth_type",
                        "principal",
                        "principal_org_id",
                        "qualifier",
                        "source_account",
                        "source_arn",
                        "statement_id",
                        "statement_id_prefix");
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("statement_id", "statement_id_prefix")
                .oneOf("function_url_auth_type", "AWS_IAM", "NONE")
                .matches(
                        "action",
                        "lambda:[*]|lambda:[a-zA-Z]+|[*]",
                        "must be such as \"lambda:InvokeFunction\"")
                .matches("source_account", "\\d{12}", "must be the number of an account")
                .arn("source_arn")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String statement = UniqueName.of(object, "statement_id", "statement_id_prefix", "");
        AddPermissionRequest request =
                SHAPE.fill(AddPermissionRequest.builder(), object).statementId(statement).build();
        retried(aws, () -> aws.lambda().addPermission(request));
        object.id(statement);
        object.set("statement_id", statement);
    }

    private static <T> T retried(AwsSession aws, Supplier<T> action) {
        return Calls.retry(
                aws,
                "the policy of the function to be free",
                PATIENCE,
                failure ->
                        Calls.failing("ResourceConflictException").test(failure)
                                || Calls.failing("PreconditionFailedException").test(failure),
                action);
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            statement(object, aws).ifPresentOrElse(found -> show(object, found), object::gone);
        }
    }

    private static Optional<Attributes> statement(Draft object, AwsSession aws) {
        Optional<String> policy =
                Calls.find(
                        () ->
                                aws.lambda()
                                        .getPolicy(r ->
                                                r.functionName(object.textOrNull("function_name"))
                                                        .qualifier(object.textOrNull("qualifier")))
                                        .policy(),
                        Function.GONE);
        return policy.flatMap(Json::parse).stream()
                .flatMap(document -> member(document, "Statement").stream())
                .flatMap(statements -> statements.asList().stream())
                .filter(each -> member(each, "Sid").equals(Optional.of(Value.string(object.id()))))
                .map(Attributes::of)
                .findFirst();
    }

    private static Optional<Value> member(Value document, String name) {
        return document instanceof Value.ObjectValue
                ? Optional.ofNullable(document.asMap().get(name))
                : Optional.empty();
    }

    private static Optional<String> text(Value document, String... path) {
        Optional<Value> found = Optional.of(document);
        for (String name : path) {
            found = found.flatMap(value -> member(value, name));
        }
        return found.filter(Value.StringValue.class::isInstance).map(Value::asString);
    }

    private static void show(Draft object, Attributes statement) {
        Value found = statement.object();
        object.set("action", text(found, "Action").orElse(null))
                .set("statement_id", object.id())
                .set("statement_id_prefix", UniqueName.prefixOf(object.id()))
                .set("principal", principal(found));
        show(
                object,
                "source_account",
                text(found, "Condition", "StringEquals", "AWS:SourceAccount"));
        show(object, "source_arn", text(found, "Condition", "ArnLike", "AWS:SourceArn"));
        show(
                object,
                "event_source_token",
                text(found, "Condition", "StringEquals", "lambda:EventSourceToken"));
        show(
                object,
                "principal_org_id",
                text(found, "Condition", "StringEquals", "aws:PrincipalOrgID"));
        show(
                object,
                "function_url_auth_type",
                text(found, "Condition", "StringEquals", "lambda:FunctionUrlAuthType"));
        showFunction(object, text(found, "Resource").orElse(""));
    }

    /// What was never there is null, what is there no longer is empty.
    private static void show(Draft object, String argument, Optional<String> found) {
        if (found.isPresent() || object.text(argument).isPresent()) {
            object.set(argument, found.orElse(""));
        }
    }

    private static String principal(Value statement) {
        return text(statement, "Principal")
                .or(() -> text(statement, "Principal", "Service"))
                .or(() ->
                        text(statement, "Principal", "AWS")
                                .map(arn ->
                                        arn.matches("arn:[a-z-]+:iam::\\d{12}:root")
                                                ? arn.split(":", -1)[4]
                                                : arn))
                .orElse("");
    }

    /// `arn:aws:lambda:REGION:ACCOUNT:function:NAME[:QUALIFIER]`.
    private static void showFunction(Draft object, String arn) {
        String[] parts = arn.split(":", -1);
        if (parts.length < 7) {
            return;
        }
        boolean byArn = object.text("function_name").orElse("").startsWith("arn:");
        String bare = String.join(":", List.of(parts).subList(0, 7));
        object.set("function_name", byArn ? bare : parts[6])
                .set("qualifier", parts.length > 7 ? parts[7] : null);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        retried(
                                aws,
                                () ->
                                        aws.lambda()
                                                .removePermission(r ->
                                                        r.functionName(
                                                                        object.textOrNull(
                                                                                "function_name"))
                                                                .qualifier(
                                                                        object.textOrNull(
                                                                                "qualifier"))
                                                                .statementId(object.id()))),
                Function.GONE);
    }

    /// By `FUNCTION/STATEMENT` or `FUNCTION:QUALIFIER/STATEMENT`.
    @Override
    public void importAs(Draft object, String id) {
        int cut = id.lastIndexOf('/');
        if (cut < 1) {
            throw FailedCall.of(
                    "Invalid import id",
                    "A permission is imported by FUNCTION/STATEMENT or"
                            + " FUNCTION:QUALIFIER/STATEMENT, not by \""
                            + id
                            + "\".");
        }
        String function = id.substring(0, cut);
        int colon = function.startsWith("arn:") ? -1 : function.indexOf(':');
        object.id(id.substring(cut + 1));
        object.set("statement_id", id.substring(cut + 1))
                .set("function_name", colon < 0 ? function : function.substring(0, colon));
        if (colon >= 0) {
            object.set("qualifier", function.substring(colon + 1));
        }
    }

    @Override
    public String publicExposure(Attributes planned) {
        boolean open =
                planned.string("principal").orElse("").equals("*")
                        && Map.of("source_arn", "", "source_account", "", "principal_org_id", "")
                                .keySet()
                                .stream()
                                .allMatch(name -> planned.string(name).orElse("").isEmpty());
        return open ? "everybody may call the function" : "";
    }
}
