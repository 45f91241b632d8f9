package io.github.servicekpi.time;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeeklyHoursTest {
    private static final String SEVERAL = "Mon-Thu 09:00-12:30, Mon-Thu 13:30-18:00, Fri 09:00-15:00, Sat 22:00-02:00";

    private static TimeWindow window(int startHour, int startMinute, int endHour, int endMinute) {
        return new TimeWindow(LocalTime.of(startHour, startMinute), LocalTime.of(endHour, endMinute));
    }

    @Test
    void parsesSeveralWindowsADay() {
        WeeklyHours hours = WeeklyHours.parse(SEVERAL);

        assertThat(hours.on(MONDAY)).containsExactly(window(9, 0, 12, 30), window(13, 30, 18, 0));
        assertThat(hours.on(THURSDAY)).isEqualTo(hours.on(MONDAY));
        assertThat(hours.on(FRIDAY)).containsExactly(window(9, 0, 15, 0));
        assertThat(hours.on(SATURDAY)).containsExactly(window(22, 0, 2, 0));
        assertThat(hours.on(SUNDAY)).isEmpty();
        assertThat(hours).hasToString(SEVERAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SEVERAL,
                "Mon-Sun 00:00-24:00",
                "Wed 09:00-09:00",
                "Mon 09:00:30-17:00",
                "Mon 08:00-09:00, Wed 08:00-09:00",
                "Sun 22:00-06:00"
            })
    void readsWhatItWrites(String text) {
        assertThat(WeeklyHours.parse(text)).hasToString(text);
        assertThat(WeeklyHours.parse(WeeklyHours.parse(text).toString())).isEqualTo(WeeklyHours.parse(text));
    }

    @Test
    void orderSpacesAndCaseDoNotMatter() {
        assertThat(WeeklyHours.parse(" fri   09:00-15:00 ,MON-thu 13:30-18:00, Sat 22:00-02:00,Mon-Thu 09:00-12:30"))
                .isEqualTo(WeeklyHours.parse(SEVERAL))
                .hasSameHashCodeAs(WeeklyHours.parse(SEVERAL));
    }

    @Test
    void daysGoOnIntoTheNextWeek() {
        WeeklyHours hours = WeeklyHours.parse("Sat-Mon 10:00-14:00");

        assertThat(hours.windows()).containsOnlyKeys(SATURDAY, SUNDAY, MONDAY);
        assertThat(hours).hasToString("Mon 10:00-14:00, Sat-Sun 10:00-14:00");
    }

    @Test
    void repeatedWindowsAreOne() {
        assertThat(WeeklyHours.parse("Mon 09:00-17:00, Mon-Tue 09:00-17:00").on(MONDAY))
                .containsExactly(window(9, 0, 17, 0));
        assertThat(WeeklyHours.parse("Mon 09:00-17:00, Mon 09:00-12:00").on(MONDAY))
                .containsExactly(window(9, 0, 12, 0), window(9, 0, 17, 0));
    }

    @Test
    void constants() {
        assertThat(WeeklyHours.NONE).hasToString("none").isEqualTo(new WeeklyHours(Map.of(TUESDAY, List.of())));
        assertThat(WeeklyHours.AROUND_THE_CLOCK).isEqualTo(WeeklyHours.parse("Mon-Sun 00:00-24:00"));
        assertThat(TimeWindow.ALL_DAY).hasToString("00:00-24:00").isEqualTo(TimeWindow.parse("00:00-00:00"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "",             "hours must be days and a window such as Mon-Fri 09:00-17:00, with commas between: '' in ''"
            "Mon 09:00-17:00,", "hours must be days and a window such as Mon-Fri 09:00-17:00, with commas between: '' in 'Mon 09:00-17:00,'"
            "09:00-17:00",  "hours must be days and a window such as Mon-Fri 09:00-17:00, with commas between: '09:00-17:00' in '09:00-17:00'"
            "Mon 9 to 5",   "hours must be days and a window such as Mon-Fri 09:00-17:00, with commas between: 'Mon 9 to 5' in 'Mon 9 to 5'"
            "Mo 09:00-17:00", "a day must be one of Mon, Tue, Wed, Thu, Fri, Sat, Sun: 'Mo' in 'Mo 09:00-17:00'"
            "Mon- 09:00-17:00", "a day must be one of Mon, Tue, Wed, Thu, Fri, Sat, Sun: '' in 'Mon- 09:00-17:00'"
            "Mon-Wed-Fri 09:00-17:00", "a day must be one of Mon, Tue, Wed, Thu, Fri, Sat, Sun: 'Wed-Fri' in 'Mon-Wed-Fri 09:00-17:00'"
            "Mon 09:00",    "a window must be a start and an end such as 09:00-17:00: '09:00'"
            "Mon 9:00-17:00", "the start of a window must be a time such as 09:00: '9:00' in '9:00-17:00'"
            "Mon 24:00-02:00", "the start of a window must be a time such as 09:00: '24:00' in '24:00-02:00'"
            "Mon 09:00-24:01", "the end of a window must be a time such as 09:00 or 24:00: '24:01' in '09:00-24:01'"
            "Mon 09:00-17:60", "the end of a window must be a time such as 09:00 or 24:00: '17:60' in '09:00-17:60'"
            """)
    void saysWhatIsWrong(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeeklyHours.parse(text))
                .withMessage(message);
    }

    @Test
    void windowsAreOfWholeSeconds() {
        LocalTime time = LocalTime.parse("09:00:00.5");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeWindow(time, LocalTime.NOON))
                .withMessage("start of a window must be a whole second: 09:00:00.500");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeWindow(LocalTime.NOON, time))
                .withMessage("end of a window must be a whole second: 09:00:00.500");
    }
}
