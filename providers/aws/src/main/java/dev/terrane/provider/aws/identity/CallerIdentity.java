package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;

/// `data "aws_caller_identity"`: whose credentials these are.
public final class CallerIdentity implements DataType {

    @Override
    public void read(Draft object, AwsSession aws) {
        var caller = aws.sts().getCallerIdentity();
        object.id(caller.account());
        object.set("account_id", caller.account())
                .set("arn", caller.arn())
                .set("user_id", caller.userId());
    }
}
