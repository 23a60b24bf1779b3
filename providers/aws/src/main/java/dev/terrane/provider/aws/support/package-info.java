/// What the types have in common: plan rules, the draft that an operation fills in, tags, policies.
///
/// The provider that this one stands in for is built on a library without null and unknown in its
/// core, and states hold the traces of that: empty text where there is nothing, null where nothing
/// was ever set. [LegacyPlan] and [LegacyNulls] follow these conventions, so that both providers go
/// on with each other's states without showing a change. Knows no type and no service of AWS. Start
/// reading at [ResourceType].
@NullMarked
package dev.terrane.provider.aws.support;

import org.jspecify.annotations.NullMarked;
