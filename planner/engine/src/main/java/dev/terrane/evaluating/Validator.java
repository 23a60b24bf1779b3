package dev.terrane.evaluating;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceMode;
import dev.terrane.config.ActionTrigger;
import dev.terrane.config.Configuration;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.Evaluation.Phase;
import dev.terrane.graph.Dag;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Checks a configuration against the schemas of its providers, without values from outside and
/// without asking anything of a cloud.
public final class Validator implements ObjectHandler {
    private final Providers providers;
    private final ProvisionerTypes provisioners;

    private Validator(Providers providers, ProvisionerTypes provisioners) {
        this.providers = providers;
        this.provisioners = provisioners;
    }

    public static void validate(
            Configuration configuration,
            Environment environment,
            Providers providers,
            ProvisionerTypes provisioners,
            Diagnostics diagnostics) {
        Dag<ConfigNode> dag = ConfigGraph.of(configuration);
        List<List<ConfigNode>> cycles = dag.cycles();
        cycles.forEach(loop -> diagnostics.add(CycleReport.of(loop, configuration)));
        if (cycles.isEmpty()) {
            new Evaluation(
                            configuration,
                            dag,
                            environment,
                            providers,
                            Phase.VALIDATE,
                            Map.of(),
                            new Validator(providers, provisioners))
                    .run(node -> true, diagnostics);
        }
    }

    @Override
    public Map<InstanceKey, Value> settle(DesiredResource resource, Diagnostics diagnostics) {
        warnOfIgnored(resource, diagnostics);
        Map<InstanceKey, Value> values = new LinkedHashMap<>();
        for (DesiredInstance instance : resource.instances()) {
            instance.preconditionsHold(diagnostics);
            Value config = instance.config(diagnostics);
            boolean storable =
                    EphemeralUse.isAllowed(
                            config, resource.schema().block(), resource, instance, diagnostics);
            boolean isList = resource.address().resource().mode() == ResourceMode.LIST;
            if (isList) {
                ListArguments.of(resource, instance, config.withoutMarksDeep(), diagnostics);
            }
            if (storable && resource.template().isSound() && !diagnostics.hasErrors()) {
                problems(resource, instance, config)
                        .forEach(p -> diagnostics.add(instance.diagnostic(p)));
            }
            Value expected = Value.unknown(resource.schema().block().impliedType());
            instance.postconditionsHold(expected, diagnostics);
            new ProvisionerValidation(provisioners, resource.block(), diagnostics)
                    .check(instance.scopeWithSelf(expected));
            values.put(instance.address().key(), isList ? Value.DYNAMIC : expected);
        }
        return values;
    }

    /// Which instances of an action are named is known only when there are instances.
    @Override
    public void triggered(DesiredResource resource, Diagnostics diagnostics) {
        for (DesiredInstance instance : resource.instances()) {
            for (ActionTrigger trigger : resource.block().lifecycle().actionTriggers()) {
                TriggerConditions.evaluate(trigger.condition(), instance, diagnostics);
            }
        }
    }

    private static void warnOfIgnored(DesiredResource resource, Diagnostics diagnostics) {
        for (Traversal ignored : resource.block().lifecycle().ignoreChanges()) {
            Schema.Attribute attribute = resource.schema().block().attributes().get(ignored.root());
            boolean onlyGiven =
                    attribute != null
                            && attribute.computed()
                            && !attribute.optional()
                            && ignored.steps().isEmpty();
            if (onlyGiven) {
                diagnostics.warning(
                        "Redundant ignore_changes element",
                        "The provider alone decides what \"%s\" is, so there is no argument whose changes could be ignored. Take it out of ignore_changes."
                                .formatted(ignored.root()),
                        resource.block().range());
            }
        }
    }

    private List<Problem> problems(
            DesiredResource resource, DesiredInstance instance, Value config) {
        Provider provider = providers.unconfigured(resource.provider());
        String type = resource.address().resource().type();
        Value plain = config.withoutMarksDeep();
        return switch (resource.address().resource().mode()) {
            case DATA -> provider.dataSource(type).validate(plain);
            case MANAGED -> provider.resource(type).validate(plain);
            case ACTION -> provider.action(type).orElseThrow().validate(plain);
            case LIST ->
                    provider.listResource(type)
                            .orElseThrow()
                            .validate(
                                    ListArguments.of(resource, instance, plain, new Diagnostics()));
            case EPHEMERAL -> throw new IllegalStateException("opened, not settled: " + resource);
        };
    }
}
