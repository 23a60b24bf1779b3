package dev.terrane.planning;

import dev.terrane.address.ResourceAddress;
import dev.terrane.config.ActionTrigger;
import dev.terrane.config.Condition;
import dev.terrane.config.Import;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.ModuleConfig;
import dev.terrane.config.Output;
import dev.terrane.config.Repetition;
import dev.terrane.config.Resource;
import dev.terrane.evaluating.ImportAddress;
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.expression.References.Use;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What all expressions of a module look at, by the places that they stand in.
final class ModuleUses {
    private final List<Place> places = new ArrayList<>();

    private ModuleUses() {}

    /// Expressions in which `self` and `each` mean the same.
    ///
    /// @param self the resource that `self` is an object of
    /// @param forEach what `each.value` is an element of, where that has a name
    record Place(Optional<ResourceAddress> self, Optional<Traversal> forEach, List<Use> uses) {

        private static Place of(Optional<ResourceAddress> self, Repetition repetition) {
            Optional<Traversal> all =
                    repetition instanceof Repetition.ForEach each
                            ? References.path(each.expression())
                            : Optional.empty();
            return new Place(self, all, new ArrayList<>());
        }

        private void add(Expression expression) {
            uses.addAll(References.uses(expression));
        }

        private void add(Body body) {
            uses.addAll(References.uses(body));
        }

        private void add(List<Condition> conditions) {
            for (Condition condition : conditions) {
                add(condition.condition());
                add(condition.errorMessage());
            }
        }

        /// Of what `for_each` goes through, the elements are looked at by `each.value`.
        private void add(Repetition repetition) {
            switch (repetition) {
                case Repetition.Single single -> {}
                case Repetition.Count count -> add(count.expression());
                case Repetition.Enabled enabled -> add(enabled.expression());
                case Repetition.ForEach each ->
                        References.uses(each.expression()).stream()
                                .map(use ->
                                        new Use(
                                                use.path(),
                                                use.elementsOnly()
                                                        || Optional.of(use.path()).equals(forEach)))
                                .forEach(uses::add);
            }
        }
    }

    static List<Place> of(ModuleConfig module) {
        ModuleUses all = new ModuleUses();
        all.addValues(module);
        module.resources().values().forEach(all::addResource);
        module.imports().forEach(all::addImport);
        return all.places;
    }

    /// What a call hands to its module, seen from where it stands.
    static List<Place> of(ModuleCall call) {
        Place place = Place.of(Optional.empty(), call.repetition());
        place.add(call.repetition());
        call.arguments().values().stream().map(Attribute::expression).forEach(place::add);
        call.providerKeys().values().forEach(place::add);
        return List.of(place);
    }

    private void addValues(ModuleConfig module) {
        Place place = Place.of(Optional.empty(), Repetition.SINGLE);
        module.variables().values().forEach(variable -> place.add(variable.validations()));
        module.locals().values().forEach(local -> place.add(local.expression()));
        for (Output output : module.outputs().values()) {
            place.add(output.value());
            place.add(output.preconditions());
        }
        module.providers().values().forEach(provider -> place.add(provider.body()));
        module.metas().values().forEach(meta -> place.add(meta.body()));
        module.checks()
                .values()
                .forEach(check -> {
                    place.add(check.assertions());
                    check.data().ifPresent(this::addResource);
                });
        places.add(place);
    }

    private void addResource(Resource resource) {
        Place place = Place.of(Optional.of(resource.address()), resource.repetition());
        place.add(resource.repetition());
        resource.providerKey().ifPresent(place::add);
        place.add(resource.body());
        resource.lifecycle().enabled().ifPresent(place::add);
        resource.lifecycle().replaceTriggeredBy().forEach(place::add);
        place.add(resource.lifecycle().preconditions());
        place.add(resource.lifecycle().postconditions());
        for (ActionTrigger trigger : resource.lifecycle().actionTriggers()) {
            trigger.condition().ifPresent(place::add);
            trigger.actions().forEach(invoked -> invoked.key().ifPresent(place::add));
        }
        resource.connection().ifPresent(place::add);
        for (Resource.Provisioner provisioner : resource.provisioners()) {
            place.add(provisioner.body());
            provisioner.connection().ifPresent(place::add);
        }
        places.add(place);
    }

    private void addImport(Import block) {
        Place place = Place.of(Optional.empty(), block.repetition());
        place.add(block.repetition());
        block.key().ifPresent(place::add);
        ImportAddress.keys(block.to()).forEach(place::add);
        places.add(place);
    }
}
