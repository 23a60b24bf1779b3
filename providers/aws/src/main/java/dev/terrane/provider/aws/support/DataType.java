package dev.terrane.provider.aws.support;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;

import java.util.List;

/// One type of data source.
public interface DataType {

    /// Sets what there is; throws a [FailedCall][dev.terrane.provider.aws.session.FailedCall] where
    /// it is not one thing that was found.
    void read(Draft object, AwsSession aws);

    /// Problems of a configuration beyond what its schema says. Parts of it may be unknown.
    default List<Problem> validate(Attributes config) {
        return List.of();
    }
}
