/// A configured connection to AWS: settings, credentials, clients, waiting, and what goes wrong.
///
/// Nothing is opened before it is needed: a plan that touches no queue makes no client for queues.
/// Start reading at [AwsSession].
@NullMarked
package dev.terrane.provider.aws.session;

import org.jspecify.annotations.NullMarked;
