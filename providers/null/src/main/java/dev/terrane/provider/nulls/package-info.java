/// Stands in for hashicorp/null: `null_resource`, which does nothing but be there, and
/// `null_data_source`, which gives back what it is given. States go from one provider to the other
/// and back. The package is called `nulls` because `null` is a keyword.
///
/// Start reading at [dev.terrane.provider.nulls.NullProvider].
@NullMarked
package dev.terrane.provider.nulls;

import org.jspecify.annotations.NullMarked;
