@NullMarked
package dev.terrane.reconciling;

import org.jspecify.annotations.NullMarked;
