package dev.terrane.spi;

import dev.terrane.value.Value;

import java.util.List;

/// Whether a provider's answers agree with what it was asked. A disagreement is a fault of the
/// provider, not of the user: whoever reports these problems says which provider it is.
///
/// No problem shows a value: some are secrets, and these are for whoever maintains the provider.
/// Values are without marks. The rules are Terraform's for plugin protocol 6; a provider that says
/// `legacyTypeSystem` is forgiven what they find.
public final class Conformance {
    private Conformance() {}

    /// What is wrong with a plan: an argument that is set has to be planned as it is set (or left
    /// as it was, where the provider holds both for the same); what is not set stays null unless
    /// the provider may fill it in; blocks stand as often as they were written.
    ///
    /// @param prior null where the object is to be created
    /// @param config null where it is to be deleted
    public static List<Problem> plannedProblems(
            Schema.Block block, Value prior, Value config, Value planned) {
        return new PlannedConformance().check(block, prior, config, planned);
    }

    /// What is wrong with the answer after a change: everything is known, and what was known when
    /// it was planned has come out so.
    ///
    /// @param planned null where the object was to be deleted
    public static List<Problem> appliedProblems(Schema.Block block, Value planned, Value applied) {
        return new AppliedConformance().check(block, planned, applied);
    }
}
