package dev.terrane.address;

/// The constants of [InstanceKey], which inherits them. They stand apart, so that two threads that
/// load an interface and a class of it at the same time do not wait for each other forever.
interface InstanceKeyConstants {
    InstanceKey NONE = new InstanceKey.NoKey();
}
