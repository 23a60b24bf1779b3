package dev.terrane.planfile;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.planfile.BrokenAssumption.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/// Finds what two plans were made from that is not the same. It explains a difference, and makes none.
final class BrokenAssumptions {
    private final PlanDocument approved;
    private final PlanDocument present;
    private final CameTrue state;

    BrokenAssumptions(PlanDocument approved, PlanDocument present, CameTrue state) {
        this.approved = approved;
        this.present = present;
        this.state = state;
    }

    /// What concerns no single object.
    List<BrokenAssumption> general() {
        List<BrokenAssumption> broken = new ArrayList<>();
        if (!approved.lineage().isEmpty()) {
            addText(broken, Kind.STATE, "lineage", approved.lineage(), present.lineage());
        }
        options(broken);
        addEach(
                broken,
                Kind.VARIABLE,
                approved.variables(),
                present.variables(),
                ValueText::oneLine);
        addEach(broken, Kind.FILE, digests(approved), digests(present), Digest::text);
        return broken;
    }

    private void options(List<BrokenAssumption> broken) {
        PlanDocument.Options was = approved.options();
        PlanDocument.Options is = present.options();
        addText(broken, Kind.OPTION, "mode", was.mode(), is.mode());
        addText(broken, Kind.OPTION, "workspace", was.workspace(), is.workspace());
        addText(broken, Kind.OPTION, "refresh", was.refresh() + "", is.refresh() + "");
        addText(broken, Kind.OPTION, "target", was.targets() + "", is.targets() + "");
        addText(broken, Kind.OPTION, "exclude", was.excludes() + "", is.excludes() + "");
        addText(broken, Kind.OPTION, "replace", was.replacements() + "", is.replacements() + "");
        addText(broken, Kind.OPTION, "invoke", was.invokes() + "", is.invokes() + "");
        add(broken, Kind.OPTION, "backend", was.backend(), is.backend(), ValueText::oneLine);
    }

    private static Map<String, Digest> digests(PlanDocument document) {
        return document.files();
    }

    /// What concerns the objects of these effects.
    List<BrokenAssumption> of(List<Effect> effects) {
        List<BrokenAssumption> broken = new ArrayList<>();
        List<PlannedChange> changes = new ArrayList<>();
        for (Effect effect : effects) {
            if (effect instanceof Effect.OfObject object) {
                changes.add(object.change());
            }
        }
        objects(changes).forEach(place -> object(broken, place));
        if (changes.size() == 2) {
            pair(broken, changes.get(0), changes.get(1));
        }
        changes.stream().map(PlannedChange::provider).distinct().forEach(p -> provider(broken, p));
        return broken;
    }

    /// The places of those objects that the changes touch or are made from.
    private SortedSet<String> objects(List<PlannedChange> changes) {
        SortedSet<String> places = new TreeSet<>(approved.objects().keySet());
        places.addAll(present.objects().keySet());
        places.removeIf(place -> changes.stream().noneMatch(change -> concerns(change, place)));
        return places;
    }

    private static boolean concerns(PlannedChange change, String place) {
        return place.equals(change.place())
                || place.equals(change.address())
                || change.previousAddress().filter(place::equals).isPresent()
                || AddressParser.instance(place)
                        .map(address -> change.dependencies().contains(address.config().toString()))
                        .orElse(false);
    }

    /// Where only one of the plans has to do with the object, the state tells whether it is there.
    private void object(List<BrokenAssumption> broken, String place) {
        Optional<Digest> was = Optional.ofNullable(approved.objects().get(place));
        Optional<Digest> is = Optional.ofNullable(present.objects().get(place));
        if (was.isPresent() && is.isPresent()) {
            addDigest(broken, Kind.OBJECT, place, was.get(), is.get());
        } else if (was.isPresent() && isGone(place)) {
            broken.add(
                    new BrokenAssumption(
                            Kind.OBJECT, place, was.map(Digest::text), Optional.empty()));
        }
    }

    private boolean isGone(String place) {
        Optional<ResourceInstanceAddress> parsed = AddressParser.instance(place);
        return parsed.isPresent() && state.find(place).isEmpty();
    }

    private void pair(List<BrokenAssumption> broken, PlannedChange was, PlannedChange is) {
        addOptional(broken, Kind.BLOCK, was.address(), was.blockDigest(), is.blockDigest());
        addOptional(
                broken,
                Kind.PROVISIONERS,
                was.address(),
                was.provisionerDigest(),
                is.provisionerDigest());
    }

    private static void addOptional(
            List<BrokenAssumption> broken,
            Kind kind,
            String subject,
            Optional<String> was,
            Optional<String> is) {
        if (was.isPresent() && is.isPresent()) {
            addText(broken, kind, subject, was.get(), is.get());
        }
    }

    /// A plan has the configuration of those that its changes need.
    private void provider(List<BrokenAssumption> broken, String address) {
        Optional<DocumentValue> was =
                Optional.ofNullable(approved.providerConfigurations().get(address));
        Optional<DocumentValue> is =
                Optional.ofNullable(present.providerConfigurations().get(address));
        if (isNeeded(approved, address) && isNeeded(present, address)) {
            add(broken, Kind.PROVIDER_CONFIGURATION, address, was, is, ValueText::oneLine);
        }
        AddressParser.provider(address)
                .map(parsed -> parsed.source().toString())
                .ifPresent(source -> version(broken, source));
    }

    private static boolean isNeeded(PlanDocument plan, String provider) {
        return plan.changes().stream().anyMatch(change -> change.provider().equals(provider));
    }

    private void version(List<BrokenAssumption> broken, String source) {
        add(
                broken,
                Kind.PROVIDER,
                source,
                Optional.ofNullable(approved.providers().get(source)),
                Optional.ofNullable(present.providers().get(source)),
                version -> version.version() + " (" + version.runtime().word() + ")");
    }

    private static <T> void addEach(
            List<BrokenAssumption> broken,
            Kind kind,
            Map<String, T> was,
            Map<String, T> is,
            Function<T, String> shown) {
        SortedSet<String> names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        for (String name : names) {
            add(
                    broken,
                    kind,
                    name,
                    Optional.ofNullable(was.get(name)),
                    Optional.ofNullable(is.get(name)),
                    shown);
        }
    }

    private static <T> void add(
            List<BrokenAssumption> broken,
            Kind kind,
            String subject,
            Optional<T> was,
            Optional<T> is,
            Function<T, String> shown) {
        if (!Objects.equals(was, is)) {
            broken.add(new BrokenAssumption(kind, subject, was.map(shown), is.map(shown)));
        }
    }

    private static void addDigest(
            List<BrokenAssumption> broken, Kind kind, String subject, Digest was, Digest is) {
        if (was.differsFrom(is)) {
            addText(broken, kind, subject, was.text(), is.text());
        }
    }

    private static void addText(
            List<BrokenAssumption> broken, Kind kind, String subject, String was, String is) {
        add(broken, kind, subject, Optional.of(was), Optional.of(is), text -> text);
    }
}
