@NullMarked
package dev.terrane.project;

import org.jspecify.annotations.NullMarked;
