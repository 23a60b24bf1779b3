package dev.terrane.provider.aws.support;

import dev.terrane.provider.aws.session.AwsSession;

/// One type of data source.
public interface DataType {

    /// Sets what there is; throws a [FailedCall][dev.terrane.provider.aws.session.FailedCall] where
    /// it is not one thing that was found.
    void read(Draft object, AwsSession aws);
}
