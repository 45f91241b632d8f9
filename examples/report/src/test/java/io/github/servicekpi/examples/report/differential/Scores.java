package io.github.servicekpi.examples.report.differential;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** KPIs of surveys. */
record Scores(Rules rules) {
    Map<String, @Nullable Object> nps(List<Answer> answers) {
        Figure figure = Figure.of("nps", "points", "higher", "scale-0-10");
        int promoters = 0;
        int passives = 0;
        int detractors = 0;
        for (Answer answer : scored("nps", answers)) {
            int score = Objects.requireNonNull(answer.score());
            if (!answer.scale(0, 10) && !rules.has(PlantedBug.OTHER_SCALES_IN_NPS)) {
                figure.exclude("other-scale");
            } else if (score >= 9) {
                promoters++;
            } else if (score >= 7) {
                passives++;
            } else {
                detractors++;
            }
        }
        int count = promoters + passives + detractors;
        Settings settings = rules.settings();
        return figure.put("promoters", (long) promoters)
                .put("passives", (long) passives)
                .put("detractors", (long) detractors)
                .put("count", (long) count)
                .put("value", count == 0 ? null : 100.0 * (promoters - detractors) / count)
                .putInterval(NpsIntervals.interval(
                        settings.variant("nps-interval", "adjusted-wald"),
                        promoters,
                        passives,
                        detractors,
                        settings.level()))
                .json();
    }

    Map<String, @Nullable Object> csat(List<Answer> answers) {
        return new Ratings(rules, scored("csat", answers))
                .figure("mean-and-top-box")
                .json();
    }

    Map<String, @Nullable Object> ces(List<Answer> answers) {
        Ratings ratings = new Ratings(rules, scored("ces", answers));
        return ratings.figure("ces-2").put("index", ratings.index()).json();
    }

    Map<String, @Nullable Object> reviews(List<Answer> answers) {
        return new Ratings(rules, scored("review", answers))
                .figure("mean-and-positive")
                .json();
    }

    Map<String, @Nullable Object> surveyResponseRate(List<Answer> answers) {
        List<Answer> delivered = answers.stream()
                .filter(answer -> !answer.kind().equals("review"))
                .filter(answer -> answer.score() != null || !rules.has(PlantedBug.UNANSWERED_NOT_DELIVERED))
                .toList();
        return new Shares(rules)
                .share("higher", "of-delivered", delivered, answer -> null, answer -> answer.score() != null);
    }

    Map<String, @Nullable Object> reviewResponseRate(List<Answer> answers) {
        return new Shares(rules)
                .share(
                        "higher",
                        "of-posted",
                        scored("review", answers),
                        answer -> null,
                        answer -> answer.replied() != null);
    }

    private static List<Answer> scored(String kind, List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.kind().equals(kind) && answer.score() != null)
                .toList();
    }
}
