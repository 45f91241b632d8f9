package io.github.servicekpi.examples.report.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.servicekpi.examples.report.PrintedReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The figures known of three published files. They are no part of this project: the tests run where the folder with them is beside it,
 * or is named by the system property {@code kpi.data}.
 */
class MappingTest {
    private static final Path DATA = Path.of(System.getProperty("kpi.data", "../../../shared/data"));

    @TempDir
    private Path folder;

    private static Path published(String name) {
        Path file = DATA.resolve(name);
        assumeThat(Files.exists(file)).as(file + " is there").isTrue();
        return file;
    }

    @Test
    void nycRequests() throws IOException {
        Path interactions = folder.resolve("interactions.csv");
        NycRequests.main(new String[] {published("nyc_311_requests.csv").toString(), interactions.toString()});

        PrintedReport report =
                PrintedReport.of("--interactions", interactions, "--zone", "America/New_York", "--by", "borough");

        assertThat(report.number("kpis", "interactions", "value")).isEqualTo(1000);
        assertThat(report.number("kpis", "resolved-interactions", "value")).isEqualTo(677);
        assertThat(report.number("kpis", "open-interactions", "value")).isEqualTo(323);
        assertThat(minutes(report, "mean")).isEqualTo("24.4311");
        assertThat(minutes(report, "p50")).isEqualTo("21.7833");
        assertThat(minutes(report, "p90")).isEqualTo("47.4333");
        assertThat(minutes(report, "p95")).isEqualTo("55.6167");
        assertThat(minutes(report, "max")).isEqualTo("80.4833");
        assertThat(report.number("groups", "borough", "QUEENS", "interactions", "value"))
                .isEqualTo(288);
        assertThat(report.text()).contains("\"rejected\" : {\n    \"interactions\" : { }");
    }

    private static String minutes(PrintedReport report, String statistic) {
        return String.format(Locale.ROOT, "%.4f", report.number("kpis", "resolution-time", statistic) / 60);
    }

    @Test
    void seatReviews() throws IOException {
        Path surveys = folder.resolve("surveys.csv");
        SeatReviews.main(new String[] {published("airline_seat_reviews.csv").toString(), surveys.toString()});

        PrintedReport report = PrintedReport.of("--surveys", surveys, "--by", "question");

        assertThat(String.format(Locale.ROOT, "%.2f", report.number("kpis", "nps", "value")))
                .isEqualTo("-56.80");
        assertThat(report.number("kpis", "nps", "count")).isEqualTo(1257);
        assertThat(report.number("kpis", "nps", "promoters")).isEqualTo(151);
        assertThat(report.number("kpis", "nps", "detractors")).isEqualTo(865);
        assertThat(report.number("groups", "question", "legroom", "review-rating", "count"))
                .isEqualTo(1258);
        assertThat(report.number("groups", "question", "legroom", "review-rating", "topBox", "numerator"))
                .isEqualTo(257 + 191);
        assertThat(report.text()).contains("\"rejected\" : {\n    \"surveys\" : { }");
    }

    @Test
    void telcoCustomers() throws IOException {
        Path customers = folder.resolve("customers.csv");
        TelcoCustomers.main(new String[] {published("telco_customer_churn.csv").toString(), customers.toString()});

        PrintedReport report = PrintedReport.of(
                "--customers", customers, "--from", "2018-12-01", "--to", "2019-01-01", "--by", "plan");

        assertThat(report.number("kpis", "churn-rate", "numerator")).isEqualTo(1869);
        assertThat(report.number("kpis", "churn-rate", "denominator")).isEqualTo(7043);
        assertThat(percent(report, "churn-rate", "value")).isEqualTo("26.537");
        assertThat(percent(report, "churn-rate", "low")).isEqualTo("25.519");
        assertThat(percent(report, "churn-rate", "high")).isEqualTo("27.581");
        assertThat(percent(report, "retention-rate", "value")).isEqualTo("73.463");
        assertThat(report.text()).contains("\"numerator\" : 139130.85,\n      \"denominator\" : 456116.60,");
        assertThat(report.number("kpis", "customer-survival", "count")).isEqualTo(7043);
        assertThat(report.number("groups", "plan", "Two year", "churn-rate", "numerator"))
                .isEqualTo(48);
        assertThat(report.text()).contains("\"rejected\" : {\n    \"customers\" : { }");
    }

    private static String percent(PrintedReport report, String kpi, String statistic) {
        return String.format(Locale.ROOT, "%.3f", 100 * report.number("kpis", kpi, statistic));
    }

    @Test
    void valuesThatStandForNone() throws IOException {
        Path requests = Files.writeString(folder.resolve("requests.csv"), """
                unique_key,created_date,closed_date,agency,complaint_type,descriptor,status,open_data_channel_type,borough
                7,2024-05-27T02:08:51.000,,DOT,Street Condition,"Pothole, deep",Open,UNKNOWN,Unspecified
                """);
        Path reviews = Files.writeString(folder.resolve("reviews.csv"), """
                airline_name,date,content,cabin_flown,overall_rating,seat_legroom_rating,seat_recline_rating,\
                seat_width_rating,type_traveller
                air,1970-01-01,"Fine,
                I say",Economy,10.0,4,,5,
                """);

        NycRequests.map(requests, folder.resolve("interactions.csv"));
        SeatReviews.map(reviews, folder.resolve("surveys.csv"));

        assertThat(Files.readAllLines(folder.resolve("interactions.csv")))
                .containsExactly(
                        "id,opened_at,resolved_at,team,topic,channel,borough,descriptor,status",
                        "7,2024-05-27T02:08:51.000,,DOT,Street Condition,,,\"Pothole, deep\",Open");
        assertThat(Files.readString(folder.resolve("surveys.csv")).replace("\r\n", "\n"))
                .isEqualTo("""
                        kind,question,score,source,segment,cabin,answered_at,comment
                        nps,overall,10,air,,Economy,,"Fine,
                        I say"
                        review,legroom,4,air,,Economy,,
                        review,recline,,air,,Economy,,
                        review,width,5,air,,Economy,,
                        """);
    }
}
