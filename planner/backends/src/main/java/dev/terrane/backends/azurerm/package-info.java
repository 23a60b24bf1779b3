/// States in blobs of Azure Storage, laid out and locked (by a lease) as Terraform's `azurerm` backend does
/// it.
///
/// Start reading at [AzureState].
@NullMarked
package dev.terrane.backends.azurerm;

import org.jspecify.annotations.NullMarked;
