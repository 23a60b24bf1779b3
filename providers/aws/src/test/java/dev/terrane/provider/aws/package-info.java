/// Tests of the native provider for AWS. Those whose names end in `AwsTest` need an emulator.
package dev.terrane.provider.aws;
