package dev.terrane.spi;

import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Objects of one type, which the provider creates, reads, changes and deletes.
///
/// Values are objects of the schema's type, without marks. In a configuration, what is not set is
/// null; in a plan, what only applying will tell is unknown.
public interface ManagedResources {

    /// Problems of a configuration; parts of it may be unknown.
    List<Problem> validate(Value config);

    /// The attributes of an object as an older version of the provider saved them, in today's form.
    ///
    /// @param json as it stands in the state
    UpgradeAnswer upgrade(long fromVersion, byte[] json);

    /// Whether [#upgrade] also wants the objects that have today's form already: it then makes them
    /// what the provider would write now.
    default boolean upgradesEvery() {
        return false;
    }

    /// Arguments and nested blocks of the schema that the provider does not know how to handle yet,
    /// though the one that it stands in for does.
    default Set<String> uncoveredArguments() {
        return Set.of();
    }

    /// What the object is now.
    ReadAnswer read(ReadRequest request);

    /// What is read anyway where objects of other types are read.
    default List<ReadAlong> readsAlong() {
        return List.of();
    }

    /// What the object will be, and whether that needs a new one.
    PlanAnswer plan(PlanRequest request);

    /// Whether deleting an object loses data, for those who review it.
    default boolean losesData(Value object) {
        return false;
    }

    /// Whether [#plan] is also to be asked about deletions: it may refuse one, warn of it, or note
    /// something for it.
    default boolean plansDeletions() {
        return false;
    }

    /// Makes it so. Where `planned` is null the object is deleted.
    ApplyAnswer apply(ApplyRequest request);

    /// Takes over an object that was one of another type, also of another provider: a `moved` block
    /// leads from there to here. Empty where this type takes nothing over from that one.
    ///
    /// @param json as it stands in the state
    default Optional<MoveAnswer> moveFrom(MoveSource source, byte[] json) {
        return Optional.empty();
    }

    /// Finds an object that exists already by the id that the user gives.
    ImportAnswer importObject(String id);

    /// The same by its identity.
    ///
    /// @param identity an object of attributes as they are written, wholly known
    default ImportAnswer importByIdentity(Value identity) {
        return ImportAnswer.failed(
                Problem.error(
                        "Resource type has no identity",
                        "The provider gives the objects of this type no identity to find them by. Use \"id\" instead."));
    }

    /// How a configuration of the object is best written, where the provider knows; else whoever
    /// asks makes one from the object and the schema.
    default Optional<GenerateAnswer> generateConfig(Value object) {
        return Optional.empty();
    }

    /// @param prior what the state holds
    /// @param wanted what somebody looks at: the rest may stay as it was where reading it costs a call
    record ReadRequest(Value prior, PrivateData privateData, Wanted wanted) {
        public ReadRequest(Value prior, PrivateData privateData) {
            this(prior, privateData, Wanted.ALL);
        }
    }

    /// Objects of another type that are read by the same calls as some attributes of this one, so that
    /// these cost nothing where there are such objects.
    ///
    /// @param type of the others
    /// @param reference their argument that names this object
    /// @param id the attribute of this object that is named
    /// @param attributes of this object that are read with them
    record ReadAlong(String type, String reference, String id, Set<String> attributes) {
        public ReadAlong {
            attributes = Set.copyOf(attributes);
        }
    }

    /// @param object null (a [Value] that is null) where it is gone
    record ReadAnswer(Value object, PrivateData privateData, List<Problem> problems) {
        public ReadAnswer {
            problems = List.copyOf(problems);
        }
    }

    /// @param provider such as `registry.terraform.io/hashicorp/null`
    /// @param type the resource type that the object was of
    /// @param kept what its provider kept with it
    record MoveSource(String provider, String type, long schemaVersion, PrivateData kept) {}

    /// @param object null where the move failed
    record MoveAnswer(Value object, PrivateData privateData, List<Problem> problems) {
        public MoveAnswer {
            problems = List.copyOf(problems);
        }
    }

    /// @param config what stands in the block; null where it failed
    record GenerateAnswer(Value config, List<Problem> problems) {
        public GenerateAnswer {
            problems = List.copyOf(problems);
        }
    }

    record UpgradeAnswer(Value object, List<Problem> problems) {
        public UpgradeAnswer {
            problems = List.copyOf(problems);
        }
    }

    /// @param prior null where the object is to be created
    /// @param proposed the configuration, with what it leaves open taken from the prior object, and
    ///     null where there is none: a [ProposedObject]. Null where the object is to be deleted.
    /// @param config as it was written
    record PlanRequest(Value prior, Value proposed, Value config, PrivateData priorPrivate) {}

    /// @param requiresReplace the arguments whose change needs a new object
    /// @param legacyTypeSystem whether small disagreements with the configuration are to be
    ///     forgiven, as for providers on the older plugin library
    record PlanAnswer(
            Value planned,
            List<ValuePath> requiresReplace,
            PrivateData plannedPrivate,
            boolean legacyTypeSystem,
            Annotations annotations,
            List<Problem> problems) {
        public PlanAnswer {
            requiresReplace = List.copyOf(requiresReplace);
            problems = List.copyOf(problems);
        }

        public static PlanAnswer of(Value planned, List<ValuePath> requiresReplace) {
            return new PlanAnswer(
                    planned, requiresReplace, PrivateData.NONE, false, Annotations.NONE, List.of());
        }

        public PlanAnswer withPlanned(Value other) {
            return new PlanAnswer(
                    other,
                    requiresReplace,
                    plannedPrivate,
                    legacyTypeSystem,
                    annotations,
                    problems);
        }

        public static PlanAnswer failed(Value planned, List<Problem> problems) {
            return new PlanAnswer(
                    planned, List.of(), PrivateData.NONE, false, Annotations.NONE, problems);
        }
    }

    /// What only the provider knows of a change, for those who review it.
    ///
    /// @param stateful deleting the object loses data
    /// @param publicExposure what becomes reachable for everybody, in words
    record Annotations(boolean stateful, Optional<String> publicExposure) {
        public static final Annotations NONE = new Annotations(false, Optional.empty());
    }

    /// @param planned null where the object is to be deleted
    record ApplyRequest(Value prior, Value planned, Value config, PrivateData plannedPrivate) {}

    /// @param object what there is now, also when it failed half-way: that is saved, and the object
    ///     counts as tainted when it was being created
    record ApplyAnswer(Value object, PrivateData privateData, List<Problem> problems) {
        public ApplyAnswer {
            problems = List.copyOf(problems);
        }

        public static ApplyAnswer of(Value object) {
            return new ApplyAnswer(object, PrivateData.NONE, List.of());
        }

        public boolean failed() {
            return problems.stream().anyMatch(Problem::isError);
        }
    }

    /// @param object enough of it for [#read] to find the rest
    record ImportAnswer(Optional<Value> object, PrivateData privateData, List<Problem> problems) {
        public ImportAnswer {
            problems = List.copyOf(problems);
        }

        public static ImportAnswer of(Value object) {
            return new ImportAnswer(Optional.of(object), PrivateData.NONE, List.of());
        }

        public static ImportAnswer failed(Problem problem) {
            return new ImportAnswer(Optional.empty(), PrivateData.NONE, List.of(problem));
        }

        /// For a type none of whose objects can be found by an id.
        public static ImportAnswer unsupported(String type) {
            return failed(
                    Problem.error(
                            "Resource type can not be imported",
                            "Objects of the type "
                                    + type
                                    + " can not be found by an id. Let a new one be created."));
        }
    }
}
