package dev.terrane.provider.plugin.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Has a process die with us, however we die.
///
/// Each provider runs in a session of its own, out of reach of what the terminal sends. A shell in that
/// session reads a pipe that we hold open; when nobody holds it any more, it removes the folder of the
/// socket and ends the whole group, with what the provider may have started.
final class Supervision {
    private static final Path SHELL = Path.of("/bin/sh");

    /// `$1` is whom to end (a group or a process), `$2` the folder. The provider takes the place of the
    /// shell, so that it has the number and the exit status of the process that we started.
    private static final String SCRIPT =
            """
            trap '' INT HUP
            whom=$1; folder=$2; shift 2
            exec 3<&0
            ( while read -r nothing <&3; do :; done
              rm -rf "$folder"
              kill -s KILL -- "$whom$$" ) </dev/null >/dev/null 2>&1 &
            exec "$@" 3<&- </dev/null
            """;

    private Supervision() {}

    static List<String> command(Path executable, Path folder) {
        List<String> command = new ArrayList<>(ownSession());
        String whom = command.isEmpty() ? "" : "-";
        command.addAll(
                List.of(
                        SHELL.toString(),
                        "-c",
                        SCRIPT,
                        "sh",
                        whom,
                        folder.toString(),
                        executable.toString()));
        return command;
    }

    /// Linux has a program for it, macOS has Perl. Without either, what the provider starts itself
    /// outlives it.
    private static List<String> ownSession() {
        for (String program : List.of("/usr/bin/setsid", "/bin/setsid")) {
            if (Files.isExecutable(Path.of(program))) {
                return List.of(program);
            }
        }
        return Files.isExecutable(Path.of("/usr/bin/perl"))
                ? List.of("/usr/bin/perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV")
                : List.of();
    }
}
