/// What was installed, and what it has to be the next time: `.terraform.lock.hcl` for providers, as
/// Terraform writes it, and `.terrane.lock.hcl` for modules.
///
/// The package compares and records; it fetches nothing. Start reading at [DependencyLockFile].
@NullMarked
package dev.terrane.installing.lock;

import org.jspecify.annotations.NullMarked;
