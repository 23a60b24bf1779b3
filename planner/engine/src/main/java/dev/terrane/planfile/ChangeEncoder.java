package dev.terrane.planfile;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.plan.ActionReason;
import dev.terrane.plan.Change;
import dev.terrane.plan.Drift;
import dev.terrane.plan.ResourceChange;
import dev.terrane.planfile.DocumentValue.Mapping;
import dev.terrane.planfile.PlanInputs.BlockDigests;
import dev.terrane.value.SortedStrings;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns changes into what a document says of them.
final class ChangeEncoder {
    private final Redactor redactor;
    private final Map<ConfigResourceAddress, BlockDigests> blocks;

    ChangeEncoder(Redactor redactor, Map<ConfigResourceAddress, BlockDigests> blocks) {
        this.redactor = redactor;
        this.blocks = blocks;
    }

    PlannedChange encode(ResourceChange change) {
        String place = change.address().toString();
        ValueEncoder values = ValueEncoder.ofObject(redactor, place);
        Optional<BlockDigests> block = Optional.ofNullable(blocks.get(change.address().config()));
        Optional<DocumentValue> after = present(change.change().after()).map(values::encode);
        return new PlannedChange(
                redactor.address(change.address()),
                previous(change.address(), change.previousAddress()),
                change.deposedKey(),
                change.provider().toString(),
                change.change().actions(),
                Optional.of(change.reason())
                        .filter(r -> r != ActionReason.NONE)
                        .map(ActionReason::word),
                forcedBy(place, change.change()),
                change.block().map(range -> redactor.text("block", range.toString())),
                block.map(BlockDigests::block),
                block.flatMap(BlockDigests::provisioners),
                change.importId().map(id -> values.encode(Value.string(id))),
                before(change.change(), values, after),
                after,
                change.stateful(),
                change.publicExposure().map(text -> redactor.text(place, text)),
                change.dependencies().stream()
                        .map(ConfigResourceAddress::toString)
                        .sorted()
                        .toList());
    }

    PlannedChange encode(Drift drift) {
        ValueEncoder values = ValueEncoder.ofObject(redactor, drift.address().toString());
        Optional<DocumentValue> after = present(drift.change().after()).map(values::encode);
        return new PlannedChange(
                redactor.address(drift.address()),
                previous(drift.address(), drift.previousAddress()),
                Optional.empty(),
                drift.provider().toString(),
                drift.change().actions(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                before(drift.change(), values, after),
                after,
                false,
                Optional.empty(),
                List.of());
    }

    private Optional<String> previous(
            ResourceInstanceAddress address, ResourceInstanceAddress previous) {
        return previous.equals(address)
                ? Optional.empty()
                : Optional.of(redactor.address(previous));
    }

    private static Optional<Value> present(Value value) {
        return value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private List<String> forcedBy(String place, Change change) {
        return change.forcedBy().stream()
                .map(ValuePath::display)
                .map(path -> redactor.text(place, path))
                .sorted()
                .toList();
    }

    private static Optional<DocumentValue> before(
            Change change, ValueEncoder values, Optional<DocumentValue> after) {
        Optional<DocumentValue> whole = present(change.before()).map(values::encode);
        return whole.isPresent() && after.isPresent()
                ? Optional.of(onlyChanging(whole.get(), after.get()))
                : whole;
    }

    /// What stays is in `after`, and need not be read twice.
    private static DocumentValue onlyChanging(DocumentValue before, DocumentValue after) {
        if (!(before instanceof Mapping was) || !(after instanceof Mapping willBe)) {
            return before;
        }
        Map<String, DocumentValue> changing = new HashMap<>(was.entries());
        changing.entrySet()
                .removeIf(entry -> entry.getValue().equals(willBe.entries().get(entry.getKey())));
        return new Mapping(SortedStrings.copy(changing));
    }
}
