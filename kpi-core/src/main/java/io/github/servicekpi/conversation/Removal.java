package io.github.servicekpi.conversation;

/** Why a conversation is not to be counted. */
public enum Removal {
    /** It became part of another one, which has its messages and is counted in its place. */
    MERGED,
    /** It was deleted, as spam or a test. */
    DELETED
}
