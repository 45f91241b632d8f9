package io.github.servicekpi.engine;

/** Whole numbers as scores. */
record CountScores(Source<Ints> source) implements Source<Codes> {
    @Override
    public Codes newColumn(int capacity) {
        return new Codes(new byte[capacity]);
    }

    @Override
    public boolean isTotal() {
        return source.isTotal();
    }

    @Override
    public void fill(Chunk chunk, Codes out) {
        Ints in = chunk.column(source);
        for (int i = 0; i < chunk.size; i++) {
            int value = in.ints[in.offset + i];
            out.bytes[i] = value == Ints.MISSING ? Codes.MISSING : Codes.ofScore(value);
        }
    }
}
