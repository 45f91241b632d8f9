/** An engine that knows too much. */
@NullMarked
package io.github.servicekpi.testing.violations.engine;

import org.jspecify.annotations.NullMarked;
