/// Stands in for hashicorp/random: values that are drawn once, when their object is created, and
/// then stay in the state until a `keepers` value or another argument changes. States go from one
/// provider to the other and back.
///
/// Where a `seed` is given, the same seed gives the same result here, but another one than
/// hashicorp/random, whose generator is Go's; what is in a state already stays.
///
/// Each type is a small [dev.terrane.provider.random.RandomType]; what they share is in
/// [dev.terrane.provider.random.GeneratedResources]. Start reading there.
@NullMarked
package dev.terrane.provider.random;

import org.jspecify.annotations.NullMarked;
