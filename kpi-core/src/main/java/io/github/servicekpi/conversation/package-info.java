/**
 * What really happened in conversations: timelines of events, and what follows from them under a stated policy.
 *
 * <p>A {@link io.github.servicekpi.conversation.Conversation} is the row of a help desk and the events behind it. {@link
 * io.github.servicekpi.conversation.Conversation#reduce Reduced} under a {@link
 * io.github.servicekpi.conversation.ConversationPolicy} it gives an {@link io.github.servicekpi.service.Interaction} for
 * the KPIs of rows, reply cycles, times by status and resolutions for those of {@link
 * io.github.servicekpi.conversation.ConversationKpis}, and a count of what was wrong in its history.
 */
@NullMarked
package io.github.servicekpi.conversation;

import org.jspecify.annotations.NullMarked;
