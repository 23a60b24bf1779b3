/// The other side: serves a provider of ours over version 6 of the plugin protocol, so that Terraform
/// and OpenTofu can run it.
///
/// Start reading at [PluginServer].
@NullMarked
package dev.terrane.provider.plugin.serving;

import org.jspecify.annotations.NullMarked;
