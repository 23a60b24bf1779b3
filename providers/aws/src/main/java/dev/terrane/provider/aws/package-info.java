/// Amazon Web Services, in this process: stands in for `hashicorp/aws` 5.100.0, with which it shares
/// schemas and state in both directions.
///
/// A resource type is one file of the packages by area (`network`, `storage`, `queue`, `identity`):
/// its plan rules and its four operations. [AwsTypes] is the table of all of them. The schema of a
/// type is the fact of that provider, kept as JSON beside the classes and read by [AwsSchemas].
///
/// `support` turns such a file into what the SPI asks for, with the plan conventions of the library
/// that the other provider is built on; `session` is the configuration and the calls to AWS. The
/// provider knows nothing of configurations, plans or states. Start reading at [AwsProvider] and at
/// the smallest type, [dev.terrane.provider.aws.network.InternetGateway].
@NullMarked
package dev.terrane.provider.aws;

import org.jspecify.annotations.NullMarked;
