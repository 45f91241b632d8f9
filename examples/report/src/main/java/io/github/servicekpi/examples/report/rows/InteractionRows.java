package io.github.servicekpi.examples.report.rows;

import static io.github.servicekpi.examples.report.rows.InteractionColumn.*;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Field;
import io.github.servicekpi.Groups;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.service.ContactHistory;
import io.github.servicekpi.service.HandlingKpis;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.InteractionFields;
import io.github.servicekpi.service.Origin;
import io.github.servicekpi.service.QueueKpis;
import io.github.servicekpi.service.RepeatKpis;
import io.github.servicekpi.service.ResolutionKpis;
import io.github.servicekpi.service.ResponseKpis;
import io.github.servicekpi.service.VolumeKpis;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows that become interactions. An interaction belongs to the range of dates in which it was opened. */
final class InteractionRows extends RowType<Interaction> {
    private static final Field<Tagged, String> TAG = Field.text("tag", Tagged::tag);

    /** An interaction as a member of the group of one of its tags. */
    private record Tagged(String tag, Interaction interaction) {}

    @Override
    public String name() {
        return "interactions";
    }

    @Override
    public List<String> requiredColumns() {
        return List.of(ID.header(), OPENED_AT.header());
    }

    @Override
    public List<Kpi<? super Interaction, ?>> kpis(KpiContext context) {
        return List.of(
                VolumeKpis.INTERACTIONS,
                VolumeKpis.OPEN_INTERACTIONS,
                VolumeKpis.RESOLVED_INTERACTIONS,
                VolumeKpis.COMPLAINTS,
                VolumeKpis.DISTINCT_CUSTOMERS,
                ResponseKpis.FIRST_RESPONSE_TIME,
                QueueKpis.SPEED_OF_ANSWER,
                QueueKpis.TIME_TO_ABANDON,
                HandlingKpis.HANDLE_TIME,
                ResolutionKpis.RESOLUTION_TIME,
                ResolutionKpis.FIRST_RESOLUTION_TIME,
                context.variants().firstContact().kpi(context),
                RepeatKpis.repeatContactRate(context.history(), KpiContext.REPEAT_WINDOW),
                ResolutionKpis.REOPEN_RATE,
                HandlingKpis.TRANSFER_RATE,
                VolumeKpis.COMPLAINT_RATE,
                VolumeKpis.REGISTERED_RATE,
                context.variants().abandonmentRate(),
                context.variants().serviceLevelKpi());
    }

    @Override
    public Optional<Calculator<Interaction, ContactHistory>> history() {
        return Optional.of(ContactHistory.calculator());
    }

    @Override
    public <R> Calculator<Interaction, Groups<String, R>> by(String column, Calculator<Interaction, R> calculator) {
        if (!column.equals(TAGS.header())) {
            return calculator.groupingBy(InteractionFields.dimension(column));
        }
        return calculator
                .mapping(Tagged::interaction)
                .groupingBy(TAG)
                .flatMapping(interaction -> interaction.tags().stream()
                        .map(tag -> new Tagged(tag, interaction))
                        .toList());
    }

    @Override
    boolean hasValue(String column, String text, String value) {
        return column.equals(TAGS.header()) ? Cells.splitTags(text).contains(value) : text.equals(value);
    }

    @Override
    List<InteractionColumn> columns() {
        return List.of(InteractionColumn.values());
    }

    @Override
    @Nullable
    Column unique() {
        return ID;
    }

    @Override
    Interaction read(Cells cells, Map<String, String> dimensions) throws RejectedRowException {
        String id = cells.requiredText(ID);
        var interaction = Interaction.builder(withSign(id), cells.requiredTime(OPENED_AT))
                .customer(cells.text(CUSTOMER))
                .agent(cells.text(AGENT))
                .team(cells.text(TEAM))
                .channel(cells.text(CHANNEL))
                .segment(cells.text(SEGMENT))
                .topic(cells.text(TOPIC))
                .tags(cells.tags(TAGS))
                .origin(Objects.requireNonNullElse(cells.constant(ORIGIN, Origin.values()), Origin.CUSTOMER))
                .queuedAt(cells.time(QUEUED_AT))
                .answeredAt(cells.time(ANSWERED_AT))
                .abandonedAt(cells.time(ABANDONED_AT))
                .firstResponseAt(cells.time(FIRST_RESPONSE_AT))
                .firstResolvedAt(cells.time(FIRST_RESOLVED_AT))
                .resolvedAt(cells.time(RESOLVED_AT))
                .talk(cells.seconds(TALK_S))
                .hold(cells.seconds(HOLD_S))
                .wrap(cells.seconds(WRAP_S))
                .agentReplies(cells.count(AGENT_REPLIES))
                .customerMessages(cells.count(CUSTOMER_MESSAGES))
                .agents(cells.count(AGENTS))
                .reopens(cells.count(REOPENS))
                .transfers(cells.count(TRANSFERS))
                .complaint(cells.flag(COMPLAINT))
                .registered(cells.flag(REGISTERED));
        dimensions.forEach(interaction::dimension);
        return interaction.build();
    }

    @Override
    Optional<Interaction> asOf(Interaction row, Instant instant, ZoneId zone) {
        return row.asOf(instant);
    }

    @Override
    boolean isWithin(Selection.Range range, Interaction row) {
        return range.contains(row.openedAt());
    }
}
