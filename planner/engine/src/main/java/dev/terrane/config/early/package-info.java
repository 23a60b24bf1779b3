/// What can be evaluated before anything is planned: the source of a module, the arguments of a
/// backend. Variables and locals may stand in them.
///
/// [EarlyScope] is what names stand for there. It knows no resources and no outputs of modules, and
/// reads nothing itself. Start reading at [EarlyScope].
@NullMarked
package dev.terrane.config.early;

import org.jspecify.annotations.NullMarked;
