/// `terrane console`: expressions and what they give, line by line, from a person or from a pipe.
///
/// [Answering] evaluates one expression; [OpenText] knows whether one goes on on the next line;
/// [Terminals] reads from a person, with history and completion. Start reading at [Answering].
@NullMarked
package dev.terrane.cli.console;

import org.jspecify.annotations.NullMarked;
