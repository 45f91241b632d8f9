/** Reusable test support: the laws that every calculator of the project keeps. */
@NullMarked
package io.github.servicekpi.testing;

import org.jspecify.annotations.NullMarked;
