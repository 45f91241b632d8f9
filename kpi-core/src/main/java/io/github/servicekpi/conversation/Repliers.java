package io.github.servicekpi.conversation;

import io.github.servicekpi.conversation.ConversationEvent.Message;

/** Whose messages are replies to the customer. */
public enum Repliers {
    /** Public messages of agents; the default. */
    HUMANS {
        @Override
        boolean isReply(Message message) {
            return message.author() == Author.AGENT && message.isPublic();
        }
    },
    /** Public messages of agents and bots, but not of automations. */
    HUMANS_AND_BOTS {
        @Override
        boolean isReply(Message message) {
            return (message.author() == Author.AGENT || message.author() == Author.BOT) && message.isPublic();
        }
    },
    /** Any public message that is not the customer's, an automatic reply too, as on Zammad's dashboard. */
    ALL_BUT_CUSTOMERS {
        @Override
        boolean isReply(Message message) {
            return message.author() != Author.CUSTOMER && message.author() != Author.UNKNOWN && message.isPublic();
        }
    },
    /** Messages of agents, internal notes too: the first handling of any kind, as GLPI's delay to take into account. */
    HUMAN_HANDLING {
        @Override
        boolean isReply(Message message) {
            return message.author() == Author.AGENT;
        }
    };

    abstract boolean isReply(Message message);
}
