package io.github.servicekpi;

import static io.github.servicekpi.service.InteractionFields.AGENT;
import static io.github.servicekpi.service.InteractionFields.ANSWERED_AT;
import static io.github.servicekpi.service.InteractionFields.CHANNEL;
import static io.github.servicekpi.service.InteractionFields.CUSTOMER;
import static io.github.servicekpi.service.InteractionFields.OPENED_AT;
import static io.github.servicekpi.service.InteractionFields.QUEUED_AT;
import static io.github.servicekpi.service.InteractionFields.RESOLVED_AT;
import static io.github.servicekpi.service.InteractionFields.TAGS;
import static io.github.servicekpi.service.InteractionFields.TEAM;
import static io.github.servicekpi.service.InteractionFields.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.service.ContactHistory;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.WeekHeatMap;
import io.github.servicekpi.sla.SlaKpis;
import io.github.servicekpi.workforce.LastSeen;
import io.github.servicekpi.workforce.MixAdjustment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Calculations of other fields are other definitions: the states of one are refused by the other. */
class NamedFieldsTest {
    private static final Instant AS_OF = Instant.parse("2026-03-02T09:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Field<Interaction, Set<String>> LABELS = Field.value("labels", Interaction::tags);
    private static final Field<Interaction, Long> SOLVED = Field.value("solved", row -> 1L);
    private static final Field<Interaction, Long> SCORE = Field.value("score", row -> 2L);

    private static void assertApart(List<Calculator<Interaction, ?>> calculators) {
        for (Calculator<Interaction, ?> saved : calculators) {
            byte[] state = saved.newAccumulator().toByteArray();
            for (Calculator<Interaction, ?> opened : calculators) {
                if (opened == saved) {
                    assertThat(opened.fromByteArray(state).toByteArray()).isEqualTo(state);
                } else {
                    assertThatIllegalArgumentException()
                            .as("%s by %s", saved, opened)
                            .isThrownBy(() -> opened.fromByteArray(state))
                            .withMessageContaining("the state is of another definition");
                }
            }
        }
    }

    @Test
    void promises() {
        assertApart(List.of(
                SlaKpis.<Interaction>promisesKept(OPENED_AT, QUEUED_AT, RESOLVED_AT, AS_OF)
                        .calculator(),
                SlaKpis.<Interaction>promisesKept(OPENED_AT, ANSWERED_AT, RESOLVED_AT, AS_OF)
                        .calculator(),
                SlaKpis.<Interaction>promisesKept(OPENED_AT, QUEUED_AT, ANSWERED_AT, AS_OF)
                        .calculator(),
                SlaKpis.<Interaction>promisesKept(QUEUED_AT, OPENED_AT, RESOLVED_AT, AS_OF)
                        .calculator()));
    }

    @Test
    void heatMaps() {
        assertApart(List.of(
                WeekHeatMap.calculator(BERLIN, OPENED_AT),
                WeekHeatMap.calculator(BERLIN, RESOLVED_AT),
                WeekHeatMap.calculator(ZoneId.of("Asia/Kathmandu"), OPENED_AT)));
    }

    @Test
    void mixes() {
        assertApart(List.of(
                MixAdjustment.<Interaction>calculator(AGENT, TEAM, SOLVED),
                MixAdjustment.<Interaction>calculator(TEAM, AGENT, SOLVED),
                MixAdjustment.<Interaction>calculator(AGENT, TEAM, SCORE)));
    }

    @Test
    void signals() {
        assertApart(List.of(
                LastSeen.<Interaction>calculator(OPENED_AT, CHANNEL, AS_OF),
                LastSeen.<Interaction>calculator(RESOLVED_AT, CHANNEL, AS_OF),
                LastSeen.<Interaction>calculator(OPENED_AT, TEAM, AS_OF)));
    }

    @Test
    void histories() {
        assertApart(List.of(
                ContactHistory.calculator(),
                ContactHistory.<Interaction>calculator(CUSTOMER, TOPIC, RESOLVED_AT),
                ContactHistory.<Interaction>calculator(CUSTOMER, CHANNEL, OPENED_AT),
                ContactHistory.<Interaction>calculator(AGENT, TOPIC, OPENED_AT)));
        assertThat(ContactHistory.<Interaction>calculator(CUSTOMER, TOPIC, OPENED_AT))
                .hasToString(ContactHistory.calculator().toString());
    }

    @Test
    void overlappingGroups() {
        assertApart(List.of(
                OverlappingGroups.calculator(Calculator.<Interaction>counting(), TAGS),
                OverlappingGroups.calculator(Calculator.<Interaction>counting(), LABELS)));
    }
}
