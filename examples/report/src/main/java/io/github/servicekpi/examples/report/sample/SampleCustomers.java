package io.github.servicekpi.examples.report.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Made-up customers of three plans, the dearer the more loyal; one in ten of those who left came back. */
final class SampleCustomers {
    private static final List<String> COLUMNS =
            List.of("id", "started_on", "ended_on", "plan", "segment", "monthly_value", "end_value", "region");

    private static final List<String> PLANS = List.of("basic", "team", "enterprise");
    private static final int[] PRICES = {19, 79, 390};
    private static final double[] DAILY_LOSS = {0.0016, 0.0009, 0.0004};
    private static final List<String> REGIONS = List.of("North", "South", "East", "West");
    private static final int DAYS_BACK = 720;

    private final LocalDate today = LocalDate.ofInstant(SampleInteractions.END, ZoneOffset.UTC);
    private final Line line = new Line(COLUMNS);
    private final CsvWriter csv;
    private final Dice dice;

    private SampleCustomers(CsvWriter csv, long seed) {
        this.csv = csv;
        this.dice = new Dice(seed);
    }

    static void write(CsvWriter csv, int customers, long seed) {
        csv.writeRecord(COLUMNS);
        SampleCustomers sample = new SampleCustomers(csv, seed);
        for (int customer = 1; customer <= customers; customer++) {
            sample.write("C-" + customer);
        }
    }

    private void write(String id) {
        int plan = dice.weighted(60, 30, 10);
        String region = dice.oneOf(REGIONS);
        LocalDate ended = write(id, today.minusDays(1 + dice.below(DAYS_BACK)), plan, region);
        LocalDate back = ended.plusDays(30 + dice.below(60));
        if (back.isBefore(today) && dice.chance(0.1)) {
            write(id, back, plan, region);
        }
    }

    /** One lifetime; its end, or a day to come. */
    private LocalDate write(String id, LocalDate started, int plan, String region) {
        line.clear();
        line.set("id", id);
        line.set("started_on", started);
        line.set("plan", PLANS.get(plan));
        line.set("segment", plan == 0 ? "self-service" : "managed");
        line.set("monthly_value", PRICES[plan] + ".00");
        line.set("region", region);
        long days = 1 + dice.around(1 / DAILY_LOSS[plan]);
        LocalDate ended = started.plusDays(days);
        if (ended.isBefore(today)) {
            line.set("ended_on", ended);
        } else if (dice.chance(0.15)) {
            line.set("end_value", PRICES[plan] * (dice.chance(0.7) ? 2 : 1) - 9 + ".50");
        }
        csv.writeRecord(line.cells());
        return ended;
    }
}
