package dev.terrane.operating;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.config.Resource;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.evaluating.ListArguments;
import dev.terrane.evaluating.Providers;
import dev.terrane.objects.SchemaMarks;
import dev.terrane.spi.Identity;
import dev.terrane.spi.ListResources;
import dev.terrane.spi.ListResources.Found;
import dev.terrane.spi.ListResources.ListRequest;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the objects that `list` blocks ask for, at their providers.
final class ObjectSearch {
    private final Providers providers;
    private final boolean withObjects;
    private final SearchListener listener;
    private final List<SearchOutcome> outcomes = new ArrayList<>();

    /// @param withObjects whether attributes are wanted even where a block does not say so
    ObjectSearch(Providers providers, boolean withObjects, SearchListener listener) {
        this.providers = providers;
        this.withObjects = withObjects;
        this.listener = listener;
    }

    /// What was found, in the order of the addresses.
    List<SearchOutcome> outcomes() {
        synchronized (outcomes) {
            return outcomes.stream().sorted(SearchOutcome.ORDER).toList();
        }
    }

    /// What others see of the lists: `list.aws_vpc.all.data[0].identity`.
    Map<InstanceKey, Value> settle(DesiredResource list, Diagnostics diagnostics) {
        Map<InstanceKey, Value> values = new LinkedHashMap<>();
        for (DesiredInstance instance : list.instances()) {
            Diagnostics own = new Diagnostics();
            Value config = instance.config(own);
            ListRequest request = ListArguments.of(list, instance, config.withoutMarksDeep(), own);
            if (!request.config().isWhollyKnown() && !own.hasErrors()) {
                own.add(notKnown(instance, list.block()));
            }
            List<Found> found =
                    own.hasErrors() ? List.of() : search(list, instance, config, request, own);
            values.put(instance.address().key(), value(found));
            diagnostics.addAll(own);
        }
        return values;
    }

    private static Diagnostic notKnown(DesiredInstance instance, Resource block) {
        return Diagnostic.error(
                        "Values of a list block are not known",
                        "The \"config\" of %s depends on what is known only after an apply."
                                .formatted(instance.address()),
                        block.range())
                .about(instance.address().toString());
    }

    private List<Found> search(
            DesiredResource list,
            DesiredInstance instance,
            Value config,
            ListRequest asked,
            Diagnostics diagnostics) {
        String type = list.address().resource().type();
        Optional<ListResources> operations =
                providers
                        .configured(instance.provider(), diagnostics)
                        .map(provider -> provider.listResource(type).orElseThrow());
        if (operations.isEmpty()) {
            return List.of();
        }
        ListRequest request =
                new ListRequest(asked.config(), withObjects || asked.withObjects(), asked.limit());
        SearchOutcome outcome =
                new SearchOutcome(
                        instance.address(),
                        list.block().provider(),
                        asked.withObjects(),
                        schema(list),
                        SchemaMarks.of(list.schema().block()).apply(config),
                        new ArrayList<>());
        listed(outcome, instance, operations.get(), request, diagnostics);
        synchronized (outcomes) {
            outcomes.add(outcome);
        }
        return outcome.found();
    }

    /// Nothing where objects of the type can only be listed.
    private Optional<Schema> schema(DesiredResource list) {
        return Optional.ofNullable(
                providers
                        .schema(list.provider())
                        .resources()
                        .get(list.address().resource().type()));
    }

    /// A provider may not heed the limit.
    private void listed(
            SearchOutcome outcome,
            DesiredInstance instance,
            ListResources list,
            ListRequest request,
            Diagnostics diagnostics) {
        List<Problem> problems = new ArrayList<>(list.validate(request));
        if (problems.stream().noneMatch(Problem::isError)) {
            listener.started(outcome);
            problems.addAll(
                    list.list(
                            request,
                            each -> {
                                if (outcome.found().size() < request.limit()) {
                                    note(each, outcome, instance, diagnostics);
                                }
                            }));
            listener.completed(outcome);
        }
        problems.forEach(problem -> diagnostics.add(instance.diagnostic(problem)));
    }

    private void note(
            Found found, SearchOutcome outcome, DesiredInstance instance, Diagnostics diagnostics) {
        Optional<String> fault = ListConformance.fault(found, outcome.schema());
        if (fault.isPresent()) {
            diagnostics.add(fault(found, fault.get(), instance));
        } else if (found.problems().stream().noneMatch(Problem::isError)) {
            outcome.found().add(found);
            listener.found(outcome, found);
        }
        found.problems().forEach(problem -> diagnostics.add(instance.diagnostic(problem)));
    }

    private static Diagnostic fault(Found found, String fault, DesiredInstance instance) {
        ResourceInstanceAddress address = instance.address();
        return Diagnostic.error(
                        "Provider produced an invalid list",
                        "The provider %s has found \"%s\" for %s, and %s. This is a fault of the provider; report it to those who maintain it."
                                .formatted(
                                        instance.provider().source().display(),
                                        found.displayName(),
                                        address,
                                        fault))
                .about(address.toString());
    }

    private static Value value(List<Found> found) {
        return Value.object(
                Map.of("data", Value.tuple(found.stream().map(ObjectSearch::value).toList())));
    }

    private static Value value(Found found) {
        return Value.object(
                Map.of(
                        "display_name",
                        Value.string(found.displayName()),
                        "identity",
                        found.identity().map(Identity::attributes).orElse(Value.NULL),
                        "state",
                        found.object().orElse(Value.NULL)));
    }
}
