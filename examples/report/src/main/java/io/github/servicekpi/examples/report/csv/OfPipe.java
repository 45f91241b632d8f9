package io.github.servicekpi.examples.report.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A pipe, or standard input by its name among files. What comes out of it is kept in a temporary file, to be read again. */
final class OfPipe implements CsvSource {
    private final OfPath pipe;
    private @Nullable OfPath copy;

    OfPipe(OfPath pipe) {
        this.pipe = pipe;
    }

    @Override
    public String name() {
        return pipe.name();
    }

    @Override
    public InputStream open() {
        if (copy == null) {
            copy = copy();
        }
        return copy.open();
    }

    private OfPath copy() {
        try (InputStream in = pipe.open()) {
            // Others may not read it: it is made for its owner alone.
            Path file = Files.createTempFile("kpi-report", ".csv");
            file.toFile().deleteOnExit();
            // Files.copy would make another in its place, for all.
            try (OutputStream out = Files.newOutputStream(file)) {
                in.transferTo(out);
            }
            return new OfPath(file);
        } catch (IOException e) {
            throw new UnusableFileException(
                    name() + ": cannot be copied to a temporary file (" + UnusableFileException.why(e)
                            + "); expected a file, or a folder for temporary ones by java -Djava.io.tmpdir",
                    e);
        }
    }
}
