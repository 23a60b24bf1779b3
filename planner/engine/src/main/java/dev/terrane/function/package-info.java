/// The built-in functions of the language.
///
/// [BuiltInFunctions] lists them, one class each. What a function needs of the world (files, the
/// clock, chance) it gets from [Surroundings]; [RecordingSurroundings] notes which files were read.
/// What several functions share stands beside them: [GraphemeClusters], [Pattern],
/// [Timestamps], [CidrBlock], [FormatString], [TemplateRendering], and YAML in
/// [YamlReading] and [YamlWriting].
///
/// What all calls have in common (counting, converting, null, unknown and marked arguments) is done
/// by [dev.terrane.hcl.expression.FunctionCall], and not known here; nor are resources, modules or
/// plans. Start reading at [BuiltInFunctions].
@NullMarked
package dev.terrane.function;

import org.jspecify.annotations.NullMarked;
