/// States and plans that are encrypted before they are kept, in the form that OpenTofu gives them.
///
/// An [Envelope] is what is kept. A [TargetEncryption] makes and opens envelopes with a [Method], which
/// gets its keys from a [KeySource]: [Pbkdf2Keys], [KmsKeys] or [ExternalKeys], listed in
/// [KeyProviders]. Which of them are asked for stands in the configuration, of which this package knows
/// nothing.
///
/// The form is that of OpenTofu's documentation of state encryption, and of files that it wrote.
@NullMarked
package dev.terrane.backends.encryption;

import org.jspecify.annotations.NullMarked;
