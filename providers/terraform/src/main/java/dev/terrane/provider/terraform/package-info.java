/// The provider that is part of the language: `terraform_data`, `terraform_remote_state`, and the
/// functions that turn values into text of the language and back.
///
/// It reaches nothing by itself: other states and the language's text are handed in
/// ([dev.terrane.spi.ProviderContext]), because a provider knows neither. Start reading at
/// [dev.terrane.provider.terraform.TerraformProvider].
@NullMarked
package dev.terrane.provider.terraform;

import org.jspecify.annotations.NullMarked;
