package dev.terrane.cli.view;

import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.plan.ActionInvocation;
import dev.terrane.plan.ActionInvocation.Lifecycle;
import dev.terrane.plan.Change;
import dev.terrane.plan.Drift;
import dev.terrane.plan.OutputChange;
import dev.terrane.plan.Plan;
import dev.terrane.plan.Plan.Counts;
import dev.terrane.plan.PlanOptions;
import dev.terrane.plan.ResourceChange;
import dev.terrane.spi.Schema;
import dev.terrane.value.Mark;
import dev.terrane.value.Marks;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A plan for people: what drifted, what is destroyed, then each change with its reason and its
/// differences, and how much it is all together.
public final class PlanText {
    private static final int BODY = 6;

    private final Style style;
    private final @Nullable ObjectTypes types;

    /// @param types tell blocks from attributes; without them everything is an attribute
    public PlanText(Style style, @Nullable ObjectTypes types) {
        this.style = style;
        this.types = types;
    }

    public String text(Plan plan) {
        StringBuilder all = new StringBuilder();
        write(plan, all::append);
        return all.toString();
    }

    /// Hands the text over in pieces, so that a long plan is never in memory as a whole.
    public void write(Plan plan, Consumer<String> to) {
        writeDrift(plan, to);
        if (plan.errored()) {
            to.accept("\nPlanning stopped at an error. This was planned before it.\n");
        }
        List<ResourceChange> changes =
                plan.changes().stream().filter(ResourceChange::isEffective).toList();
        if (!plan.isEffective()) {
            to.accept(plan.errored() ? "" : nothing(plan));
            return;
        }
        if (!changes.isEmpty() || !plan.invocations().isEmpty()) {
            to.accept(introduction(changes));
            to.accept(new DangerText(style).of(plan));
            writeInOrder(changes, plan.invocations(), to);
            to.accept(summary(plan.counts()));
        }
        to.accept(outputs(plan.outputs()));
        if (plan.options().mode() == PlanOptions.Mode.REFRESH_ONLY && !plan.drift().isEmpty()) {
            to.accept("\nApplying this plan writes what was found to the state.\n");
        }
    }

    /// What an object's change triggers stands beside it, in the order in which it is done.
    private void writeInOrder(
            List<ResourceChange> changes, List<ActionInvocation> invocations, Consumer<String> to) {
        Map<Optional<ResourceInstanceAddress>, List<ActionInvocation>> byCause =
                new LinkedHashMap<>(
                        invocations.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                found -> found.lifecycle().map(Lifecycle::resource),
                                                LinkedHashMap::new,
                                                Collectors.toList())));
        for (ResourceChange change : changes) {
            List<ActionInvocation> own =
                    change.deposedKey().isPresent()
                            ? List.of()
                            : Optional.ofNullable(byCause.remove(Optional.of(change.address())))
                                    .orElse(List.of());
            own.stream().filter(PlanText::isBefore).map(this::invocation).forEach(to);
            to.accept(change(change));
            own.stream().filter(found -> !isBefore(found)).map(this::invocation).forEach(to);
        }
        byCause.values().stream().flatMap(List::stream).map(this::invocation).forEach(to);
    }

    private static boolean isBefore(ActionInvocation invocation) {
        return invocation.lifecycle().filter(cause -> cause.event().isBefore()).isPresent();
    }

    private String invocation(ActionInvocation invocation) {
        return new InvocationText(style)
                .text(invocation, schema(invocation.provider(), invocation.action().resource()));
    }

    private String nothing(Plan plan) {
        String words =
                switch (plan.options().mode()) {
                    case NORMAL -> "What there is matches the configuration.";
                    case DESTROY -> "There is nothing to destroy.";
                    case REFRESH_ONLY -> "The state matches what there is.";
                };
        return "\n" + style.bold(style.green("No changes.")) + " " + words + "\n";
    }

    private String introduction(List<ResourceChange> changes) {
        Map<String, String> legend = new LinkedHashMap<>();
        changes.stream()
                .map(ResourceChange::change)
                .filter(change -> !change.isNoOp())
                .sorted(Comparator.comparingInt(ActionText::rank))
                .forEach(change ->
                        legend.put(ActionText.symbol(change, style), ActionText.legend(change)));
        StringBuilder text = new StringBuilder("\nTerrane will perform these actions:\n");
        legend.forEach(
                (symbol, words) -> text.append(symbol).append(' ').append(words).append('\n'));
        return text.append('\n').toString();
    }

    private String change(ResourceChange change) {
        var canvas = new Canvas(style, true);
        canvas.add("  ").add(style.bold("# " + change.address() + deposed(change)));
        canvas.add(ActionText.announcement(change)).endLine();
        for (String remark : remarks(change)) {
            canvas.add("  # (" + remark + ")").endLine();
        }
        if (!(change.change() instanceof Change.Forget)) {
            canvas.add(ActionText.symbol(change.change(), style)).add(" ");
            writeObject(canvas, change.address(), change.provider(), change.change());
        }
        return canvas.endLine().take();
    }

    private static String deposed(ResourceChange change) {
        return change.deposedKey().map(key -> " (deposed object " + key + ")").orElse("");
    }

    private static List<String> remarks(ResourceChange change) {
        List<String> remarks = new ArrayList<>();
        String reason = ActionText.reason(change);
        if (!reason.isEmpty()) {
            remarks.add(reason);
        }
        if (change.moved() && !(change.change() instanceof Change.NoOp)) {
            remarks.add("moved from " + change.previousAddress());
        }
        change.importId().ifPresent(id -> remarks.add("imported from " + QuotedText.of(id)));
        boolean ends =
                change.change() instanceof Change.Delete
                        || change.change() instanceof Change.Replace;
        if (change.stateful() && ends) {
            remarks.add("its data is lost");
        }
        change.publicExposure().ifPresent(what -> remarks.add("becomes public: " + what));
        return remarks;
    }

    private void writeObject(
            Canvas canvas,
            ResourceInstanceAddress address,
            ProviderConfigAddress provider,
            Change change) {
        ResourceAddress resource = address.resource();
        canvas.add(keyword(resource)).add(" \"" + resource.type() + "\" \"" + resource.name());
        canvas.add("\" {").endLine();
        new BlockText(canvas, new ChangeText(canvas, change.forcedBy()), false)
                .writeBody(
                        change.before(),
                        change.after(),
                        schema(provider, resource),
                        BODY,
                        ValuePath.EMPTY);
        canvas.add("    }").endLine();
    }

    private static String keyword(ResourceAddress resource) {
        return resource.isManaged() ? "resource" : "data";
    }

    private Optional<Schema.Block> schema(
            ProviderConfigAddress provider, ResourceAddress resource) {
        return types == null
                ? Optional.empty()
                : types.find(provider.source(), resource).map(type -> type.schema().block());
    }

    private String summary(Counts counts) {
        StringBuilder text = new StringBuilder(style.bold("Plan:")).append(' ');
        if (counts.importing() > 0) {
            text.append(counts.importing()).append(" to import, ");
        }
        text.append(counts.add()).append(" to add, ");
        text.append(counts.change()).append(" to change, ");
        text.append(counts.destroy()).append(" to destroy");
        if (counts.forget() > 0) {
            text.append(", ").append(counts.forget()).append(" to forget");
        }
        text.append('.');
        if (counts.invoke() > 0) {
            text.append(" Actions: ").append(counts.invoke()).append(" to invoke.");
        }
        return text.append('\n').toString();
    }

    private String outputs(List<OutputChange> outputs) {
        List<OutputChange> changed =
                outputs.stream().filter(o -> o.kind() != OutputChange.Kind.NO_OP).toList();
        if (changed.isEmpty()) {
            return "";
        }
        int width = changed.stream().mapToInt(o -> o.name().length()).max().orElse(0);
        var canvas = new Canvas(style, true);
        canvas.add("\nChanges to outputs:").endLine();
        changed.forEach(output -> writeOutput(canvas, output, width));
        return canvas.take();
    }

    /// Where one of two values has a mark of its own, it tells how sensitivity changes.
    private static void writeOutput(Canvas canvas, OutputChange output, int width) {
        boolean marked =
                output.before().hasMark(Mark.SENSITIVE) || output.after().hasMark(Mark.SENSITIVE);
        boolean bothMasked =
                output.sensitive() && !(marked && output.kind() == OutputChange.Kind.UPDATE);
        Optional<Value> before =
                output.kind() == OutputChange.Kind.CREATE
                        ? Optional.empty()
                        : Optional.of(bothMasked ? sensitive(output.before()) : output.before());
        Optional<Value> after =
                output.kind() == OutputChange.Kind.DELETE
                        ? Optional.empty()
                        : Optional.of(bothMasked ? sensitive(output.after()) : output.after());
        var key = new ChangeText.Key(output.name(), width, ValuePath.EMPTY);
        new ChangeText(canvas, List.of()).writeMember(key, before, after, Type.DYNAMIC, 2);
    }

    private static Value sensitive(Value value) {
        return Marks.add(value, Mark.SENSITIVE);
    }

    /// What changed outside is shown where this plan has to do with it: objects that it changes, and
    /// objects that are gone. The rest is counted, as providers fill in what nobody asked for; a plan
    /// that only refreshes shows all of it.
    private void writeDrift(Plan plan, Consumer<String> to) {
        boolean refreshOnly = plan.options().mode() == PlanOptions.Mode.REFRESH_ONLY;
        Set<ResourceInstanceAddress> changing =
                plan.changes().stream()
                        .filter(ResourceChange::isEffective)
                        .map(ResourceChange::address)
                        .collect(Collectors.toSet());
        Map<Boolean, List<Drift>> drift =
                plan.drift().stream()
                        .filter(found -> refreshOnly || !found.change().isNoOp())
                        .collect(
                                Collectors.partitioningBy(found ->
                                        refreshOnly
                                                || found.change() instanceof Change.Delete
                                                || changing.contains(found.address())));
        List<Drift> shown = drift.getOrDefault(true, List.of());
        if (!shown.isEmpty()) {
            to.accept(
                    "\n"
                            + style.bold("Changed outside of Terrane")
                            + " since the state was written:\n");
            shown.forEach(found -> to.accept("\n" + drift(found)));
        }
        int others = drift.getOrDefault(false, List.of()).size();
        if (others > 0) {
            to.accept(
                    "\n%d object%s not as the state remembers, without effect on this plan; -refresh-only shows more.\n"
                            .formatted(others, others == 1 ? " is" : "s are"));
        }
    }

    private String drift(Drift drift) {
        var canvas = new Canvas(style, true);
        String words =
                switch (drift.change()) {
                    case Change.Delete gone -> " is gone";
                    case Change.NoOp moved -> " has moved from " + drift.previousAddress();
                    default -> " has changed";
                };
        canvas.add("  ").add(style.bold("# " + drift.address())).add(words).endLine();
        canvas.add(ActionText.symbol(drift.change(), style)).add(" ");
        writeObject(canvas, drift.address(), drift.provider(), drift.change());
        return canvas.take();
    }
}
