/// Completion of commands and options by the shell: scripts for bash, zsh and fish, made from the
/// table of commands, and their installation.
///
/// Start reading at [CompletionScript].
@NullMarked
package dev.terrane.cli.completion;

import org.jspecify.annotations.NullMarked;
