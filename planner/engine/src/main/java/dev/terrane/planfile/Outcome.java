package dev.terrane.planfile;

import java.util.List;

/// How what would be done now compares with what was approved.
public sealed interface Outcome {
    /// The places of secrets that could not be compared, because one of the plans was made without the
    /// state's key. Where there are any, the user has to accept that.
    List<String> uncomparedSecrets();

    /// What would be done is what was approved.
    record Equal(List<String> uncomparedSecrets) implements Outcome {
        public Equal {
            uncomparedSecrets = List.copyOf(uncomparedSecrets);
        }
    }

    /// Part of what was approved has come true already; the rest is what would be done.
    ///
    /// @param cameTrue the places of changes that are not needed any more
    /// @param left the places of changes that are still to be made
    record Subset(List<String> cameTrue, List<String> left, List<String> uncomparedSecrets)
            implements Outcome {
        public Subset {
            cameTrue = List.copyOf(cameTrue);
            left = List.copyOf(left);
            uncomparedSecrets = List.copyOf(uncomparedSecrets);
        }

        public boolean isNothingLeft() {
            return left.isEmpty();
        }
    }

    /// Something would be done that was not approved, or something is missing that has not come true.
    ///
    /// @param differences by their places; empty where the state itself is another
    /// @param broken what does not concern a single object: options, variables, files
    record Different(
            List<Difference> differences,
            List<BrokenAssumption> broken,
            List<String> uncomparedSecrets)
            implements Outcome {
        public Different {
            differences = List.copyOf(differences);
            broken = List.copyOf(broken);
            uncomparedSecrets = List.copyOf(uncomparedSecrets);
        }
    }
}
