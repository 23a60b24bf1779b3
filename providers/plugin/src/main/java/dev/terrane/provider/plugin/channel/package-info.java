/// gRPC over the socket that a provider listens at.
///
/// The package knows calls, not what they mean. Start reading at [Connection].
@NullMarked
package dev.terrane.provider.plugin.channel;

import org.jspecify.annotations.NullMarked;
