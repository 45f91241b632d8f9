package io.github.servicekpi.service;

import io.github.servicekpi.stats.Exclusions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a case was open: the changes by which it entered and left the backlog, from which the backlog of any instant can be
 * rebuilt.
 *
 * <p>Every history begins with {@link CaseChange#CREATED} at the opening of the case, and after it changes by which the case
 * enters and leaves the backlog take turns. A change that changes nothing, such as a second resolution of a resolved case,
 * is not part of it and counted in {@link #ignored()}: as {@code resolved-while-closed}, {@code reopened-while-open} and
 * so on, and as {@code after-merge} or {@code after-delete} whatever comes later than those. A case with a change before
 * its opening cannot be right: it has no history, so {@link #isValid()} is false and calculators exclude it as {@code
 * negative-span}.
 *
 * <pre>{@code
 * CaseHistory.of(interaction); // from the row alone: opened, and resolved or abandoned
 * CaseHistory.builder(interaction).resolvedAt(monday).reopenedAt(tuesday).resolvedAt(friday).build();
 * }</pre>
 *
 * <p>Immutable and safe to share between threads.
 */
public final class CaseHistory {
    private final Interaction interaction;
    private final List<Change> changes;
    private final Exclusions ignored;

    private CaseHistory(Interaction interaction, List<Change> changes, Exclusions ignored) {
        this.interaction = interaction;
        this.changes = changes;
        this.ignored = ignored;
    }

    /**
     * A change and its time.
     *
     * @param at when
     * @param change what
     */
    public record Change(Instant at, CaseChange change) {
        /**
         * Checks the components.
         *
         * @param at when
         * @param change what
         */
        public Change {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(change, "change");
        }
    }

    /**
     * The history as far as the row alone shows it: from the opening to {@code resolvedAt}, or to {@code abandonedAt} of a
     * case that was not answered, whichever is earlier. Times between a resolution and a reopening count as open, as the row does not show them;
     * where events are known, give them to a {@link #builder}.
     *
     * @param interaction the case
     * @return its history
     */
    public static CaseHistory of(Interaction interaction) {
        return builder(interaction).closedAsInRow().build();
    }

    /**
     * Begins a history from events; the resolutions of the interaction itself are not among them.
     *
     * @param interaction the case, created at its opening
     * @return a builder of a history in which nothing else has happened
     */
    public static Builder builder(Interaction interaction) {
        return new Builder(interaction);
    }

    /** Gathers the changes of a case, in any order. Not safe for use by several threads at once. */
    public static final class Builder {
        private final Interaction interaction;
        private final List<Change> all = new ArrayList<>();

        private Builder(Interaction interaction) {
            this.interaction = Objects.requireNonNull(interaction, "interaction");
        }

        /**
         * Says what the row shows of the end of the case: {@code resolvedAt}, or {@code abandonedAt} of a case that was not
         * answered, whichever is earlier: what is abandoned and resolved later was closed in between already.
         *
         * @return this
         */
        public Builder closedAsInRow() {
            Instant resolved = interaction.resolvedAt();
            Instant abandoned = InteractionFields.ABANDONMENT.apply(interaction);
            if (abandoned != null && (resolved == null || abandoned.isBefore(resolved))) {
                abandonedAt(abandoned);
            } else if (resolved != null) {
                resolvedAt(resolved);
            }
            return this;
        }

        /**
         * Says that the case was resolved, once or again.
         *
         * @param instant when
         * @return this
         */
        public Builder resolvedAt(Instant instant) {
            return add(instant, CaseChange.RESOLVED);
        }

        /**
         * Says that the case was opened again.
         *
         * @param instant when
         * @return this
         */
        public Builder reopenedAt(Instant instant) {
            return add(instant, CaseChange.REOPENED);
        }

        /**
         * Says that the customer gave up.
         *
         * @param instant when
         * @return this
         */
        public Builder abandonedAt(Instant instant) {
            return add(instant, CaseChange.ABANDONED);
        }

        /**
         * Says that the case was merged into another.
         *
         * @param instant when
         * @return this
         */
        public Builder mergedAt(Instant instant) {
            return add(instant, CaseChange.MERGED);
        }

        /**
         * Says that the case was deleted.
         *
         * @param instant when
         * @return this
         */
        public Builder deletedAt(Instant instant) {
            return add(instant, CaseChange.DELETED);
        }

        private Builder add(Instant instant, CaseChange change) {
            all.add(new Change(instant, change));
            return this;
        }

        /** {@return the history, with the changes in order and those that change nothing left out and counted} */
        public CaseHistory build() {
            List<Change> sorted = new ArrayList<>(all);
            sorted.sort(Comparator.comparing(Change::at).thenComparing(Change::change));
            Change created = new Change(interaction.openedAt(), CaseChange.CREATED);
            if (!sorted.isEmpty() && sorted.get(0).at().isBefore(created.at())) {
                return new CaseHistory(interaction, List.of(), Exclusions.none());
            }
            List<Change> kept = new ArrayList<>();
            kept.add(created);
            Exclusions ignored = Exclusions.none();
            CaseChange end = null; // a merge or a deletion, which may come when the case is closed already
            for (Change next : sorted) {
                boolean isOpen = kept.get(kept.size() - 1).change().entersBacklog();
                if (end != null) {
                    ignored = ignored.plus(Exclusions.of(end == CaseChange.MERGED ? "after-merge" : "after-delete", 1));
                } else if (isOpen != next.change().entersBacklog()) {
                    kept.add(next);
                } else if (!next.change().isFinal()) {
                    ignored = ignored.plus(Exclusions.of(reason(next.change(), isOpen), 1));
                }
                end = end == null && next.change().isFinal() ? next.change() : end;
            }
            return new CaseHistory(interaction, List.copyOf(kept), ignored);
        }

        private static String reason(CaseChange change, boolean isOpen) {
            String what = switch (change) {
                case REOPENED -> "reopened";
                case ABANDONED -> "abandoned";
                default -> "resolved";
            };
            return what + (isOpen ? "-while-open" : "-while-closed");
        }
    }

    /** {@return the case, with its dimensions} */
    public Interaction interaction() {
        return interaction;
    }

    /** {@return whether there is a history; if not, a change was before the opening} */
    public boolean isValid() {
        return !changes.isEmpty();
    }

    /** {@return the changes in order, entering and leaving the backlog in turn; unmodifiable, none if it is not valid} */
    public List<Change> changes() {
        return changes;
    }

    /** {@return the changes that were left out because they changed nothing, by reason} */
    public Exclusions ignored() {
        return ignored;
    }

    /**
     * Tells whether the case was open at an instant.
     *
     * @param instant any; what happens at it has happened
     * @return whether it was in the backlog
     */
    public boolean isOpenAt(Instant instant) {
        return lastChange(instant)
                .filter(change -> change.change().entersBacklog())
                .isPresent();
    }

    private Optional<Change> lastChange(Instant instant) {
        @Nullable Change last = null;
        for (Change change : changes) {
            if (change.at().isAfter(instant)) {
                break;
            }
            last = change;
        }
        return Optional.ofNullable(last);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CaseHistory that
                && interaction.equals(that.interaction)
                && changes.equals(that.changes)
                && ignored.equals(that.ignored);
    }

    @Override
    public int hashCode() {
        return Objects.hash(interaction, changes);
    }

    @Override
    public String toString() {
        return "CaseHistory[%s, %s, ignored %s]".formatted(interaction.id(), changes, ignored);
    }
}
