/** The smallest honest program: a class of its own, two method references, one answer. */
@NullMarked
package io.github.servicekpi.examples.quickstart;

import org.jspecify.annotations.NullMarked;
