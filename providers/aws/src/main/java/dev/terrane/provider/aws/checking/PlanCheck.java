package dev.terrane.provider.aws.checking;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.spi.PlanChecks.Finding;

import java.util.List;

/// One thing that AWS would refuse.
interface PlanCheck {

    /// By which it can be turned off: lower case, with hyphens.
    String name();

    List<Finding> check(PlannedObjects plan, AwsSession aws);
}
