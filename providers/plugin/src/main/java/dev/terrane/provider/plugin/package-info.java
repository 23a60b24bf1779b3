/// Hosts Terraform's provider binaries: each runs as a process of its own and is asked over gRPC, in
/// version 5 or 6 of the plugin protocol.
///
/// Nothing of gRPC is loaded, and no process started, before a call needs it: schemas come from a
/// cache. Start reading at [PluginProvider]; `process` starts and ends the process, `channel` carries
/// calls, `wire` has values and schemas as they are carried.
@NullMarked
package dev.terrane.provider.plugin;

import org.jspecify.annotations.NullMarked;
