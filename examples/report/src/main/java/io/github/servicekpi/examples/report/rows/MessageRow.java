package io.github.servicekpi.examples.report.rows;

import io.github.servicekpi.conversation.ConversationEvent;

/**
 * Something that happened in an interaction.
 *
 * @param interaction its id as the file has it
 * @param event what happened
 */
public record MessageRow(String interaction, ConversationEvent event) {}
