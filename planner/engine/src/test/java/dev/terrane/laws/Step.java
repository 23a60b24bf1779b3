package dev.terrane.laws;

import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.provider.memory.Fault;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What happens next in a scenario.
sealed interface Step {

    /// The configuration is another one from now on.
    ///
    /// @param expected the name of each object that there has to be, by its address
    record Configured(SortedMap<String, String> files, SortedMap<String, String> expected)
            implements Step {
        public Configured {
            files = new TreeMap<>(files);
            expected = new TreeMap<>(expected);
        }
    }

    /// Somebody runs the command.
    ///
    /// @param faults what goes wrong in the cloud meanwhile
    /// @param killedAt the step of the process that it does not live to do; 0 where it does
    /// @param stoppedAt the change of the cloud at which the user asks to stop; 0 where nobody does
    /// @param approved whether a plan file is made first, and applied again until nothing is left
    record Run(
            Mode mode,
            boolean refresh,
            List<String> targets,
            List<String> replacements,
            int parallelism,
            List<Fault> faults,
            int killedAt,
            int stoppedAt,
            boolean approved)
            implements Step {
        public Run {
            targets = List.copyOf(targets);
            replacements = List.copyOf(replacements);
            faults = List.copyOf(faults);
        }

        static Run applying() {
            return applying(List.of());
        }

        static Run applying(List<String> targets) {
            return new Run(Mode.NORMAL, true, targets, List.of(), 3, List.of(), 0, 0, false);
        }

        /// The same, and nothing goes wrong.
        Run undisturbed() {
            return new Run(
                    mode, refresh, targets, replacements, parallelism, List.of(), 0, 0, approved);
        }

        /// Whether nothing goes wrong and all of the configuration is applied.
        boolean isComplete() {
            return mode == Mode.NORMAL && meetsNoTrouble();
        }

        /// Whether nothing goes wrong, and nothing is left out.
        boolean meetsNoTrouble() {
            return refresh
                    && targets.isEmpty()
                    && faults.isEmpty()
                    && killedAt == 0
                    && stoppedAt == 0;
        }
    }

    /// From now on the cloud is not as quick as it might be.
    ///
    /// @param lag how often it shows what was before a change to those who look
    /// @param slowEach each how many-th request or answer takes longer; 0 where none does
    record Behaving(int lag, int slowEach) implements Step {}

    /// Somebody changes the object behind our back, or deletes it.
    ///
    /// @param number of the object, in the order of ids, modulo how many there are
    record Outside(int number, boolean deletes) implements Step {}

    /// Somebody marks the object for replacement.
    record Tainted(int number) implements Step {}
}
