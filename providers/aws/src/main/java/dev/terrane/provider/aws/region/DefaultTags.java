package dev.terrane.provider.aws.region;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;

/// `data "aws_default_tags"`: the default tags of the provider configuration.
final class DefaultTags implements DataType {

    @Override
    public void read(Draft object, AwsSession aws) {
        object.id(aws.partition().id());
        object.setMap("tags", aws.tags().withoutIgnored(aws.tags().defaults()));
    }
}
