/// The committed plan: an approved constraint as canonical text.
///
/// A [PlanDocument] says what a plan would do and what it was made from, without a time, a host, a
/// path of the machine or a secret. [PlanFileWriter] gives it bytes, [PlanFileReader] accepts those
/// bytes and no others. [PlanComparison] tells whether what would be done now is what was approved.
/// A secret appears as a fingerprint under the [FingerprintKey] of its state; what may not be
/// committed and is needed nevertheless lies encrypted in a [SidecarStore].
///
/// The package knows nothing of configurations or providers, and decides nothing about applying.
/// Start reading at [PlanDocuments].
@NullMarked
package dev.terrane.planfile;

import org.jspecify.annotations.NullMarked;
