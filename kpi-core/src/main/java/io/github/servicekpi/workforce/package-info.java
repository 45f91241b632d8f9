/** Agents: what they work on and for how long, when they are there, and how they compare. */
@NullMarked
package io.github.servicekpi.workforce;

import org.jspecify.annotations.NullMarked;
