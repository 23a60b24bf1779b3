@NullMarked
package dev.terrane.policy;

import org.jspecify.annotations.NullMarked;
