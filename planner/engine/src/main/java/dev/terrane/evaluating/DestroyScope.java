package dev.terrane.evaluating;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.value.Value;

import java.util.Optional;

/// What names stand for in provisioners that run before an object is destroyed: of all that the
/// configuration declares, nothing may be there any more.
public final class DestroyScope {
    private DestroyScope() {}

    /// `self`, the instance's own key, and what is the same in the whole run.
    ///
    /// @param module that declares the provisioner
    /// @param self the object, with marks
    public static Scope of(
            Environment environment,
            ModuleNode module,
            ResourceInstanceAddress address,
            Value self) {
        ModuleValues values =
                ModuleValues.of(address.module(), module, RepetitionData.NONE, Optional.empty());
        return new ModuleScope(
                environment, values, RepetitionData.ofKey(address.key()), Optional.of(self));
    }
}
