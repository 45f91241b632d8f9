package io.github.servicekpi.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

    @ParameterizedTest
    @CsvSource({"1, 5, 5", "0, 10, 11", "-3, 3, 7", "0, 126, 127", "2147483646, 2147483647, 2"})
    void size(int lowest, int highest, int size) {
        Scale scale = new Scale(lowest, highest);
        assertThat(scale.size()).isEqualTo(size);
        assertThat(scale.contains(lowest)).isTrue();
        assertThat(scale.contains(highest)).isTrue();
        assertThat(scale.contains(lowest - 1)).isFalse();
        assertThat(scale.contains(highest + 1)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5, highest must be above lowest by 1 to 126: 5 and 5",
        "5, 1, highest must be above lowest by 1 to 126: 1 and 5",
        "1, 128, highest must be above lowest by 1 to 126: 128 and 1",
        "-2147483648, 2147483647, highest must be above lowest by 1 to 126: 2147483647 and -2147483648",
    })
    void refusals(int lowest, int highest, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scale(lowest, highest))
                .withMessage(message);
    }

    @Test
    void order() {
        assertThat(new TreeSet<>(List.of(new Scale(1, 7), new Scale(0, 10), new Scale(1, 5), new Scale(-1, 90))))
                .containsExactly(new Scale(-1, 90), new Scale(0, 10), new Scale(1, 5), new Scale(1, 7));
    }

    @Test
    void text() {
        assertThat(new Scale(1, 5)).hasToString("1-5");
        assertThat(new Scale(-3, 3)).hasToString("-3 to 3");
    }
}
