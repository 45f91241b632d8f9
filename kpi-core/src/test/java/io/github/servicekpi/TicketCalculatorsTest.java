package io.github.servicekpi;

import static io.github.servicekpi.Ticket.ANSWERED;
import static io.github.servicekpi.Ticket.CHANNEL;
import static io.github.servicekpi.Ticket.COMPLAINT;
import static io.github.servicekpi.Ticket.CREATED;
import static io.github.servicekpi.Ticket.OWNER;
import static io.github.servicekpi.Ticket.REOPENS;
import static io.github.servicekpi.Ticket.SCORE;
import static io.github.servicekpi.Ticket.TALK;

import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.testing.DurationLaws;
import io.github.servicekpi.testing.Lengths;
import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;

/** The laws, for every measure and combinator, over rows of a class that is not ours. */
class TicketCalculatorsTest implements DurationLaws<Ticket> {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final BusinessCalendar OFFICE = BusinessCalendar.builder(BERLIN)
            .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
            .build();
    private static final BusinessCalendar NIGHT = BusinessCalendar.builder(ZoneId.of("Australia/Lord_Howe"))
            .hours(WeeklyHours.parse("Mon-Sun 22:00-06:00"))
            .build();
    private static final Span<Ticket> RESPONSE = Span.between(CREATED, ANSWERED);
    private static final Kpi<Ticket, DurationDistribution> RESPONSE_TIME =
            RESPONSE.distribution().named("response-time");
    private static final Kpi<Ticket, Proportion> COMPLAINTS =
            Share.of(COMPLAINT).proportion().named("complaints");

    /** Far from the first and last years that java.time has. */
    private static boolean isOrdinary(Instant time) {
        return time.getEpochSecond() > 0 && time.getEpochSecond() < 4_000_000_000L;
    }

    @Override
    public Map<String, Calculator<Ticket, ?>> calculators() {
        Map<String, Calculator<Ticket, ?>> all = new LinkedHashMap<>();
        all.put("count", Calculator.counting());
        all.put("distinct", Calculator.countingDistinct(OWNER));
        all.put(
                "distinct of lambda by channel",
                Calculator.<Ticket, Integer>countingDistinct(t -> t.number() % 50)
                        .groupingBy(CHANNEL));
        all.put(
                "durations in seconds",
                RESPONSE.inStepsOf(Duration.ofSeconds(1)).distribution());
        all.put(
                "durations in steps by owner",
                RESPONSE.inStepsOf(Duration.ofMillis(250)).summary().groupingBy(OWNER));
        all.put("durations", RESPONSE.distribution());
        all.put(
                "durations of lambdas",
                Span.<Ticket>between(ticket -> ticket.created(), ticket -> ticket.answered())
                        .distribution());
        all.put(
                "durations with rules",
                RESPONSE.excluding("complaint", COMPLAINT.is(true))
                        .excluding("phone", ticket -> "phone".equals(ticket.channel()))
                        .openWhere(REOPENS.isPresent())
                        .withNegative(NegativeSpans.CLAMP_ZERO)
                        .distribution());
        all.put("summary", RESPONSE.summary());
        all.put(
                "summary with rules",
                RESPONSE.excluding("complaint", COMPLAINT.is(true))
                        .openWhere(REOPENS.isPresent())
                        .withNegative(NegativeSpans.CLAMP_ZERO)
                        .summary());
        all.put("summary by owner", Span.of(TALK).summary().groupingBy(OWNER));
        all.put("business time", RESPONSE.during(OFFICE).distribution());
        all.put(
                "business time with rules",
                RESPONSE.during(OFFICE)
                        .excluding("complaint", COMPLAINT.is(true))
                        .openWhere(REOPENS.isPresent())
                        .withNegative(NegativeSpans.CLAMP_ZERO)
                        .distribution());
        all.put(
                "business time of lambdas",
                Span.<Ticket>between(ticket -> ticket.created(), ticket -> ticket.answered())
                        .during(OFFICE)
                        .distribution());
        all.put(
                "business time by calendars of rows",
                RESPONSE.during(CHANNEL.andThen(c -> "chat".equals(c) ? null : "phone".equals(c) ? NIGHT : OFFICE))
                        .distribution());
        all.put("sum of durations", Span.sumOf(TALK, ticket -> ticket.talk()).distribution());
        all.put(
                "derived instants",
                Span.between(CREATED.onlyWhere(REOPENS.where(n -> n > 1)).orElse(ANSWERED), ANSWERED.orElse(CREATED))
                        .distribution());
        all.put(
                "share",
                Share.of(REOPENS.flagWhere(n -> n > 1))
                        .withUnknownAs("unknown-reopens")
                        .proportion());
        all.put(
                "share of a condition",
                Share.where(CHANNEL.is("email").or(OWNER.is("amy").and(t -> t.number() > 500)))
                        .excluding("no-score", SCORE.isPresent().negate())
                        .proportion());
        all.put("scores", Scores.of(SCORE).excluding("chat", CHANNEL.is("chat")).distribution(0, 10));
        all.put("bands", Scores.<Ticket>of(ticket -> ticket.score()).bands(10, 0, 7, 9));
        all.put(
                "bands of durations",
                RESPONSE.excluding("complaint", COMPLAINT.is(true))
                        .openWhere(REOPENS.isPresent())
                        .within(Duration.ZERO, Duration.ofMillis(1_000_500), Duration.ofDays(7)));
        all.put("scores of counts", Scores.of(REOPENS).distribution(0, 2));
        all.put("own", Ticket.SUM_OF_NUMBERS);
        all.put(
                "filtered",
                RESPONSE.distribution()
                        .filtering(CHANNEL.where(c -> c.startsWith("s")).negate())
                        .filtering(t -> t.number() % 2 == 0));
        all.put("grouped", RESPONSE.distribution().groupingBy(OWNER));
        all.put(
                "grouped by lambda",
                Calculator.<Ticket>counting()
                        .groupingBy(t -> t.owner() == null ? null : t.owner().length()));
        all.put("grouped by flag", Ticket.SUM_OF_NUMBERS.groupingBy(COMPLAINT));
        all.put(
                "grouped twice",
                Scores.of(SCORE).bands(10, 0, 7, 9).groupingBy(CHANNEL).groupingBy(OWNER));
        all.put(
                "grouped by derived key",
                Ticket.SUM_OF_NUMBERS.groupingBy(CHANNEL.andThen(c -> c == null ? "none" : c.substring(0, 1))));
        all.put(
                "series",
                Share.of(COMPLAINT)
                        .proportion()
                        .perPeriod(Granularity.YEAR, BERLIN, CREATED)
                        .filtering(CREATED.where(TicketCalculatorsTest::isOrdinary)));
        all.put(
                "series by channel",
                Ticket.SUM_OF_NUMBERS
                        .perPeriod(Granularity.WEEK, BERLIN, t -> t.answered())
                        .filtering(t -> t.answered() == null || isOrdinary(t.answered()))
                        .groupingBy(CHANNEL));
        all.put(
                "flat mapped",
                Calculator.<String>counting().groupingBy(tag -> tag).flatMapping(Ticket::tags));
        all.put(
                "mapped within groups",
                Span.<Ticket>of(t -> t.talk())
                        .distribution()
                        .mapping((Ticket t) -> t)
                        .groupingBy(CHANNEL));
        all.put("finished", RESPONSE.distribution().andThen(d -> List.of(d.count(), d.missing())));
        all.put(
                "set",
                KpiSet.of(
                        RESPONSE_TIME,
                        COMPLAINTS,
                        RESPONSE.distribution().groupingBy(OWNER).named("by-owner")));
        all.put("set by channel", KpiSet.of(RESPONSE_TIME, COMPLAINTS).groupingBy(CHANNEL));
        return all;
    }

    @Override
    public Arbitrary<Ticket> row() {
        return TicketArbitraries.tickets();
    }

    @Override
    public Ticket row(Lengths lengths, int number, Random random) {
        return TicketArbitraries.ticket(lengths, number, random);
    }

    @Override
    public Table<Ticket> table(List<Ticket> rows) {
        return Ticket.table(rows);
    }
}
