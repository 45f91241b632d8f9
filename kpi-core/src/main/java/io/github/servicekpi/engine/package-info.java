/**
 * The engine: rows in chunks, columns, and tallies that hold the state of all groups at once. Not part of the API: no
 * type of this package appears in a public signature of another one, and any of it may change in any release.
 *
 * <pre>rows | table -&gt; Chunk -&gt; Selection -&gt; tree of Tally -&gt; results</pre>
 */
@NullMarked
package io.github.servicekpi.engine;

import org.jspecify.annotations.NullMarked;
