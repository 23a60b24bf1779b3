/// The clients of AWS that are needed to keep states, with what a user says of credentials, endpoints
/// and ways there. Start reading at [AwsClients].
@NullMarked
package dev.terrane.backends.aws;

import org.jspecify.annotations.NullMarked;
