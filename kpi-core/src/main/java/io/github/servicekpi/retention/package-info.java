/** Customers over time: who stays, for how long, and what they pay. */
@NullMarked
package io.github.servicekpi.retention;

import org.jspecify.annotations.NullMarked;
