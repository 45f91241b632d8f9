package io.github.servicekpi.testing.violations;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import java.util.Optional;
import org.apache.commons.math3.fraction.Fraction;

/** Shows what the library is made with. */
public class ShowsDependencies {
    /** Shows Guava. */
    public ImmutableList<String> guava() {
        return ImmutableList.of();
    }

    /** Shows Commons Math. */
    public Optional<Fraction> commonsMath() {
        return Optional.empty();
    }

    Range<Integer> unseen() {
        return Range.all();
    }
}
