package io.github.servicekpi.conversation;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a conversation at an instant.
 *
 * <p>Events at one instant happen in this order, whatever order they are given in: reopened, another status, handoff,
 * assigned, tagged, message of the customer, message of a bot, an automation, the system or nobody known, message of an
 * agent, survey sent, resolved, merged, deleted.
 */
public sealed interface ConversationEvent {
    /** {@return when it happened} */
    Instant at();

    /**
     * Somebody wrote. The text is not kept: no KPI needs it. Messages that are equal are counted each, as people write two within a
     * second; who may read a message twice, such as from a webhook, leaves out the second by its id.
     *
     * @param at when
     * @param author who, by the role at that time
     * @param visibility whether the customer can read it
     * @param agent which agent, null if it is not known; of messages of others it means nothing
     */
    record Message(
            Instant at,
            Author author,
            Visibility visibility,
            @Nullable String agent) implements ConversationEvent {
        /**
         * Checks that nothing but the agent is null.
         *
         * @param at when
         * @param author who
         * @param visibility whether the customer can read it
         * @param agent which agent
         */
        public Message {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(author, "author");
            Objects.requireNonNull(visibility, "visibility");
        }

        /**
         * A public message of the customer.
         *
         * @param at when
         * @return a message
         */
        public static Message ofCustomer(Instant at) {
            return new Message(at, Author.CUSTOMER, Visibility.PUBLIC, null);
        }

        /**
         * A public message of an agent.
         *
         * @param at when
         * @param agent who
         * @return a message
         */
        public static Message ofAgent(Instant at, String agent) {
            return new Message(at, Author.AGENT, Visibility.PUBLIC, agent);
        }

        /**
         * An internal note of an agent.
         *
         * @param at when
         * @param agent who
         * @return a message
         */
        public static Message note(Instant at, String agent) {
            return new Message(at, Author.AGENT, Visibility.INTERNAL, agent);
        }

        /**
         * A public message of a bot.
         *
         * @param at when
         * @return a message
         */
        public static Message ofBot(Instant at) {
            return new Message(at, Author.BOT, Visibility.PUBLIC, null);
        }

        /**
         * A public message of a rule, such as an automatic reply.
         *
         * @param at when
         * @return a message
         */
        public static Message ofAutomation(Instant at) {
            return new Message(at, Author.AUTOMATION, Visibility.PUBLIC, null);
        }

        /** {@return whether the customer can read it} */
        public boolean isPublic() {
            return visibility == Visibility.PUBLIC;
        }
    }

    /**
     * It was given to an agent or a team, or taken from one.
     *
     * @param at when
     * @param agent to whom, null for nobody
     * @param team to which team, null if it is not said, which leaves it with the team
     */
    record Assigned(
            Instant at, @Nullable String agent, @Nullable String team) implements ConversationEvent {
        /**
         * Checks the instant.
         *
         * @param at when
         * @param agent to whom
         * @param team to which team
         */
        public Assigned {
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * It got a status. From resolved to another one it is a reopening, from another to resolved a resolution; a status
     * that it has already changes nothing.
     *
     * @param at when
     * @param status which
     */
    record StatusChanged(Instant at, Status status) implements ConversationEvent {
        /**
         * Checks that nothing is null.
         *
         * @param at when
         * @param status which
         */
        public StatusChanged {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(status, "status");
        }
    }

    /**
     * It was resolved.
     *
     * @param at when
     * @param author who did it: an agent, or a bot, an automation, the customer
     * @param agent which agent, null if it is not known or was none
     */
    record Resolved(Instant at, Author author, @Nullable String agent) implements ConversationEvent {
        /**
         * Checks that nothing but the agent is null.
         *
         * @param at when
         * @param author who did it
         * @param agent which agent
         */
        public Resolved {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(author, "author");
        }

        /**
         * A resolution by an agent.
         *
         * @param at when
         * @param agent who, null if it is not known
         * @return an event
         */
        public static Resolved byAgent(Instant at, @Nullable String agent) {
            return new Resolved(at, Author.AGENT, agent);
        }
    }

    /**
     * It was opened again after a resolution.
     *
     * @param at when
     */
    record Reopened(Instant at) implements ConversationEvent {
        /**
         * Checks the instant.
         *
         * @param at when
         */
        public Reopened {
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * It got a tag.
     *
     * @param at when
     * @param tag not blank
     */
    record Tagged(Instant at, String tag) implements ConversationEvent {
        /**
         * Checks the tag.
         *
         * @param at when
         * @param tag not blank
         */
        public Tagged {
            Objects.requireNonNull(at, "at");
            if (tag.isBlank()) {
                throw new IllegalArgumentException("tag must not be blank: '" + tag + "'");
            }
        }
    }

    /**
     * A bot gave it to humans, which is no transfer.
     *
     * @param at when
     */
    record Handoff(Instant at) implements ConversationEvent {
        /**
         * Checks the instant.
         *
         * @param at when
         */
        public Handoff {
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * A survey about it was sent.
     *
     * @param at when
     */
    record SurveySent(Instant at) implements ConversationEvent {
        /**
         * Checks the instant.
         *
         * @param at when
         */
        public SurveySent {
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * It became part of another conversation and is no longer counted by itself. Its messages count with the other only if that
     * {@linkplain Conversation#absorbing absorbs} it, as {@link ConversationAssembler} shows.
     *
     * @param at when
     * @param survivor the id of the other
     */
    record Merged(Instant at, String survivor) implements ConversationEvent {
        /**
         * Checks the id.
         *
         * @param at when
         * @param survivor the id of the other, not blank
         */
        public Merged {
            Objects.requireNonNull(at, "at");
            if (survivor.isBlank()) {
                throw new IllegalArgumentException("survivor must not be blank: '" + survivor + "'");
            }
        }
    }

    /**
     * It was deleted and is no longer counted.
     *
     * @param at when
     */
    record Deleted(Instant at) implements ConversationEvent {
        /**
         * Checks the instant.
         *
         * @param at when
         */
        public Deleted {
            Objects.requireNonNull(at, "at");
        }
    }
}
