package io.github.servicekpi.examples.report.differential;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Survival of customers by Kaplan and Meier. */
record Lifetimes(Rules rules) {
    /**
     * How long a customer was watched.
     *
     * @param ended whether the time ended with the customer's, and not with the as-of instant
     */
    private record Watched(long days, boolean ended) {}

    Map<String, @Nullable Object> survival(List<Lifetime> lifetimes) {
        Figure figure = Figure.of("survival", "fraction", "higher", "kaplan-meier");
        List<Watched> all = watched(lifetimes, figure);
        TreeSet<Long> eventTimes = new TreeSet<>();
        all.stream().filter(Watched::ended).forEach(one -> eventTimes.add(one.days()));
        // The product as a fraction, so that one half is one half.
        BigInteger over = BigInteger.ONE;
        BigInteger under = BigInteger.ONE;
        double greenwood = 0;
        Long median = null;
        List<Map<String, @Nullable Object>> points = new ArrayList<>();
        for (long time : eventTimes) {
            long atRisk = all.stream().filter(one -> isAtRisk(one, time)).count();
            long events = all.stream()
                    .filter(one -> one.ended() && one.days() == time)
                    .count();
            over = over.multiply(BigInteger.valueOf(atRisk - events));
            under = under.multiply(BigInteger.valueOf(atRisk));
            greenwood += (double) events / atRisk / (atRisk - events);
            if (median == null && over.shiftLeft(1).compareTo(under) <= 0) {
                median = time;
            }
            double survival = over.doubleValue() / under.doubleValue();
            points.add(new Figure()
                    .put("time", time)
                    .put("atRisk", atRisk)
                    .put("events", events)
                    .put("value", survival)
                    .putInterval(interval(survival, greenwood))
                    .json());
        }
        return figure.put("count", (long) all.size())
                .put("events", all.stream().filter(Watched::ended).count())
                .put("median", median)
                .put("points", points)
                .json();
    }

    private List<Watched> watched(List<Lifetime> lifetimes, Figure figure) {
        List<Watched> watched = new ArrayList<>();
        for (Lifetime lifetime : lifetimes) {
            if (lifetime.negative()) {
                figure.exclude("ended-before-started");
                continue;
            }
            LocalDate end = lifetime.ended() == null
                    ? rules.times().dateOf(Objects.requireNonNull(rules.asOf()))
                    : lifetime.ended();
            watched.add(new Watched(ChronoUnit.DAYS.between(lifetime.started(), end), lifetime.ended() != null));
        }
        return watched;
    }

    /** Who leaves on a day leaves before those who are no longer watched. */
    private boolean isAtRisk(Watched one, long time) {
        boolean before = !one.ended() && rules.has(PlantedBug.CENSORED_BEFORE_EVENTS);
        return one.days() > time || (one.days() == time && !before);
    }

    private double @Nullable [] interval(double survival, double greenwood) {
        if (survival == 0) {
            return null;
        }
        double width = Bisection.normal(rules.settings().level()) * Math.sqrt(greenwood);
        double low;
        double high;
        switch (rules.settings().variant("survival-interval", "log-log")) {
            case "plain" -> {
                low = survival - survival * width;
                high = survival + survival * width;
            }
            case "log" -> {
                low = survival * Math.exp(-width);
                high = survival * Math.exp(width);
            }
            default -> {
                low = Math.pow(survival, Math.exp(-width / Math.log(survival)));
                high = Math.pow(survival, Math.exp(width / Math.log(survival)));
            }
        }
        return new double[] {Math.max(0, low), Math.min(1, high)};
    }
}
