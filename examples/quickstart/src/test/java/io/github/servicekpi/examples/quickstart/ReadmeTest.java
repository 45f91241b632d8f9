package io.github.servicekpi.examples.quickstart;

import static io.github.servicekpi.Granularity.MONTH;
import static io.github.servicekpi.service.InteractionFields.FIRST_RESPONSE_AT;
import static io.github.servicekpi.service.InteractionFields.OPENED_AT;
import static io.github.servicekpi.service.ResolutionKpis.REOPEN_RATE;
import static io.github.servicekpi.service.ResolutionKpis.RESOLUTION_TIME;
import static io.github.servicekpi.service.ResponseKpis.FIRST_RESPONSE_TIME;
import static io.github.servicekpi.survey.SurveyFields.CHANNEL;
import static io.github.servicekpi.survey.SurveyFields.SENT_AT;
import static io.github.servicekpi.survey.SurveyKpis.NPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.servicekpi.Accumulator;
import io.github.servicekpi.Calculator;
import io.github.servicekpi.Groups;
import io.github.servicekpi.KpiResults;
import io.github.servicekpi.KpiSet;
import io.github.servicekpi.Series;
import io.github.servicekpi.Span;
import io.github.servicekpi.conversation.Conversation;
import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.conversation.ConversationPolicy;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.survey.Nps;
import io.github.servicekpi.survey.SurveyKind;
import io.github.servicekpi.survey.SurveyResponse;
import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.WeeklyHours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's snippets: they run here, and its text is theirs. */
class ReadmeTest {
    private static final Instant MONDAY = Instant.parse("2026-03-23T09:00:00Z");

    @Test
    void ownRows() {
        var amy = Quickstart.answersByAgent(Quickstart.TICKETS).get("amy");
        assertThat(amy.percentile(90)).contains(Duration.ofMinutes(12));
        assertThat(amy.count()).isEqualTo(2);
        assertThat(amy.missing()).isEqualTo(1);
    }

    @Test
    void netPromoterScoreByChannelAndMonth() {
        List<SurveyResponse> responses = new ArrayList<>();
        responses.addAll(answers(10, 28));
        responses.addAll(answers(8, 12));
        responses.addAll(answers(3, 10));

        // README: surveys
        Calculator<SurveyResponse, Groups<String, Series<Nps>>> npsByChannelAndMonth = NPS.calculator()
                .perPeriod(MONTH, ZoneId.of("Europe/Berlin"), SENT_AT)
                .groupingBy(CHANNEL);

        Nps march = npsByChannelAndMonth.calculate(responses).get("email").at(LocalDate.of(2026, 3, 1));

        OptionalDouble score = march.value(); // 36.0, of 28 promoters, 12 passives and 10 detractors
        march.interval(0.95); // 12.6 to 55.3: fifty answers say no more than that
        // README: end
        assertThat(score).hasValue(36.0);
        assertThat(march.interval(0.95).orElseThrow().low()).isCloseTo(12.6, within(0.05));
        assertThat(march.interval(0.95).orElseThrow().high()).isCloseTo(55.3, within(0.05));
    }

    private static List<SurveyResponse> answers(int score, int count) {
        return Collections.nCopies(
                count,
                SurveyResponse.builder(SurveyKind.NPS)
                        .channel("email")
                        .sentAt(MONDAY)
                        .score(score)
                        .build());
    }

    @Test
    void oneStateADay() {
        List<Interaction> mondays = List.of(
                Interaction.builder("1", MONDAY)
                        .resolvedAt(MONDAY.plusSeconds(600))
                        .reopens(0)
                        .build(),
                Interaction.builder("2", MONDAY)
                        .resolvedAt(MONDAY.plusSeconds(60))
                        .reopens(1)
                        .build());
        List<Interaction> tuesdays = List.of(
                Interaction.builder("3", MONDAY.plus(Duration.ofDays(1))).build());

        // README: many KPIs
        Calculator<Interaction, KpiResults> kpis = KpiSet.of(FIRST_RESPONSE_TIME, RESOLUTION_TIME, REOPEN_RATE);

        Accumulator<Interaction, KpiResults> monday = kpis.newAccumulator();
        monday.addAll(mondays);
        byte[] saved = monday.toByteArray(); // for a file, a database, another machine

        Accumulator<Interaction, KpiResults> week = kpis.fromByteArray(saved);
        week.addAll(tuesdays);
        Proportion reopened = week.result().get(REOPEN_RATE); // the same as from all rows at once, in any order
        // README: end
        assertThat(reopened).isEqualTo(Proportion.of(1, 2));
        assertThat(week.result())
                .isEqualTo(kpis.calculate(
                        Stream.of(tuesdays, mondays).flatMap(List::stream).toList()));
    }

    @Test
    void whatReallyHappened() {
        Instant friday = Instant.parse("2026-03-27T15:30:00Z"); // 16:30 in Berlin
        Instant monday = Instant.parse("2026-03-30T07:20:00Z"); // 09:20, in summer time
        Interaction row = Interaction.builder("4711", friday).build();

        // README: conversations
        BusinessCalendar office = BusinessCalendar.builder(ZoneId.of("Europe/Berlin"))
                .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
                .build();

        Conversation talk = Conversation.of(
                row, List.of(Message.ofCustomer(friday), Message.ofBot(friday), Message.ofAgent(monday, "amy")));

        Optional<Interaction> reduced = talk.toInteraction(ConversationPolicy.DEFAULT); // empty if merged or deleted

        Optional<Duration> response = Span.between(OPENED_AT, FIRST_RESPONSE_AT)
                .during(office)
                .distribution()
                .calculate(reduced.stream().toList())
                .max(); // PT50M of 63 h 50 min: neither the bot counts nor the weekend
        // README: end
        assertThat(response).contains(Duration.ofMinutes(50));
        assertThat(Duration.between(friday, reduced.orElseThrow().firstResponseAt()))
                .isEqualTo(Duration.ofHours(63).plusMinutes(50));
    }

    @Test
    void readmeShowsWhatRunsHere() throws IOException {
        Path module = Path.of("").toAbsolutePath();
        List<String> snippets = new ArrayList<>();
        for (Class<?> source : List.of(Quickstart.class, ReadmeTest.class)) {
            String folder = source == ReadmeTest.class ? "src/test/java" : "src/main/java";
            Path file = module.resolve(folder).resolve(source.getName().replace('.', '/') + ".java");
            Pattern.compile("// README: (?!end).*\\R((?s:.*?))[ ]*// README: end")
                    .matcher(Files.readString(file))
                    .results()
                    .map(region -> region.group(1).stripTrailing().stripIndent())
                    .forEach(snippets::add);
        }
        String readme = Files.readString(module.resolve("../../README.md"));
        List<String> shown = Pattern.compile("```java\\R((?s:.*?))```")
                .matcher(readme)
                .results()
                .map((MatchResult block) -> block.group(1).strip())
                .toList();
        assertThat(snippets).hasSize(4);
        assertThat(shown).containsExactlyElementsOf(snippets);
    }
}
