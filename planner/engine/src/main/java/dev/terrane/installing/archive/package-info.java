/// Unpacks what was fetched: zip, and tar as it is or compressed.
///
/// Nothing that an archive holds is written outside of the folder that it is unpacked to. Start
/// reading at [Archives].
@NullMarked
package dev.terrane.installing.archive;

import org.jspecify.annotations.NullMarked;
