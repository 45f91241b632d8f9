package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked examples at the definitions of the library, computed by hand, as files through the program. */
class WorkedExamplesTest {
    @TempDir
    private Path folder;

    private static double number(Map<String, Object> report, String... keys) {
        List<String> path = new ArrayList<>(List.of("kpis"));
        path.addAll(Arrays.asList(keys));
        return ((Number) Run.at(report, path.toArray(String[]::new))).doubleValue();
    }

    private Path file(List<String> lines) {
        return Run.file(folder, "rows.csv", lines.toArray(String[]::new));
    }

    /** As many answers of each score, from the lowest of the scale. */
    private static List<String> answers(String kind, int lowest, int... counts) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            for (int n = 0; n < counts[i]; n++) {
                lines.add(kind + "," + (lowest + i));
            }
        }
        return lines;
    }

    private static List<String> withHeader(String header, List<String> lines) {
        return Stream.concat(Stream.of(header), lines.stream()).toList();
    }

    /** Survey scores. */
    @Nested
    class Scores {
        /** 28 promoters, 12 passives and 10 detractors; a wave later 45, 20 and 10. */
        @ParameterizedTest
        @CsvSource({
            "wald, 13.99, 58.01",
            "adjusted-wald, 12.59, 55.33",
        })
        void nps(String interval, double low, double high) {
            Path file = file(withHeader("kind,score", answers("nps", 6, 10, 12, 0, 28)));

            Map<String, Object> report = Run.json("--surveys", file, "--set", "nps-interval=" + interval);

            assertThat(number(report, "nps", "value")).isEqualTo(36);
            assertThat(number(report, "nps", "low")).isCloseTo(low, within(0.005));
            assertThat(number(report, "nps", "high")).isCloseTo(high, within(0.005));
        }

        @Test
        void secondWaveOfNps() {
            Path file = file(withHeader("kind,score", answers("nps", 6, 10, 20, 0, 45)));

            assertThat(number(Run.json("--surveys", file), "nps", "value")).isCloseTo(46.67, within(0.005));
        }

        /** Ratings 1 to 5 given 2, 1, 5, 18 and 24 times, of 130 delivered. */
        @Test
        void csat() {
            List<String> lines = new ArrayList<>(answers("csat", 1, 2, 1, 5, 18, 24));
            lines.addAll(Stream.generate(() -> "csat,").limit(80).toList());

            Map<String, Object> report = Run.json("--surveys", file(withHeader("kind,score", lines)));

            assertThat(number(report, "csat", "mean")).isEqualTo(4.22);
            assertThat(number(report, "csat", "topBox", "value")).isEqualTo(0.84);
            assertThat(number(report, "csat", "topBox", "low")).isCloseTo(0.7149, within(0.00005));
            assertThat(number(report, "csat", "topBox", "high")).isCloseTo(0.9166, within(0.00005));
            assertThat(number(report, "survey-response-rate", "value")).isCloseTo(0.3846, within(0.00005));
        }

        /** Scores 1 to 7 given 2, 3, 5, 10, 20, 35 and 25 times. */
        @Test
        void ces() {
            Path file = file(withHeader("kind,score", answers("ces", 1, 2, 3, 5, 10, 20, 35, 25)));

            Map<String, Object> report = Run.json("--surveys", file);

            assertThat(number(report, "ces", "mean")).isEqualTo(5.48);
            assertThat(number(report, "ces", "topBox", "value")).isEqualTo(0.8);
            assertThat(number(report, "ces", "index")).isEqualTo(50);
        }

        /** 9 of 10 and 30 of 40: the total is of 50 answers, no average of rates. */
        @Test
        void totalIsNoAverageOfRates() {
            List<String> lines = new ArrayList<>();
            answers("csat", 3, 1, 9).forEach(line -> lines.add(line + ",vip"));
            answers("csat", 3, 10, 30).forEach(line -> lines.add(line + ",regular"));

            Map<String, Object> report =
                    Run.json("--surveys", file(withHeader("kind,score,segment", lines)), "--by", "segment");

            assertThat(number(report, "csat", "topBox", "value")).isEqualTo(0.78);
            assertThat(Run.at(report, "groups", "segment", "vip", "csat", "topBox", "value"))
                    .isEqualTo(0.9);
            assertThat(Run.at(report, "groups", "segment", "regular", "csat", "topBox", "value"))
                    .isEqualTo(0.75);
        }

        /** Stars 1 to 5 given 4, 2, 6, 18 and 30 times; 45 of 60 replied to, 5 of the 6 negative ones. */
        @Test
        void reviews() {
            List<String> lines = new ArrayList<>(answers("review", 1, 4, 2, 6, 18, 30));
            for (int i = 0; i < lines.size(); i++) {
                boolean isReplied = (i >= 1 && i < 6) || (i >= 6 && i < 46);
                String kind = i < 6 ? "negative" : "other";
                lines.set(i, lines.get(i) + ",2026-01-01T00:00," + (isReplied ? "2026-01-02T00:00" : "") + "," + kind);
            }
            Path file = file(withHeader("kind,score,answered_at,replied_at,segment", lines));

            Map<String, Object> report = Run.json("--surveys", file, "--by", "segment");

            assertThat(number(report, "review-rating", "mean")).isCloseTo(4.133, within(0.0005));
            assertThat(number(report, "review-rating", "topBox", "value")).isEqualTo(0.8);
            assertThat(number(report, "review-response-rate", "value")).isEqualTo(0.75);
            assertThat(Run.at(report, "groups", "segment", "negative", "review-response-rate", "numerator"))
                    .isEqualTo(5);
        }
    }

    /** What became of contacts. */
    @Nested
    class Contacts {
        private static final String[] CASES = {
            "id,opened_at,resolved_at,customer,topic,agent_replies,customer_messages,reopens,agents",
            "T1,2026-01-01T00:00,2026-01-01T00:10,c1,x,1,1,0,1",
            "T2,2026-01-01T00:00,2026-01-01T00:03,c2,x,0,1,0,1",
            "T3,2026-01-01T00:00,2026-01-01T01:00,c3,x,2,1,0,1",
            "T4,2026-01-01T00:00,2026-01-01T00:12,c4,x,1,2,1,1",
            "T5,2026-01-01T00:00,2026-01-01T10:00,c5,x,3,3,0,2",
            "T6,2026-01-01T00:00,2026-01-01T00:30,c6,x,1,1,0,1",
            "T7,2026-01-01T00:00,2026-01-01T01:30,c7,x,1,1,0,2",
            "T8,2026-01-01T00:00,2026-01-01T00:14,c8,x,2,2,1,1",
            "R6,2026-01-08T00:30,,c6,x,,,,",
        };

        /** Eight resolved cases, of which the sixth is followed by another contact exactly seven days after it. */
        @ParameterizedTest
        @CsvSource({
            "no-repeat, 5, 0.625",
            "one-touch, 5, 0.625",
            "single-reply, 4, 0.5",
            "no-reply-needed, 5, 0.625",
            "single-agent, 4, 0.5",
        })
        void firstContactResolution(String variant, int numerator, double value) {
            Map<String, Object> report = Run.json(
                    "--interactions",
                    Run.file(folder, "cases.csv", CASES),
                    "--as-of",
                    "2026-02-01T00:00Z",
                    "--set",
                    "fcr=" + variant);

            assertThat(Run.at(report, "kpis", "first-contact-resolution", "definition"))
                    .isEqualTo(variant);
            assertThat(number(report, "first-contact-resolution", "numerator")).isEqualTo(numerator);
            assertThat(number(report, "first-contact-resolution", "denominator"))
                    .isEqualTo(8);
            assertThat(number(report, "first-contact-resolution", "value")).isEqualTo(value);
        }

        /** X about billing on days 0, 3 and 9; Y about login on 1, billing on 4; Z about login on 2 and 10. */
        @Test
        void repeatContacts() {
            Path file = Run.file(
                    folder,
                    "contacts.csv",
                    "id,opened_at,customer,topic,agent",
                    "1,2026-01-01T00:00,X,billing,amy",
                    "2,2026-01-04T00:00,X,billing,bob",
                    "3,2026-01-10T00:00,X,billing,bob",
                    "4,2026-01-02T00:00,Y,login,amy",
                    "5,2026-01-05T00:00,Y,billing,amy",
                    "6,2026-01-03T00:00,Z,login,amy",
                    "7,2026-01-11T00:00,Z,login,amy");

            Map<String, Object> all = Run.json("--interactions", file, "--as-of", "2026-01-13T00:00Z", "--by", "agent");
            Map<String, Object> later =
                    Run.json("--interactions", file, "--as-of", "2026-01-13T00:00Z", "--from", "2026-01-04");

            assertThat(number(all, "repeat-contact-rate", "numerator")).isEqualTo(2);
            assertThat(number(all, "repeat-contact-rate", "value")).isCloseTo(0.2857, within(0.00005));
            assertThat(Run.at(all, "groups", "agent", "bob", "repeat-contact-rate", "value"))
                    .as("repeats of contacts with others")
                    .isEqualTo(1.0);
            assertThat(number(later, "repeat-contact-rate", "numerator"))
                    .as("repeats of contacts before the range")
                    .isEqualTo(2);
            assertThat(number(later, "repeat-contact-rate", "denominator")).isEqualTo(4);
        }

        /** 460 answered, 390 of them within 20 s; 40 abandoned, 12 within 5 s, 8 more within 20 s. */
        private List<String> calls() {
            List<String> lines = new ArrayList<>(List.of("id,opened_at,answered_at,abandoned_at"));
            for (int call = 0; call < 500; call++) {
                String opened = call + ",2026-01-01T00:00:00,";
                if (call < 460) {
                    lines.add(opened + "2026-01-01T00:00:" + (call < 390 ? "20" : "20.000000001") + ",");
                } else {
                    String abandoned = call < 472 ? "05" : call < 480 ? "20" : "21";
                    lines.add(opened + ",2026-01-01T00:00:" + abandoned);
                }
            }
            return lines;
        }

        @ParameterizedTest
        @CsvSource({
            "of-answered, 390, 460, 0.8478",
            "of-offered, 390, 500, 0.7800",
            "left-queue, 410, 500, 0.8200",
            "drop-abandoned-within, 390, 480, 0.8125",
            "drop-short, 390, 488, 0.7992",
        })
        void serviceLevel(String form, int numerator, int denominator, double value) {
            Map<String, Object> report = Run.json("--interactions", file(calls()), "--set", "service-level=" + form);

            assertThat(Run.at(report, "kpis", "service-level", "definition")).isEqualTo(form);
            assertThat(number(report, "service-level", "numerator")).isEqualTo(numerator);
            assertThat(number(report, "service-level", "denominator")).isEqualTo(denominator);
            assertThat(number(report, "service-level", "value")).isCloseTo(value, within(0.00005));
        }

        @Test
        void abandonment() {
            Path file = file(calls());

            Map<String, Object> all = Run.json("--interactions", file);
            Map<String, Object> withoutShort = Run.json("--interactions", file, "--set", "short-abandon=PT5S");

            assertThat(number(all, "abandonment-rate", "value")).isEqualTo(0.08);
            assertThat(number(withoutShort, "abandonment-rate", "numerator")).isEqualTo(28);
            assertThat(number(withoutShort, "abandonment-rate", "denominator")).isEqualTo(488);
            assertThat(number(withoutShort, "abandonment-rate", "value")).isCloseTo(0.0574, within(0.00005));
        }
    }

    /** What was said in contacts, and when the office was open. */
    @Nested
    class Conversations {
        /** Friday 16:30 in Berlin; automatic reply, internal note, and a public reply on Monday 09:20, after clocks went forward. */
        @ParameterizedTest
        @CsvSource({"'', 229800", "Mon-Fri 09:00-17:00, 3000"})
        void firstResponse(String hours, double seconds) {
            Path interactions = Run.file(
                    folder, "cases.csv", "id,opened_at,first_response_at", "1,2026-03-27T16:30,2026-03-27T16:45");
            Path messages = Run.file(
                    folder,
                    "messages.csv",
                    "at,author,visibility,interaction",
                    "2026-03-30T09:20,agent,,1",
                    "2026-03-27T16:30:05,automation,public,1",
                    "2026-03-27T16:45,agent,internal,1",
                    "2026-03-27T16:30,customer,,1");
            List<Object> args = new ArrayList<>(
                    List.of("--interactions", interactions, "--messages", messages, "--zone", "Europe/Berlin"));
            if (!hours.isEmpty()) {
                args.addAll(List.of("--hours", hours));
            }

            Map<String, Object> report = Run.json(args.toArray());

            assertThat(number(report, "first-response-time", "mean")).isEqualTo(seconds);
            assertThat(number(report, "response-time", "mean")).isEqualTo(seconds);
        }

        /** The customer writes 10:00, 10:05, 10:30 and 10:50, an agent 10:20, 10:22, 11:00 and, not asked, 14:00. */
        @Test
        void responses() {
            Path interactions = Run.file(folder, "cases.csv", "id,opened_at", "1,2026-03-02T10:00");
            Path messages = Run.file(
                    folder,
                    "messages.csv",
                    "interaction,at,author",
                    "1,2026-03-02T10:00,customer",
                    "1,2026-03-02T10:05,customer",
                    "1,2026-03-02T10:20,agent",
                    "1,2026-03-02T10:22,agent",
                    "1,2026-03-02T10:30,customer",
                    "1,2026-03-02T10:50,customer",
                    "1,2026-03-02T11:00,agent",
                    "1,2026-03-02T14:00,agent");

            Map<String, Object> report = Run.json("--interactions", interactions, "--messages", messages);

            assertThat(number(report, "first-response-time", "mean")).isEqualTo(20 * 60);
            assertThat(number(report, "response-time", "count")).isEqualTo(2);
            assertThat(number(report, "response-time", "mean")).isEqualTo(25 * 60);
            assertThat(number(report, "response-time", "max")).isEqualTo(30 * 60);
        }

        /** Seven of ten cases within two hours of business time, one closed late, one open and late, one pending. */
        @Test
        void promises() {
            List<String> lines = new ArrayList<>(List.of("id,opened_at,first_response_at,resolved_at"));
            for (int met = 1; met <= 7; met++) {
                lines.add(met + ",2026-03-27T16:30,2026-03-30T10:30,2026-03-31T12:00");
            }
            lines.add("late,2026-03-27T16:30,2026-03-30T10:30:00.000000001,2026-03-31T12:00");
            lines.add("open and late,2026-03-27T16:30,,");
            lines.add("pending,2026-03-31T11:00,,");

            Map<String, Object> report = Run.json(
                    "--interactions",
                    file(lines),
                    "--sla",
                    Run.file(folder, "sla.csv", "metric,target", "first-response,PT2H"),
                    "--zone",
                    "Europe/Berlin",
                    "--hours",
                    "Mon-Fri 09:00-17:00");

            assertThat(number(report, "sla-first-response", "numerator")).isEqualTo(7);
            assertThat(number(report, "sla-first-response", "denominator")).isEqualTo(9);
            assertThat(number(report, "sla-first-response", "value")).isCloseTo(0.7778, within(0.00005));
            assertThat(Run.at(report, "kpis", "sla-first-response", "excluded")).hasToString("{pending=1}");
            assertThat(Run.at(report, "kpis", "sla-resolution", "denominator"))
                    .as("nothing was promised")
                    .isEqualTo(0);
        }

        /** Of rows for a channel and a segment, a channel, a segment and neither the first of them that fits counts. */
        @Test
        void mostSpecificTarget() {
            Path interactions = Run.file(
                    folder,
                    "cases.csv",
                    "id,opened_at,first_response_at,channel,segment",
                    "1,2026-03-02T10:00,2026-03-02T10:01,chat,vip",
                    "2,2026-03-02T10:00,2026-03-02T10:02,chat,private",
                    "3,2026-03-02T10:00,2026-03-02T10:03,email,vip",
                    "4,2026-03-02T10:00,2026-03-02T10:04,email,",
                    "5,2026-03-02T10:00,2026-03-02T10:04,,");
            for (int seconds : new int[] {0, 1}) {
                Path sla = Run.file(
                        folder,
                        "sla.csv",
                        "metric,target,channel,segment",
                        "first-response,PT" + (240 - seconds) + "S,,",
                        "first-response,PT" + (180 - seconds) + "S,,vip",
                        "first-response,PT" + (120 - seconds) + "S,chat,",
                        "first-response,PT" + (60 - seconds) + "S,chat,vip",
                        "first-response,PT10H,chat,vip");

                Map<String, Object> report = Run.json("--interactions", interactions, "--sla", sla);

                assertThat(number(report, "sla-first-response", "denominator")).isEqualTo(5);
                assertThat(number(report, "sla-first-response", "numerator")).isEqualTo(seconds == 0 ? 5 : 0);
            }
        }

        /** A group sees the replies of its own cases, whoever sent them. */
        @Test
        void groups() {
            Path interactions = Run.file(
                    folder, "cases.csv", "id,opened_at,agent", "1,2026-03-02T10:00,amy", "2,2026-03-02T10:00,bob");
            Path messages = Run.file(
                    folder,
                    "messages.csv",
                    "interaction,at,author,agent,mailbox",
                    "1,2026-03-02T10:00,customer,,a",
                    "1,2026-03-02T10:10,agent,bob,a",
                    "2,2026-03-02T10:00,customer,,b",
                    "2,2026-03-02T10:20,agent,bob,b");
            Object[] files = {"--interactions", interactions, "--messages", messages};

            Map<String, Object> byAgent = Run.json(with(files, "--by", "agent"));
            Map<String, Object> ofAmy = Run.json(with(files, "--where", "agent=amy"));
            Map<String, Object> inMailbox = Run.json(with(files, "--where", "mailbox=b"));

            assertThat(Run.at(byAgent, "groups", "agent", "amy", "response-time", "mean"))
                    .isEqualTo(600.0);
            assertThat(Run.at(byAgent, "groups", "agent", "amy")).isEqualTo(ofAmy.get("kpis"));
            assertThat(number(inMailbox, "response-time", "count"))
                    .as("a column that messages alone have says which of them count")
                    .isEqualTo(1);
            assertThat(number(inMailbox, "first-response-time", "open")).isEqualTo(1);
        }

        private Object[] with(Object[] files, Object... options) {
            return Stream.concat(Arrays.stream(files), Arrays.stream(options)).toArray();
        }
    }

    /** Who stays. */
    @Nested
    class Customers {
        /** 200 at the start, of whom 15 left and 2 came back, and 50 joined, of whom 3 left. */
        @Test
        void churn() {
            List<String> lines = new ArrayList<>(List.of("id,started_on,ended_on"));
            for (int customer = 0; customer < 200; customer++) {
                lines.add("old" + customer + ",2025-06-01," + (customer < 15 ? "2026-01-10" : ""));
            }
            lines.add("old0,2026-01-20,");
            lines.add("old1,2026-01-31,");
            for (int customer = 0; customer < 50; customer++) {
                lines.add("new" + customer + ",2026-01-05," + (customer < 3 ? "2026-01-25" : ""));
            }

            Map<String, Object> report =
                    Run.json("--customers", file(lines), "--from", "2026-01-01", "--to", "2026-02-01");

            assertThat(number(report, "churn-rate", "numerator")).isEqualTo(13);
            assertThat(number(report, "churn-rate", "value")).isEqualTo(0.065);
            assertThat(number(report, "retention-rate", "value")).isEqualTo(0.935);
        }

        /** 100,000 at the start, 8,000 of it expanded, 3,000 contracted and 5,000 lost; 1,000 came back and 12,000 are new. */
        @Test
        void revenue() {
            Path file = Run.file(
                    folder,
                    "customers.csv",
                    "id,started_on,ended_on,monthly_value,end_value",
                    "grows,2025-01-01,,20000,28000",
                    "shrinks,2025-01-01,,10000,7000",
                    "leaves,2025-01-01,2026-01-15,5000,",
                    "stays,2025-01-01,,65000,",
                    "returns,2024-01-01,2025-01-01,900,",
                    "returns,2026-01-20,,1000,",
                    "joins,2026-01-10,,12000,");

            Map<String, Object> report = Run.json("--customers", file, "--from", "2026-01-01", "--to", "2026-02-01");

            assertThat(number(report, "revenue-churn-rate", "numerator")).isEqualTo(8000);
            assertThat(number(report, "revenue-churn-rate", "denominator")).isEqualTo(100_000);
            assertThat(number(report, "revenue-churn-rate", "value")).isEqualTo(0.08);
            assertThat(number(report, "gross-revenue-retention", "value")).isEqualTo(0.92);
            assertThat(number(report, "net-revenue-retention", "value")).isEqualTo(1.0);
        }

        /** Left after 2, 4, 4 and 7 days, watched for 3 and 5. */
        @Test
        void survival() {
            Path file = Run.file(
                    folder,
                    "customers.csv",
                    "id,started_on,ended_on",
                    "a,2026-01-01,2026-01-03",
                    "b,2026-01-28,",
                    "c,2026-01-01,2026-01-05",
                    "d,2026-01-02,2026-01-06",
                    "e,2026-01-26,",
                    "f,2026-01-01,2026-01-08");

            Map<String, Object> report =
                    Run.json("--customers", file, "--as-of", "2026-01-31T00:00Z", "--set", "survival-interval=plain");

            assertThat(number(report, "customer-survival", "count")).isEqualTo(6);
            assertThat(number(report, "customer-survival", "events")).isEqualTo(4);
            assertThat(number(report, "customer-survival", "median")).isEqualTo(4);
            List<?> points = (List<?>) Run.at(report, "kpis", "customer-survival", "points");
            assertThat(points).hasSize(3);
            assertThat(value(points.get(0), "value")).isCloseTo(0.8333, within(0.00005));
            assertThat(value(points.get(1), "time")).isEqualTo(4);
            assertThat(value(points.get(1), "atRisk")).isEqualTo(4);
            assertThat(value(points.get(1), "events")).isEqualTo(2);
            assertThat(value(points.get(1), "value")).isCloseTo(0.4167, within(0.00005));
            assertThat(value(points.get(1), "high"))
                    .as("the plain interval is 1.959964 standard errors of 0.2218 to each side")
                    .isCloseTo(0.4167 + 1.959964 * 0.2218, within(0.0002));
            assertThat(value(points.get(2), "value")).isZero();
            assertThat(((Map<?, ?>) points.get(2)).get("low")).isNull();
        }

        private double value(Object point, String key) {
            return ((Number) ((Map<?, ?>) point).get(key)).doubleValue();
        }
    }
}
