/// Stands in for hashicorp/local: files on the machine that applies. States go from one provider
/// to the other and back.
///
/// A file is what its content is: a file that is missing, or holds something else, counts as gone
/// and is written anew. Start reading at [dev.terrane.provider.local.FileResources].
@NullMarked
package dev.terrane.provider.local;

import org.jspecify.annotations.NullMarked;
