@NullMarked
package dev.terrane.review.host;

import org.jspecify.annotations.NullMarked;
