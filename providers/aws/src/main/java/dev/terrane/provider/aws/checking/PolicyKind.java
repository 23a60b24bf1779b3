package dev.terrane.provider.aws.checking;

/// What a policy belongs to, which decides what its statements must say.
enum PolicyKind {
    /// to somebody who does something: it names resources, and no principal
    IDENTITY,
    /// to a role: it names who may assume it, and no resource
    TRUST,
    /// to something that somebody does something with: it names principals
    RESOURCE
}
