package dev.gembind.adapters.csv;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How long backups are kept: all of them for a while, then the last good one of each day. The newest verified one is
 * always kept, and nothing goes before a newer verified one is there.
 *
 * @param all within this age every backup is kept
 * @param daily within this age one of each day is kept
 */
public record BackupRetention(Duration all, Duration daily) {
    static final Comparator<Backup> NEWEST_FIRST =
            Comparator.comparing(Backup::madeAt).thenComparing(Backup::name).reversed();

    /** Checks the values. */
    public BackupRetention {
        if (all.isNegative() || daily.isNegative()) {
            throw new IllegalArgumentException("backups cannot be kept for less than no time");
        }
    }

    /** Returns those that need not be kept, oldest first. */
    List<Backup> surplus(List<Backup> backups, Instant now) {
        Set<LocalDate> days = new HashSet<>();
        List<Backup> surplus = new ArrayList<>();
        List<Backup> sorted = backups.stream().sorted(NEWEST_FIRST).toList();
        long furthest = furthest(sorted);
        boolean newerVerified = false;
        long reached = -1;
        for (Backup backup : sorted) {
            boolean first = backup.isVerified() && days.add(LocalDate.ofInstant(backup.madeAt(), ZoneOffset.UTC));
            // a clock that was wrong for a while must not hide the backup that holds most
            boolean holdsMost = backup.isVerified() && backup.transaction() == furthest && reached < furthest;
            boolean needed = !newerVerified || holdsMost;
            if (!needed && !isKept(backup, now, first)) {
                surplus.add(0, backup);
            }
            if (backup.isVerified()) {
                newerVerified = true;
                reached = Math.max(reached, backup.transaction());
            }
        }
        return surplus;
    }

    /** Returns the last transaction that a verified backup of the present store holds. */
    private static long furthest(List<Backup> newestFirst) {
        List<Backup> verified = newestFirst.stream().filter(Backup::isVerified).toList();
        return verified.stream()
                .filter(backup -> backup.storeId().equals(verified.get(0).storeId()))
                .mapToLong(Backup::transaction)
                .max()
                .orElse(-1);
    }

    private boolean isKept(Backup backup, Instant now, boolean firstOfDay) {
        Duration age = Duration.between(backup.madeAt(), now);
        return age.compareTo(all) <= 0 || (firstOfDay && age.compareTo(daily) <= 0);
    }
}
