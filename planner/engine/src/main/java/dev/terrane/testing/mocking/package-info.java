/// Stand-ins for providers, which ask nothing real: what a provider would give is made up, or
/// taken from what a test says.
///
/// [MockedProvider] has the schema of the real one. Start reading at [MadeUpValues].
@NullMarked
package dev.terrane.testing.mocking;

import org.jspecify.annotations.NullMarked;
