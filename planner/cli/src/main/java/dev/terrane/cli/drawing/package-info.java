/// `terrane graph`: the order of a configuration as a drawing, in the languages of Graphviz and of
/// Mermaid.
///
/// [Drawing] chooses what is drawn; [DotText] and [MermaidText] write it. Start reading at [Drawing].
@NullMarked
package dev.terrane.cli.drawing;

import org.jspecify.annotations.NullMarked;
