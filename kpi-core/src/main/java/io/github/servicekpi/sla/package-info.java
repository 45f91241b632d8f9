/** Service level agreements: what was promised, by when, on whose clock, and what share of the promises was kept. */
@NullMarked
package io.github.servicekpi.sla;

import org.jspecify.annotations.NullMarked;
