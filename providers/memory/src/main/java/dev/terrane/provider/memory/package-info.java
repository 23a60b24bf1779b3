/// The smallest readable provider: a fake cloud, for tests and as the example to copy.
///
/// It has one resource type, `memory_object`, with arguments of every kind, a data source of the same
/// name, and an ephemeral resource, `memory_session`. What it makes lies in a [dev.terrane.provider.memory.Cloud]: in this process, or
/// in a file that several processes share. A test can make any operation fail in many ways
/// ([dev.terrane.provider.memory.Faults]) and see what was called
/// ([dev.terrane.provider.memory.CallLog]).
///
/// To write a provider of your own, read in this order:
/// 1. [dev.terrane.provider.memory.MemoryProviderFactory]: what it is called and stands in for.
/// 2. [dev.terrane.provider.memory.MemoryProvider]: its schema, and one object for each type.
/// 3. [dev.terrane.provider.memory.MemoryObjectSchema]: the arguments, and how a plan follows from
///    them.
/// 4. [dev.terrane.provider.memory.MemoryObjects]: validating, planning, applying, reading.
///
/// and have its tests extend `ProviderContract`. Nothing here knows of plans, states or the
/// language.
@NullMarked
package dev.terrane.provider.memory;

import org.jspecify.annotations.NullMarked;
