package io.github.servicekpi.retention;

import static io.github.servicekpi.retention.Lifetimes.END;
import static io.github.servicekpi.retention.Lifetimes.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.servicekpi.stats.Proportion;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Churn against plain loops over the days. */
class ChurnPropertiesTest {

    @Provide
    Arbitrary<List<CustomerLifetime>> rows() {
        return Lifetimes.any().list().ofMaxSize(30);
    }

    private static Set<String> activeOn(LocalDate day, List<CustomerLifetime> rows) {
        return rows.stream()
                .filter(row -> row.endedOn() == null || !row.endedOn().isBefore(row.startedOn()))
                .filter(row -> row.startedOn().compareTo(day) <= 0)
                .filter(row -> row.endedOn() == null || day.compareTo(row.endedOn()) < 0)
                .map(CustomerLifetime::customer)
                .collect(Collectors.toSet());
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    @Property
    void dayByDay(@ForAll("rows") List<CustomerLifetime> rows) {
        Churn churn = Churn.calculator(START, END).calculate(rows);

        Set<String> during = new HashSet<>();
        SortedMap<LocalDate, Proportion> departures = new TreeMap<>();
        double daily = 0;
        for (LocalDate day = START; day.isBefore(END); day = day.plusDays(1)) {
            Set<String> today = activeOn(day, rows);
            Set<String> gone = without(today, activeOn(day.plusDays(1), rows));
            during.addAll(today);
            if (!gone.isEmpty()) {
                departures.put(day, Proportion.of(gone.size(), today.size()));
                daily += gone.size() / (double) today.size();
            }
        }
        Set<String> atStart = activeOn(START, rows);
        Set<String> atEnd = activeOn(END, rows);
        assertThat(churn.activeAtStart()).isEqualTo(atStart.size());
        assertThat(churn.activeAtEnd()).isEqualTo(atEnd.size());
        assertThat(churn.activeDuring()).isEqualTo(during.size());
        assertThat(churn.lost()).isEqualTo(without(atStart, atEnd).size());
        assertThat(churn.joined()).isEqualTo(without(during, atStart).size());
        assertThat(churn.joinedAndStayed()).isEqualTo(without(atEnd, atStart).size());
        assertThat(churn.departuresByDay()).isEqualTo(departures);
        assertThat(churn.rate(ChurnMethod.DAILY).orElse(0)).isEqualTo(daily, within(1e-14));
        assertThat(churn.excluded().total())
                .isEqualTo(rows.stream()
                        .filter(row -> row.endedOn() != null && row.endedOn().isBefore(row.startedOn()))
                        .count());
    }

    /** Two periods that follow each other see every departure once. */
    @Property
    void departuresOfPartsAddUp(@ForAll("rows") List<CustomerLifetime> rows) {
        LocalDate middle = START.plusDays(4);
        Churn whole = Churn.calculator(START, END).calculate(rows);
        Churn first = Churn.calculator(START, middle).calculate(rows);
        Churn second = Churn.calculator(middle, END).calculate(rows);

        assertThat(first.departures() + second.departures()).isEqualTo(whole.departures());
        assertThat(second.activeAtStart()).isEqualTo(first.activeAtEnd());
    }
}
