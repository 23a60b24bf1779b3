/// What every provider has to keep, as tests: [dev.terrane.provider.testkit.ProviderContract].
///
/// A provider's own tests say what its resource types do; these say that whoever plans and applies
/// can rely on them. They know no provider, and nothing of the planner: the little of it that they
/// need is [dev.terrane.provider.testkit.Lifecycle]. Start reading at
/// [dev.terrane.provider.testkit.ProviderContract].
@NullMarked
package dev.terrane.provider.testkit;

import org.jspecify.annotations.NullMarked;
