@NullMarked
package dev.terrane.review;

import org.jspecify.annotations.NullMarked;
