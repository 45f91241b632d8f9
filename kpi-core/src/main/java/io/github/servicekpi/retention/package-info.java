/** Customers over time: who stays, and for how long. */
@NullMarked
package io.github.servicekpi.retention;

import org.jspecify.annotations.NullMarked;
