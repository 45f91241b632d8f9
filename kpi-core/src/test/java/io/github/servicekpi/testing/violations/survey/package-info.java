/** Surveys. */
@NullMarked
package io.github.servicekpi.testing.violations.survey;

import org.jspecify.annotations.NullMarked;
