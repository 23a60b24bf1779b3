package dev.terrane.plan;

import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.List;

/// What happens to one object. `before` and `after` are null values where there is no object.
public sealed interface Change {
    Value before();

    Value after();

    record Create(Value after) implements Change {
        @Override
        public Value before() {
            return Value.NULL;
        }
    }

    /// A data source that can not be read before other things were applied.
    record Read(Value before, Value after) implements Change {}

    record Update(Value before, Value after) implements Change {}

    /// @param forcedBy the arguments whose change needs a new object; empty where something else
    ///     does, which the reason says
    record Replace(Value before, Value after, List<ValuePath> forcedBy, boolean createBeforeDestroy)
            implements Change {
        public Replace {
            forcedBy = List.copyOf(forcedBy);
        }
    }

    /// A new object in the place of one that is left alone, because of `destroy = false`.
    ///
    /// @param forcedBy as in [Replace]
    record Supersede(Value before, Value after, List<ValuePath> forcedBy) implements Change {
        public Supersede {
            forcedBy = List.copyOf(forcedBy);
        }
    }

    record Delete(Value before) implements Change {
        @Override
        public Value after() {
            return Value.NULL;
        }
    }

    /// No longer managed, and left alone.
    record Forget(Value before) implements Change {
        @Override
        public Value after() {
            return Value.NULL;
        }
    }

    record NoOp(Value value) implements Change {
        @Override
        public Value before() {
            return value;
        }

        @Override
        public Value after() {
            return value;
        }
    }

    default boolean isNoOp() {
        return this instanceof NoOp;
    }

    /// The arguments whose change needs a new object, where they are why there is one.
    default List<ValuePath> forcedBy() {
        return List.of();
    }

    /// As `show -json` lists them: `["delete", "create"]`.
    default List<String> actions() {
        return switch (this) {
            case Create c -> List.of("create");
            case Read c -> List.of("read");
            case Update c -> List.of("update");
            case Replace c ->
                    c.createBeforeDestroy()
                            ? List.of("create", "delete")
                            : List.of("delete", "create");
            case Supersede c -> List.of("forget", "create");
            case Delete c -> List.of("delete");
            case Forget c -> List.of("forget");
            case NoOp c -> List.of("no-op");
        };
    }
}
