package dev.terrane.value;

import java.util.List;
import java.util.Map;

/// The constants of [Value], which inherits them.
///
/// They stand apart because a record is only initialized after the interface whose methods it inherits.
/// Were they in it, one thread could be making a constant while another makes its first record, and
/// each would wait for the other.
interface ValueConstants {
    /// A value of which not even the type is known.
    Value DYNAMIC = new Value.UnknownValue(Type.DYNAMIC, Refinement.NONE);

    Value.BoolValue TRUE = new Value.BoolValue(true);
    Value.BoolValue FALSE = new Value.BoolValue(false);
    Value NULL = new Value.NullValue(Type.DYNAMIC);
    Value.ObjectValue EMPTY_OBJECT = Value.ObjectValue.of(Map.of());
    Value.TupleValue EMPTY_TUPLE = new Value.TupleValue(List.of());
}
