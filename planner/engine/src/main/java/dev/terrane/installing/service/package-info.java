/// Speaks to servers: HTTP with retries, the trust of the system, tokens, and which services a host
/// offers.
///
/// The package does not know what is fetched. Start reading at [HttpAccess] and [ServiceDiscovery].
@NullMarked
package dev.terrane.installing.service;

import org.jspecify.annotations.NullMarked;
