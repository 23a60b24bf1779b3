package dev.terrane.operating.explaining;

import dev.terrane.address.InstanceKey;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Variable;
import dev.terrane.config.reference.ParsedReference;
import dev.terrane.config.reference.Reference.CountRef;
import dev.terrane.config.reference.Reference.EachRef;
import dev.terrane.config.reference.Reference.LocalRef;
import dev.terrane.config.reference.Reference.ModuleOutputRef;
import dev.terrane.config.reference.Reference.ModuleRef;
import dev.terrane.config.reference.Reference.PathRef;
import dev.terrane.config.reference.Reference.ResourceRef;
import dev.terrane.config.reference.Reference.SelfRef;
import dev.terrane.config.reference.Reference.TerraformRef;
import dev.terrane.config.reference.Reference.VariableRef;
import dev.terrane.config.reference.ReferenceParser;
import dev.terrane.hcl.syntax.Traversal;

import java.util.Optional;

/// Finds what references lead to. What leads to no declaration (`count.index`, `path.module`) gives
/// nothing.
public final class Origins {
    private final Configuration configuration;

    public Origins(Configuration configuration) {
        this.configuration = configuration;
    }

    /// @param module that the reference is written in
    public Optional<Origin> of(Traversal reference, ModuleNode module) {
        return ReferenceParser.parse(reference).flatMap(parsed -> of(parsed, module));
    }

    private Optional<Origin> of(ParsedReference parsed, ModuleNode module) {
        return switch (parsed.subject()) {
            case LocalRef local ->
                    Optional.ofNullable(module.config().locals().get(local.name()))
                            .map(found -> new Origin.OfLocal(module, found));
            case VariableRef variable ->
                    Optional.ofNullable(module.config().variables().get(variable.name()))
                            .map(found -> variable(found, module));
            case ModuleOutputRef output -> output(output, module);
            case ModuleRef whole ->
                    Optional.ofNullable(module.children().get(whole.name()))
                            .map(Origin.OfModule::new);
            case ResourceRef resource ->
                    Optional.ofNullable(module.config().resources().get(resource.resource()))
                            .map(found ->
                                    new Origin.OfResource(
                                            module, found, resource.key(), parsed.remaining()));
            case EachRef each -> Optional.empty();
            case CountRef count -> Optional.empty();
            case SelfRef self -> Optional.empty();
            case PathRef path -> Optional.empty();
            case TerraformRef terraform -> Optional.empty();
        };
    }

    private Origin variable(Variable variable, ModuleNode module) {
        if (module.path().isRoot()) {
            return new Origin.OfRootVariable(variable);
        }
        ModuleNode caller = configuration.module(module.path().parent()).orElseThrow();
        return new Origin.OfVariable(
                module,
                variable,
                caller,
                module.call().map(call -> call.arguments().get(variable.name())));
    }

    /// An attribute behind a module of several instances is no output: `module.a[*].b` names them all.
    private static Optional<Origin> output(ModuleOutputRef reference, ModuleNode module) {
        InstanceKey key = reference.key();
        return Optional.ofNullable(module.children().get(reference.name()))
                .map(child ->
                        Optional.ofNullable(child.config().outputs().get(reference.output()))
                                .<Origin>map(found -> new Origin.OfOutput(child, key, found))
                                .orElseGet(() -> new Origin.OfModule(child)));
    }
}
