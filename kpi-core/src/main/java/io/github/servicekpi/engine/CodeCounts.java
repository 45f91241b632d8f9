package io.github.servicekpi.engine;

/** A source of codes that may know how often each occurs in a chunk without making them. */
interface CodeCounts {
    /**
     * Counts the codes of all rows of a chunk.
     *
     * @param counts for every code, read as an unsigned byte; what is in it before does not matter
     * @return whether they were counted
     */
    boolean count(Chunk chunk, int[] counts);
}
