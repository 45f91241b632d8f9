package io.github.servicekpi.time;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The local dates on which a timetable is open at some time, worked out a year at a time, when it is first asked for. Safe to
 * share between threads, which may work out the same.
 */
final class OpenDates {
    /** In some zones the first and last seconds of the range are of the years before and after it. */
    private static final LocalDate FIRST = LocalDate.of(-1, 1, 1);

    private static final LocalDate END = LocalDate.of(10_001, 1, 1);

    private final Timetable timetable;

    /** Of each year, and the one after the last: how many dates are open before each of its dates, and in all of it. */
    private final AtomicReferenceArray<short @Nullable []> years =
            new AtomicReferenceArray<>(END.getYear() - FIRST.getYear() + 1);

    OpenDates(Timetable timetable) {
        this.timetable = timetable;
    }

    /** How many there are from one date until another, 0 where that is not later. */
    long count(LocalDate startInclusive, LocalDate endExclusive) {
        LocalDate start = startInclusive.isBefore(FIRST) ? FIRST : startInclusive;
        LocalDate end = endExclusive.isAfter(END) ? END : endExclusive;
        if (!start.isBefore(end)) {
            return 0;
        }
        long count = (long) before(end) - before(start);
        for (int year = start.getYear(); year < end.getYear(); year++) {
            short[] whole = ofYear(year);
            count += whole[whole.length - 1];
        }
        return count;
    }

    /** How many there are in the year of a date before it. */
    private int before(LocalDate date) {
        return ofYear(date.getYear())[date.getDayOfYear() - 1];
    }

    private short[] ofYear(int year) {
        int index = year - FIRST.getYear();
        short[] known = years.get(index);
        if (known == null) {
            known = workOut(LocalDate.of(year, 1, 1));
            years.set(index, known);
        }
        return known;
    }

    private short[] workOut(LocalDate first) {
        int length = first.lengthOfYear();
        Intervals open = open(startOf(first), startOf(first.plusDays(length)));
        short[] before = new short[length + 1];
        int next = 0;
        long start = startOf(first);
        for (int day = 0; day < length; day++) {
            long end = startOf(first.plusDays(day + 1));
            while (next < open.size() && open.to(next) <= start) {
                next++;
            }
            boolean isOpen = start < end && next < open.size() && open.from(next) < end; // a zone may skip a date
            before[day + 1] = (short) (before[day] + (isOpen ? 1 : 0));
            start = end;
        }
        return before;
    }

    private long startOf(LocalDate date) {
        return date.atStartOfDay(timetable.zone()).toEpochSecond();
    }

    private Intervals open(long from, long to) {
        long start = Math.max(OpenTime.FIRST_SECOND, from);
        long end = Math.min(OpenTime.END_SECOND, to);
        return start < end ? timetable.open(start, end) : new Intervals();
    }
}
