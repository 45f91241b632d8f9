/** What the architecture rules forbid, to show that they find it. */
@NullMarked
package io.github.servicekpi.testing.violations;

import org.jspecify.annotations.NullMarked;
