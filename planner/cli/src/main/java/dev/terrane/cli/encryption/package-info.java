/// Reads from the configuration, and from `TF_ENCRYPTION`, how states and plans are encrypted.
///
/// [EncryptionReader] puts together what [dev.terrane.backends.encryption] can do; what comes of it is an
/// [Encryptions]. Blocks that nothing refers to are not looked at, as in OpenTofu.
@NullMarked
package dev.terrane.cli.encryption;

import org.jspecify.annotations.NullMarked;
