/// Tests of what the types have in common.
package dev.terrane.provider.aws.support;
