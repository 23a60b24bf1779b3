/// What AWS would refuse when a plan is applied, and what can be known before.
///
/// One class a check, listed in [AwsPlanChecks]; each has a name, by which `TERRANE_AWS_SKIP_CHECKS`
/// turns it off. What AWS is certain to refuse is an error, anything else a warning. Start reading
/// at [AwsPlanChecks].
@NullMarked
package dev.terrane.provider.aws.checking;

import org.jspecify.annotations.NullMarked;
