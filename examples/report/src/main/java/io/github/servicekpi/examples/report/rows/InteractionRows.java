package io.github.servicekpi.examples.report.rows;

import static io.github.servicekpi.examples.report.rows.InteractionColumn.*;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Field;
import io.github.servicekpi.Groups;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiResults;
import io.github.servicekpi.KpiSet;
import io.github.servicekpi.conversation.ConversationKpis;
import io.github.servicekpi.conversation.ConversationPolicy;
import io.github.servicekpi.conversation.ReplyCycle;
import io.github.servicekpi.service.HandlingKpis;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.Origin;
import io.github.servicekpi.service.QueueKpis;
import io.github.servicekpi.service.RepeatKpis;
import io.github.servicekpi.service.ResolutionKpis;
import io.github.servicekpi.service.ResponseKpis;
import io.github.servicekpi.service.VolumeKpis;
import io.github.servicekpi.sla.SlaKpis;
import io.github.servicekpi.sla.SlaPolicy;
import io.github.servicekpi.time.BusinessCalendar;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows that become cases. A case belongs to the range of dates in which it was opened. */
final class InteractionRows extends KpiRowType<Case> {
    private static final Field<Tagged, String> TAG = Field.text("tag", Tagged::tag);

    private final @Nullable MessageStore messages;

    InteractionRows(@Nullable MessageStore messages) {
        this.messages = messages;
    }

    /** A case as a member of the group of one of its tags. */
    private record Tagged(String tag, Case ofTag) {}

    @Override
    public String name() {
        return "interactions";
    }

    @Override
    public List<String> requiredColumns() {
        return List.of(ID.header(), OPENED_AT.header());
    }

    @Override
    public List<Kpi<? super Case, ?>> kpis(KpiContext context) {
        BusinessCalendar calendar = context.calendar();
        SlaPolicy sla = context.sla();
        List<Kpi<? super Case, ?>> kpis = new ArrayList<>();
        kpis.add(ofInteractions(
                VolumeKpis.INTERACTIONS,
                VolumeKpis.OPEN_INTERACTIONS,
                VolumeKpis.RESOLVED_INTERACTIONS,
                VolumeKpis.COMPLAINTS,
                VolumeKpis.DISTINCT_CUSTOMERS,
                calendar == null ? ResponseKpis.FIRST_RESPONSE_TIME : ResponseKpis.firstResponseTime(calendar)));
        if (context.messages() == KpiContext.Messages.GIVEN) {
            kpis.add(ofReplyCycles(ConversationKpis.RESPONSE_TIME));
        }
        kpis.add(ofInteractions(
                QueueKpis.SPEED_OF_ANSWER,
                QueueKpis.TIME_TO_ABANDON,
                HandlingKpis.HANDLE_TIME,
                calendar == null ? ResolutionKpis.RESOLUTION_TIME : ResolutionKpis.resolutionTime(calendar),
                calendar == null ? ResolutionKpis.FIRST_RESOLUTION_TIME : ResolutionKpis.firstResolutionTime(calendar),
                context.variants().firstContact().kpi(context),
                RepeatKpis.repeatContactRate(context.history(), KpiContext.REPEAT_WINDOW),
                ResolutionKpis.REOPEN_RATE,
                HandlingKpis.TRANSFER_RATE,
                VolumeKpis.COMPLAINT_RATE,
                VolumeKpis.REGISTERED_RATE,
                context.variants().abandonmentRate(),
                context.variants().serviceLevelKpi()));
        if (sla != null) {
            kpis.add(ofInteractions(SlaKpis.firstResponse(sla, context.asOfOrAnyTime())));
            if (context.messages() == KpiContext.Messages.GIVEN) {
                kpis.add(ofReplyCycles(SlaKpis.nextResponse(sla, context.asOfOrAnyTime())));
            }
            kpis.add(ofInteractions(SlaKpis.resolution(sla, context.asOfOrAnyTime())));
        }
        return kpis;
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    private static Kpi<Case, KpiResults> ofInteractions(Kpi<? super Interaction, ?>... kpis) {
        return KpiSet.<Interaction>of(kpis).mapping(Case::interaction).named("from-" + kpis[0].id());
    }

    private static Kpi<Case, KpiResults> ofReplyCycles(Kpi<? super ReplyCycle, ?> kpi) {
        return KpiSet.<ReplyCycle>of(kpi).flatMapping(Case::replyCycles).named("from-" + kpi.id());
    }

    @Override
    public <R> Calculator<Case, Groups<String, R>> by(String column, Calculator<Case, R> calculator) {
        if (!column.equals(TAGS.header())) {
            return calculator.groupingBy(
                    Field.text(column, (Case row) -> row.interaction().dimension(column)));
        }
        return calculator
                .mapping(Tagged::ofTag)
                .groupingBy(TAG)
                .flatMapping(row -> row.interaction().tags().stream()
                        .map(tag -> new Tagged(tag, row))
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
    Case read(Cells cells, Map<String, String> dimensions) throws RejectedRowException {
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
        return new Case(interaction.build(), messages == null ? List.of() : messages.eventsOf(id));
    }

    @Override
    void know(IdSet values) {
        if (messages != null) {
            messages.begin(values);
        }
    }

    @Override
    Optional<Case> asOf(Case row, Instant instant, ZoneId zone) {
        return row.asOf(instant, messages == null ? ConversationPolicy.DEFAULT : messages.policy());
    }

    @Override
    boolean isWithin(Selection.Range range, Case row) {
        return range.contains(row.interaction().openedAt());
    }
}
