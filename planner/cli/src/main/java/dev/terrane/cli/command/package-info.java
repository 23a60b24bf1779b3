/// One class for each sub-command, and what several of them have in common.
///
/// A command reads its options, calls the engine, and hands what comes back to the view; it decides
/// nothing about infrastructure. Start reading at [Command] and [PlanCommand].
@NullMarked
package dev.terrane.cli.command;

import org.jspecify.annotations.NullMarked;
