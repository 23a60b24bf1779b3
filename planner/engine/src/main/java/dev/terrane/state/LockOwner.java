package dev.terrane.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The process that holds a lock, as it stands in the note of the lock: others on the same machine can
/// tell whether it has ended.
///
/// @param machine what no other machine and no other container has; empty where that can not be told,
///     and nothing is known then
/// @param since when it began, because numbers of processes are used again; empty where that can not be
///     told
public record LockOwner(long process, String machine, String since) {
    private static final Pattern TEXT =
            Pattern.compile("process (\\d+) of machine (\\S+) since (\\S*)");
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path PROCESSES = Path.of("/proc/self/ns/pid");

    /// This process.
    public static LockOwner here() {
        ProcessHandle own = ProcessHandle.current();
        return new LockOwner(own.pid(), thisMachine(), since(own));
    }

    /// A boot of a Linux, and in it one space of process numbers.
    private static String thisMachine() {
        try {
            String boot = Files.readString(BOOT).strip();
            return boot + "/" + Files.readSymbolicLink(PROCESSES).getFileName();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    private static String since(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    /// Nothing where the note names no process, such as one of Terraform's.
    static Optional<LockOwner> of(LockInfo lock) {
        Matcher found = TEXT.matcher(lock.info());
        try {
            return found.matches()
                    ? Optional.of(
                            new LockOwner(
                                    Long.parseLong(found.group(1)), found.group(2), found.group(3)))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// Empty where it would tell nobody anything.
    public String text() {
        return machine.isEmpty()
                ? ""
                : "process %d of machine %s since %s".formatted(process, machine, since);
    }

    /// Whether it is known that the process has ended; not knowing is no.
    ///
    /// @param here the process that asks
    boolean hasEnded(LockOwner here) {
        if (machine.isEmpty() || !machine.equals(here.machine())) {
            return false;
        }
        Optional<ProcessHandle> now = ProcessHandle.of(process).filter(ProcessHandle::isAlive);
        return now.isEmpty() || !isSame(since(now.get()));
    }

    private boolean isSame(String began) {
        return since.isEmpty() || began.isEmpty() || since.equals(began);
    }
}
