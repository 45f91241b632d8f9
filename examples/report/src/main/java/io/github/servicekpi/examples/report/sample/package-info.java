/** Made-up data: what the report shows without a file, and files of any size to try it on. */
@NullMarked
package io.github.servicekpi.examples.report.sample;

import org.jspecify.annotations.NullMarked;
