package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;

import java.util.List;
import java.util.Map;

/// `aws_lambda_alias`: a name for a version of a function.
///
/// Replaced when `name` or `function_name` changes. A part of the calls may go to another version.
final class FunctionAlias implements ResourceType {
    private static final Shape SHAPE = Shape.of().named("AliasArn", "arn").without("function_name");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("function_name", "name")
                .sameWhen("function_name", FunctionAlias::sameFunction);
    }

    /// A function by its name is the same as by its ARN.
    static boolean sameFunction(Value one, Value other) {
        return nameOf(one.asString()).equals(nameOf(other.asString()));
    }

    private static String nameOf(String function) {
        String[] parts = function.split(":", -1);
        return parts.length > 6 && parts[0].equals("arn") ? parts[6] : parts[0];
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        CreateAliasRequest request =
                SHAPE.fill(CreateAliasRequest.builder(), object)
                        .functionName(object.textOrNull("function_name"))
                        .build();
        object.id(aws.lambda().createAlias(request).aliasArn());
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        objects.forEach(object -> readOne(object, aws));
    }

    private static void readOne(Draft object, AwsSession aws) {
        var found =
                Calls.find(
                        () ->
                                aws.lambda()
                                        .getAlias(r ->
                                                r.functionName(object.textOrNull("function_name"))
                                                        .name(object.textOrNull("name"))),
                        Function.GONE);
        found.ifPresentOrElse(
                alias -> {
                    SHAPE.show(object, alias);
                    if (alias.routingConfig() == null
                            || alias.routingConfig().additionalVersionWeights().isEmpty()) {
                        SHAPE.showNone(object, "routing_config");
                    }
                    object.id(alias.aliasArn());
                    object.set("invoke_arn", FunctionParts.invokeArn(alias.aliasArn(), aws));
                },
                object::gone);
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        UpdateAliasRequest.Builder request =
                SHAPE.fill(UpdateAliasRequest.builder(), object)
                        .functionName(object.textOrNull("function_name"))
                        .description(object.text("description").orElse(""));
        List<Attributes> routing = object.blocks("routing_config");
        if (routing.isEmpty()) {
            request.routingConfig(r -> r.additionalVersionWeights(Map.of()));
        }
        aws.lambda().updateAlias(request.build());
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        aws.lambda()
                                .deleteAlias(r ->
                                        r.functionName(object.textOrNull("function_name"))
                                                .name(object.textOrNull("name"))),
                Function.GONE);
    }

    @Override
    public void importAs(Draft object, String id) {
        int cut = id.indexOf('/');
        if (cut < 1) {
            throw FailedCall.of(
                    "Invalid import id",
                    "An alias is imported by FUNCTION/ALIAS, not by \"" + id + "\".");
        }
        object.id(id);
        object.set("function_name", id.substring(0, cut)).set("name", id.substring(cut + 1));
    }
}
