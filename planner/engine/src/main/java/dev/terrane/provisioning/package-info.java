/// What is done with an object besides making it: `local-exec`, `file` and `remote-exec`.
///
/// [Provisioners] lists them. Each is a [Provisioner]: it says which arguments it takes, and does
/// what they say when it is handed a [Provision]. Machines are reached through a [Communicator].
///
/// The package knows nothing of configurations, plans and states: it is handed values. Start reading
/// at [Provisioner].
@NullMarked
package dev.terrane.provisioning;

import org.jspecify.annotations.NullMarked;
