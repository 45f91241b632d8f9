package io.github.servicekpi.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class InteractionTest {
    private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");

    @Provide
    Arbitrary<Interaction> interactions() {
        return InteractionArbitraries.interactions();
    }

    @Test
    void knowsNothingThatWasNotSaid() {
        Interaction bare = Interaction.builder("1", OPENED).build();
        assertThat(bare.origin()).isEqualTo(Origin.CUSTOMER);
        assertThat(bare.tags()).isEmpty();
        assertThat(bare.dimensions()).isEmpty();
        assertThat(bare.resolvedAt()).isNull();
        assertThat(bare.reopens()).isNull();
        assertThat(bare.complaint()).isNull();
        assertThat(bare).hasToString("Interaction{id=1, openedAt=2026-03-02T09:00:00Z, origin=CUSTOMER}");
    }

    @Property
    void copiesAreEqual(@ForAll("interactions") Interaction interaction) {
        assertThat(interaction.toBuilder().build()).isEqualTo(interaction).hasSameHashCodeAs(interaction);
        assertThat(interaction.toBuilder().dimension("further", "x").build()).isNotEqualTo(interaction);
        assertThat(interaction.asOf(Instant.MAX)).containsSame(interaction);
    }

    @Test
    void asOf() {
        Interaction interaction = Interaction.builder("1", OPENED)
                .firstResponseAt(OPENED.plusSeconds(10))
                .resolvedAt(OPENED.plusSeconds(20))
                .reopens(1)
                .build();
        assertThat(interaction.asOf(OPENED.minusNanos(1))).isEmpty();
        assertThat(interaction.asOf(OPENED.plusSeconds(10)))
                .contains(interaction.toBuilder().resolvedAt(null).build());
        assertThat(interaction.asOf(OPENED))
                .contains(interaction.toBuilder()
                        .resolvedAt(null)
                        .firstResponseAt(null)
                        .build());
    }

    @Test
    void keepsItsOwnTagsAndDimensions() {
        List<String> tags = new ArrayList<>(List.of("a", "a", "b"));
        InteractionBuilder builder = Interaction.builder("1", OPENED)
                .tags(tags)
                .dimension("region", "north")
                .dimension("gone", "x");
        builder.dimension("gone", null);
        Interaction interaction = builder.build();
        tags.clear();
        builder.dimension("region", "south");
        assertThat(interaction.tags()).containsExactly("a", "b");
        assertThat(interaction.dimensions()).containsOnlyKeys("region").containsEntry("region", "north");
        assertThat(interaction.dimension("region")).isEqualTo("north");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> interaction.tags().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> interaction.dimensions().clear());
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Interaction.builder(" ", OPENED))
                .withMessage("id must not be blank: ' '");
        InteractionBuilder builder = Interaction.builder("1", OPENED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.talk(Duration.ofSeconds(-1)))
                .withMessage("talk must not be negative: PT-1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.reopens(-1))
                .withMessage("reopens must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.tags(List.of("")))
                .withMessage("a tag must not be blank: ''");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.dimension("", "x"))
                .withMessage("the name of a dimension must not be blank: ''");
        assertThatNullPointerException().isThrownBy(() -> builder.origin(null)).withMessage("origin");
    }

    @Test
    void differsInEveryValue() {
        Interaction bare = Interaction.builder("1", OPENED).build();
        assertThat(List.of(
                        bare.toBuilder().customer("x").build(),
                        bare.toBuilder().agent("x").build(),
                        bare.toBuilder().team("x").build(),
                        bare.toBuilder().hold(Duration.ZERO).build(),
                        bare.toBuilder().transfers(0).build(),
                        bare.toBuilder().registered(false).build(),
                        bare.toBuilder().queuedAt(OPENED).build(),
                        bare))
                .doesNotHaveDuplicates();
    }
}
