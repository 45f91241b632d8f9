package io.github.servicekpi.conversation;

/** Who wrote a message or resolved a conversation, by the role at that time. */
public enum Author {
    /** The one who asks. */
    CUSTOMER,
    /** A human of the service. */
    AGENT,
    /** A program that converses, such as a chat bot. */
    BOT,
    /** A rule, an automatic reply or a campaign. */
    AUTOMATION,
    /** The help desk itself, such as a notice that the case was assigned. */
    SYSTEM,
    /** Nobody knows; such messages are counted as a {@link Defect} and count as nobody's. */
    UNKNOWN
}
