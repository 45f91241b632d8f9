package io.github.servicekpi.examples.report.differential;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Scores of one kind of survey.
 *
 * @param answers with a score
 */
record Ratings(Rules rules, List<Answer> answers) {
    /** The least score of the top box by kind and scale. */
    private static final Map<String, Integer> TOP_BOXES = Map.of(
            "csat 1-5", 4, "csat 1-3", 3, "csat 1-4", 3, "csat 1-7", 6, "csat 1-10", 8, "ces 1-7", 5, "review 1-5", 4);

    Figure figure(String definition) {
        int n = answers.size();
        long sum = 0;
        long squares = 0;
        for (Answer answer : answers) {
            long score = Objects.requireNonNull(answer.score());
            sum += score;
            squares += score * score;
        }
        boolean hasMean = n > 0 && haveOneScale();
        double mean = (double) sum / n;
        int divisor = rules.has(PlantedBug.STANDARD_DEVIATION_OF_N) ? n : n - 1;
        double deviation = Math.sqrt((double) (n * squares - sum * sum) / n / divisor);
        double[] interval = null;
        if (hasMean && n > 1) {
            double half = Bisection.student(rules.settings().level(), n - 1) * deviation / Math.sqrt(n);
            interval = new double[] {mean - half, mean + half};
        }
        return Figure.of("rating", "score", "higher", definition)
                .put("count", (long) n)
                .put("distribution", distribution())
                .put("mean", hasMean ? mean : null)
                .put("standardDeviation", hasMean && n > 1 ? deviation : null)
                .putInterval(interval)
                .put("topBox", topBox());
    }

    private boolean haveOneScale() {
        Answer first = answers.get(0);
        return answers.stream().allMatch(answer -> answer.scale(first.scaleMin(), first.scaleMax()));
    }

    private Map<String, Object> distribution() {
        TreeMap<Integer, Long> counts = new TreeMap<>();
        for (Answer answer : answers) {
            for (int score = answer.scaleMin(); score <= answer.scaleMax(); score++) {
                counts.merge(score, Objects.equals(answer.score(), score) ? 1L : 0L, Long::sum);
            }
        }
        Map<String, Object> json = new java.util.LinkedHashMap<>();
        counts.forEach((score, count) -> json.put(score.toString(), count));
        return json;
    }

    private Map<String, @Nullable Object> topBox() {
        Figure figure = new Figure();
        int numerator = 0;
        int denominator = 0;
        for (Answer answer : answers) {
            Integer least = TOP_BOXES.get(answer.kind() + " " + answer.scaleMin() + "-" + answer.scaleMax());
            if (least == null) {
                figure.exclude("no-top-box");
            } else {
                denominator++;
                numerator += Objects.requireNonNull(answer.score()) >= least ? 1 : 0;
            }
        }
        return new Shares(rules).put(figure, numerator, denominator).json();
    }

    /** The share of 6 and 7 less that of 1 to 3; like the top box it knows 1-7 alone, and like the mean no mixed scales. */
    @Nullable
    Double index() {
        if (!answers.stream().allMatch(answer -> answer.scale(1, 7))) {
            return null;
        }
        List<Integer> scores = answers.stream().map(Answer::score).toList();
        long easy = scores.stream().filter(score -> score >= 6).count();
        long hard = scores.stream().filter(score -> score <= 3).count();
        return scores.isEmpty() ? null : 100.0 * (easy - hard) / scores.size();
    }
}
