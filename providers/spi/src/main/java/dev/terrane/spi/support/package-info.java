/// What several native providers want when they implement the SPI: building and reading objects
/// ([dev.terrane.spi.support.ObjectBuilder], [dev.terrane.spi.support.Attributes]), the rules by
/// which a plan follows from a configuration ([dev.terrane.spi.support.PlanRules]), checks of
/// arguments ([dev.terrane.spi.support.ArgumentRules]) and objects as a state holds them
/// ([dev.terrane.spi.support.StateJson]).
///
/// Nothing here is needed to be a provider, and the planner uses none of it. It knows no provider.
/// Start reading at [dev.terrane.spi.support.PlanRules].
@NullMarked
package dev.terrane.spi.support;

import org.jspecify.annotations.NullMarked;
