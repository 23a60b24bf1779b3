package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;

/// `data "aws_canonical_user_id"`: the name of the account in access control lists.
public final class CanonicalUserId implements DataType {

    @Override
    public void read(Draft object, AwsSession aws) {
        var owner = aws.s3().listBuckets().owner();
        object.id(owner.id());
        object.set("display_name", owner.displayName());
    }
}
