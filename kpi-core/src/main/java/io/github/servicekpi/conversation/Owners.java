package io.github.servicekpi.conversation;

import io.github.servicekpi.conversation.ConversationEvent.Assigned;
import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.service.Interaction;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who had to do with a conversation, followed event by event. */
final class Owners {
    private final @Nullable String agentOfRow;
    private final @Nullable String teamOfRow;
    private Set<String> participants = Set.of(); // mostly one or none
    private boolean assigned;
    private boolean replied;
    private boolean unknownParticipants;
    private int transfers;

    @Nullable
    private String assignee;

    @Nullable
    private String lastAgent;

    @Nullable
    private String team;

    @Nullable
    private String lastParticipant;

    @Nullable
    private String closer;

    @Nullable
    private String assigneeAtResolution;

    @Nullable
    private String firstSender;

    @Nullable
    private String assigneeAtReply;

    @Nullable
    private String teamAtReply;

    @Nullable
    private String assigneeAtSurvey;

    Owners(Conversation conversation) {
        Interaction facts = conversation.facts();
        agentOfRow = unlessNamed(facts.agent(), conversation.inOrder(), Assigned::agent);
        teamOfRow = unlessNamed(facts.team(), conversation.inOrder(), Assigned::team);
    }

    /** Those who had it at an instant. */
    static Owners at(Instant instant, Conversation conversation) {
        Owners owners = new Owners(conversation);
        for (ConversationEvent event : conversation.inOrder()) {
            if (event instanceof Assigned assigned && !event.at().isAfter(instant)) {
                owners.assign(assigned);
            }
        }
        return owners;
    }

    static boolean changeAfter(Instant instant, Conversation conversation) {
        ConversationEvent[] events = conversation.inOrder();
        for (int i = events.length - 1; i >= 0 && events[i].at().isAfter(instant); i--) {
            if (events[i] instanceof Assigned) {
                return true;
            }
        }
        return false;
    }

    /** The row knows who has it today: who has had it all the time only if no event names one. */
    static @Nullable String unlessNamed(
            @Nullable String ofRow, ConversationEvent[] events, Function<Assigned, @Nullable String> owner) {
        if (ofRow == null) {
            return null;
        }
        for (ConversationEvent event : events) {
            if (event instanceof Assigned assigned && owner.apply(assigned) != null) {
                return null;
            }
        }
        return ofRow;
    }

    void assign(Assigned event) {
        boolean otherAgent =
                event.agent() != null && lastAgent != null && !event.agent().equals(lastAgent);
        boolean otherTeam =
                event.team() != null && team != null && !event.team().equals(team);
        if (otherAgent || otherTeam) {
            transfers++;
        }
        assigned = true;
        assignee = event.agent();
        lastAgent = event.agent() == null ? lastAgent : event.agent();
        team = event.team() == null ? team : event.team();
    }

    void agentWrote(Message message) {
        participate(message.agent());
    }

    void firstReply(Message reply) {
        if (!replied) {
            replied = true;
            firstSender = reply.author() == Author.AGENT ? reply.agent() : null;
            assigneeAtReply = assignee();
            teamAtReply = team();
        }
    }

    void resolvedBy(Author author, @Nullable String agent) {
        closer = author == Author.AGENT ? agent : null;
        assigneeAtResolution = assignee();
        if (author == Author.AGENT) {
            participate(agent);
        }
    }

    /** A status does not tell who set it. */
    void resolvedByNobodyKnown() {
        closer = null;
        assigneeAtResolution = assignee();
    }

    void surveySent() {
        assigneeAtSurvey = assignee();
    }

    private void participate(@Nullable String agent) {
        if (agent == null) {
            unknownParticipants = true;
        } else if (!agent.equals(lastParticipant)) {
            lastParticipant = agent;
            participants = plus(participants, agent);
        }
    }

    private static Set<String> plus(Set<String> some, String other) {
        if (some.isEmpty()) {
            return Set.of(other);
        }
        Set<String> all = some.size() == 1 ? new LinkedHashSet<>(some) : some;
        all.add(other);
        return all;
    }

    boolean isAssigned() {
        return assigned;
    }

    int transfers() {
        return transfers;
    }

    /** To whom it is assigned now, not known before the first event that says so; where none does, the row says. */
    @Nullable
    String assignee() {
        return assigned ? assignee : agentOfRow;
    }

    @Nullable
    String team() {
        return team == null ? teamOfRow : team;
    }

    /** The team that replied first; where none has replied, the one that has it. */
    @Nullable
    String teamAtReply() {
        return replied ? teamAtReply : team();
    }

    Set<String> participants() {
        return participants;
    }

    /** The number of agents who took part, null where one of them is not known. */
    @Nullable
    Integer agents() {
        return unknownParticipants ? null : participants.size();
    }

    @Nullable
    String of(Attribution attribution) {
        return switch (attribution) {
            case SENDER -> firstSender;
            case ASSIGNEE_AT_EVENT -> assigneeAtReply;
            case LAST_CLOSER -> closer;
            case ASSIGNEE_AT_RESOLUTION -> assigneeAtResolution;
            case CURRENT_ASSIGNEE -> assignee();
            case ASSIGNEE_AT_SURVEY -> assigneeAtSurvey;
            case PARTICIPANTS -> null;
        };
    }
}
