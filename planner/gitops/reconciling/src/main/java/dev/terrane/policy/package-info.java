/// Rules over a plan, in CEL: which changes must not be made, and of which somebody should know.
///
/// [PolicyFile] reads rules, [PolicyCheck] asks them of a plan's document ([JudgedPlan]), and
/// [PolicyTests] asks whether the rules themselves say what their author meant. The package knows
/// neither Git nor who may approve what, and touches no file: texts are handed in. CEL is met in
/// [Conditions] alone, so that commands that judge nothing load nothing of it.
@NullMarked
package dev.terrane.policy;

import org.jspecify.annotations.NullMarked;
