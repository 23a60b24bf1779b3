package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;

/// `data "aws_ssm_parameter"`: a parameter by `name`, decrypted unless the configuration says not to.
public final class ParameterData implements DataType {

    @Override
    public void read(Draft object, AwsSession aws) {
        String name = object.now().requiredString("name");
        boolean decrypted = object.now().bool("with_decryption").orElse(true);
        var found =
                Calls.find(
                                () ->
                                        aws.ssm()
                                                .getParameter(
                                                        r -> r.name(name).withDecryption(decrypted))
                                                .parameter(),
                                "ParameterNotFound")
                        .orElseThrow(() ->
                                FailedCall.at(
                                        "name",
                                        "Parameter not found",
                                        "There is no parameter \"" + name + "\"."));
        boolean secure = "SecureString".equals(found.typeAsString());
        object.id(found.name());
        object.set("arn", found.arn())
                .set("insecure_value", secure ? "" : found.value())
                .set("type", found.typeAsString())
                .set("value", found.value())
                .set("version", found.version().intValue())
                .set("with_decryption", decrypted);
    }
}
