/// The operations that a command or a pipeline asks for, put together from the parts.
///
/// [Workbench] says where and with what; [Deriver] loads, evaluates and plans; [ApplyOperation]
/// carries a plan out and saves what came of it. Whoever calls shows what is going on and decides
/// what to do about it.
///
/// The package knows nothing of terminals and of hosts of Git. Start reading at [Deriver].
@NullMarked
package dev.terrane.operating;

import org.jspecify.annotations.NullMarked;
