package dev.terrane.provider.aws.support;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.spi.ManagedResources.ReadAlong;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// One type of resource: its plan rules and its four operations.
///
/// Operations throw what the SDK throws, or a
/// [FailedCall][dev.terrane.provider.aws.session.FailedCall]; whoever calls them turns both into
/// problems. Tags are put on by `create`; later changes of them come to [#tag], before [#update].
public interface ResourceType {

    LegacyRules rules();

    /// Problems of a configuration beyond what its schema says. Parts of it may be unknown.
    default List<Problem> validate(Attributes config) {
        return List.of();
    }

    /// Arguments and blocks of the schema that are not supported yet.
    default Set<String> uncoveredArguments() {
        return Set.of();
    }

    /// Sets the id of the draft as soon as there is an object, so that it is not lost if what comes
    /// after that fails.
    void create(Draft object, AwsSession aws);

    /// Sets what each object is now, or says that it is gone. It is called with many objects only if
    /// [#readsMany].
    void read(List<Draft> objects, AwsSession aws);

    /// Objects of other types that are read by the same calls as some parts of these.
    default List<ReadAlong> readsAlong() {
        return List.of();
    }

    /// Whether many objects are read by fewer calls than one each.
    default boolean readsMany() {
        return false;
    }

    /// Changes what can be changed in place, but for the tags.
    default void update(Draft object, AwsSession aws) {}

    void delete(Draft object, AwsSession aws);

    /// @param set tags to add or change
    /// @param removed names of tags
    default void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        throw new IllegalStateException("objects of this type have no tags");
    }

    /// What the state holds of an object that is imported, before it is read.
    default void importAs(Draft object, String id) {
        object.id(id);
    }

    /// Whether deleting an object loses data.
    default boolean isStateful() {
        return false;
    }

    /// What the planned object opens to everybody, in words; empty where it opens nothing.
    default String publicExposure(Attributes planned) {
        return "";
    }
}
