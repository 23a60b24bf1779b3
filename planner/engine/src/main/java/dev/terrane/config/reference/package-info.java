/// What the names in an expression refer to: `aws_vpc.a["k"].id` is the attribute `id` of an
/// instance of a resource.
///
/// [ReferenceParser] reads the leading steps of a traversal as a [Reference] and gives back the
/// rest. Whether the thing is declared it does not know. Start reading at [Reference].
@NullMarked
package dev.terrane.config.reference;

import org.jspecify.annotations.NullMarked;
