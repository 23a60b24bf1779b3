@org.jspecify.annotations.NullMarked
package dev.terrane.provider.aws.session;
