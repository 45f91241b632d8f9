package io.github.servicekpi.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Field;
import io.github.servicekpi.Groups;
import io.github.servicekpi.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every value of an interaction: set, read, compared, stored in a table, and as it was known at an instant. */
class InteractionFieldsTest {
    private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");

    /** Each optional value, by name: how it is set to something, its accessor, and its field. */
    private record Value(
            Consumer<InteractionBuilder> setter,
            Function<Interaction, @Nullable Object> accessor,
            Field<Interaction, ?> field,
            Object value) {}

    private static final Map<String, Value> VALUES = new LinkedHashMap<>();

    private interface Setter<V> {
        InteractionBuilder set(InteractionBuilder builder, @Nullable V value);
    }

    private static <V> void add(
            V value, Field<Interaction, V> field, Function<Interaction, @Nullable V> accessor, Setter<V> setter) {
        VALUES.put(field.name(), new Value(builder -> setter.set(builder, value), accessor::apply, field, value));
    }

    static {
        add("c", InteractionFields.CUSTOMER, Interaction::customer, InteractionBuilder::customer);
        add("a", InteractionFields.AGENT, Interaction::agent, InteractionBuilder::agent);
        add("t", InteractionFields.TEAM, Interaction::team, InteractionBuilder::team);
        add("ch", InteractionFields.CHANNEL, Interaction::channel, InteractionBuilder::channel);
        add("s", InteractionFields.SEGMENT, Interaction::segment, InteractionBuilder::segment);
        add("to", InteractionFields.TOPIC, Interaction::topic, InteractionBuilder::topic);
        add(OPENED.plusSeconds(1), InteractionFields.QUEUED_AT, Interaction::queuedAt, InteractionBuilder::queuedAt);
        add(
                OPENED.plusSeconds(2),
                InteractionFields.ANSWERED_AT,
                Interaction::answeredAt,
                InteractionBuilder::answeredAt);
        add(
                OPENED.plusSeconds(3),
                InteractionFields.ABANDONED_AT,
                Interaction::abandonedAt,
                InteractionBuilder::abandonedAt);
        add(
                OPENED.plusSeconds(4),
                InteractionFields.FIRST_RESPONSE_AT,
                Interaction::firstResponseAt,
                InteractionBuilder::firstResponseAt);
        add(
                OPENED.plusSeconds(5),
                InteractionFields.FIRST_RESOLVED_AT,
                Interaction::firstResolvedAt,
                InteractionBuilder::firstResolvedAt);
        add(
                OPENED.plusSeconds(6),
                InteractionFields.RESOLVED_AT,
                Interaction::resolvedAt,
                InteractionBuilder::resolvedAt);
        add(Duration.ofSeconds(7), InteractionFields.TALK, Interaction::talk, InteractionBuilder::talk);
        add(Duration.ofSeconds(8), InteractionFields.HOLD, Interaction::hold, InteractionBuilder::hold);
        add(Duration.ofSeconds(9), InteractionFields.WRAP, Interaction::wrap, InteractionBuilder::wrap);
        add(10, InteractionFields.AGENT_REPLIES, Interaction::agentReplies, InteractionBuilder::agentReplies);
        add(
                11,
                InteractionFields.CUSTOMER_MESSAGES,
                Interaction::customerMessages,
                InteractionBuilder::customerMessages);
        add(12, InteractionFields.AGENTS, Interaction::agents, InteractionBuilder::agents);
        add(13, InteractionFields.REOPENS, Interaction::reopens, InteractionBuilder::reopens);
        add(14, InteractionFields.TRANSFERS, Interaction::transfers, InteractionBuilder::transfers);
        add(true, InteractionFields.COMPLAINT, Interaction::complaint, InteractionBuilder::complaint);
        add(false, InteractionFields.REGISTERED, Interaction::registered, InteractionBuilder::registered);
    }

    private static Interaction bare() {
        return Interaction.builder("1", OPENED).build();
    }

    private static Interaction with(Value value) {
        InteractionBuilder builder = bare().toBuilder();
        value.setter().accept(builder);
        return builder.build();
    }

    @Test
    void eachValue() {
        VALUES.forEach((name, value) -> {
            Interaction one = with(value);
            assertThat(value.accessor().apply(bare())).as(name).isNull();
            assertThat(value.accessor().apply(one)).as(name).isEqualTo(value.value());
            assertThat(value.field().apply(one)).as(name).isEqualTo(value.value());
            assertThat(VALUES.values().stream().filter(other -> other.accessor().apply(one) != null))
                    .as("%s and no other", name)
                    .containsExactly(value);
            assertThat(one.toString()).as(name).contains("=" + value.value());
        });
    }

    @Test
    void eachValueMatters() {
        List<Interaction> all = new ArrayList<>(
                VALUES.values().stream().map(InteractionFieldsTest::with).toList());
        all.add(bare());
        all.add(Interaction.builder("2", OPENED).build());
        all.add(Interaction.builder("1", OPENED.plusNanos(1)).build());
        all.add(bare().toBuilder().origin(Origin.AGENT).build());
        all.add(bare().toBuilder().origin(Origin.CAMPAIGN).build());
        all.add(bare().toBuilder().tags(List.of("a")).build());
        all.add(bare().toBuilder().dimension("a", "b").build());
        assertThat(all).doesNotHaveDuplicates();
        for (Interaction one : all) {
            assertThat(one)
                    .isEqualTo(one.toBuilder().build())
                    .hasSameHashCodeAs(one.toBuilder().build());
            assertThat(one.equals((Object) "1")).isFalse();
        }
    }

    @Test
    void tables() {
        List<Interaction> all = new ArrayList<>(
                VALUES.values().stream().map(InteractionFieldsTest::with).toList());
        InteractionBuilder everything = bare().toBuilder();
        VALUES.values().forEach(value -> value.setter().accept(everything));
        all.add(everything
                .tags(List.of("b", "a"))
                .dimension("mailbox", "info")
                .dimension("region", "north")
                .build());
        all.add(bare());
        Field<Interaction, String> mailbox = InteractionFields.dimension("mailbox");
        Table<Interaction> table = InteractionFields.table(all, mailbox);
        assertThat(table).containsExactlyElementsOf(all);
        assertThat(table.get(all.size() - 2).tags()).containsExactly("b", "a");
        for (Value value : VALUES.values()) {
            assertThat(Calculator.<Interaction>counting()
                            .filtering(value.field().isPresent())
                            .calculate(table))
                    .as("%s", value.field())
                    .isEqualTo(2);
        }
        for (Field<Interaction, String> dimension : List.of(mailbox, InteractionFields.dimension("region"))) {
            Groups<String, Long> groups =
                    Calculator.<Interaction>counting().groupingBy(dimension).calculate(table);
            assertThat(groups.byKey().values()).containsExactly(1L);
            assertThat(groups.withoutKey()).isEqualTo(all.size() - 1);
        }
        assertThat(Calculator.<Interaction>counting()
                        .groupingBy(InteractionFields.ORIGIN)
                        .calculate(table)
                        .byKey())
                .isEqualTo(Map.of(Origin.CUSTOMER, (long) all.size()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InteractionFields.table(all, mailbox, InteractionFields.dimension("mailbox")))
                .withMessage("a table has each field once: mailbox is there twice");
    }

    @Provide
    Arbitrary<Interaction> interactions() {
        return InteractionArbitraries.interactions();
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 1_000_000).map(Instant.parse("2026-03-01T00:00:00Z")::plusSeconds),
                Arbitraries.of(Instant.MIN, Instant.MAX));
    }

    @Property(tries = 300)
    void asOf(@ForAll("interactions") Interaction row, @ForAll("instants") Instant asOf) {
        Optional<Interaction> then = row.asOf(asOf);
        assertThat(then.isPresent()).isEqualTo(!row.openedAt().isAfter(asOf));
        then.ifPresent(known -> VALUES.forEach((name, value) -> {
            Object before = value.accessor().apply(row);
            Object expected = before instanceof Instant time && time.isAfter(asOf) ? null : before;
            assertThat(value.accessor().apply(known)).as(name).isEqualTo(expected);
        }));
        then.ifPresent(known -> assertThat(known.tags()).isEqualTo(row.tags()));
        then.ifPresent(known -> assertThat(known.dimensions()).isEqualTo(row.dimensions()));
    }

    /** Each time alone makes the difference, and what happens at the instant counts. */
    @Test
    void asOfEachTime() {
        VALUES.values().stream()
                .filter(value -> value.value() instanceof Instant)
                .forEach(value -> {
                    Interaction one = with(value);
                    Instant time = (Instant) value.value();
                    assertThat(one.asOf(time)).containsSame(one);
                    assertThat(one.asOf(time.minusNanos(1))).contains(bare());
                });
    }

    @Test
    void refusesNegativeValues() {
        InteractionBuilder builder = Interaction.builder("1", OPENED);
        Map<String, Runnable> setters = new LinkedHashMap<>();
        setters.put("talk must not be negative: PT-0.000000001S", () -> builder.talk(Duration.ofNanos(-1)));
        setters.put("hold must not be negative: PT-1S", () -> builder.hold(Duration.ofSeconds(-1)));
        setters.put("wrap must not be negative: PT-1S", () -> builder.wrap(Duration.ofSeconds(-1)));
        setters.put("agentReplies must not be negative: -1", () -> builder.agentReplies(-1));
        setters.put("customerMessages must not be negative: -2", () -> builder.customerMessages(-2));
        setters.put("agents must not be negative: -1", () -> builder.agents(-1));
        setters.put("reopens must not be negative: -1", () -> builder.reopens(-1));
        setters.put("transfers must not be negative: -1", () -> builder.transfers(-1));
        setters.forEach((message, setter) ->
                assertThatIllegalArgumentException().isThrownBy(setter::run).withMessage(message));
        assertThat(builder.build()).isEqualTo(bare());
        assertThatNullPointerException()
                .isThrownBy(() -> Interaction.builder("1", null))
                .withMessage("openedAt");
    }

    /** A value can be taken back. */
    @Test
    void forgets() {
        InteractionBuilder builder = bare().toBuilder();
        VALUES.values().forEach(value -> value.setter().accept(builder));
        assertThat(Stream.of(builder.build())
                        .flatMap(one -> VALUES.values().stream()
                                .map(value -> value.accessor().apply(one))))
                .doesNotContainNull();
        Interaction forgotten = builder.customer(null)
                .agent(null)
                .team(null)
                .channel(null)
                .segment(null)
                .topic(null)
                .queuedAt(null)
                .answeredAt(null)
                .abandonedAt(null)
                .firstResponseAt(null)
                .firstResolvedAt(null)
                .resolvedAt(null)
                .talk(null)
                .hold(null)
                .wrap(null)
                .agentReplies(null)
                .customerMessages(null)
                .agents(null)
                .reopens(null)
                .transfers(null)
                .complaint(null)
                .registered(null)
                .dimension("none", null)
                .build();
        assertThat(forgotten).isEqualTo(bare());
    }

    /** The states of a case by the definitions that all KPIs share. */
    @Property(tries = 300)
    void openAndAbandoned(@ForAll("interactions") Interaction row) {
        boolean abandoned = row.abandonedAt() != null && row.answeredAt() == null;
        assertThat(InteractionFields.IS_ABANDONED.test(row)).isEqualTo(abandoned);
        assertThat(InteractionFields.IS_OPEN.test(row)).isEqualTo(Objects.isNull(row.resolvedAt()) && !abandoned);
    }
}
