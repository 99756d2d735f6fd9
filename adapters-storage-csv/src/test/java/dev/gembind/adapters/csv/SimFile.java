package dev.gembind.adapters.csv;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The content of one file: what programs see, and what the device has. */
final class SimFile {
    private static final int SECTOR = 64;

    private byte[] seen = {};
    private byte[] durable = {};
    /** Where the next bytes go; behind it there are at most line feeds. */
    private int end;

    /** What there was before the file was cut, if that was not forced since: it may all be there again. */
    private byte[] uncut;

    /** Where a failed force left pages that look clean but never reached the device. */
    private int lieFrom = -1;

    private int lieTo = -1;

    byte[] seen() {
        return seen;
    }

    void append(byte[] bytes, int length) {
        byte[] longer = Arrays.copyOf(seen, Math.max(seen.length, end + length));
        System.arraycopy(bytes, 0, longer, end, length);
        seen = longer;
        end += length;
    }

    /** Makes it longer by line feeds, which what is appended writes over. */
    void fill(int length) {
        byte[] longer = Arrays.copyOf(seen, Math.max(seen.length, length));
        Arrays.fill(longer, seen.length, longer.length, (byte) '\n');
        seen = longer;
    }

    void truncate(int length) {
        uncut = uncut == null ? seen : uncut;
        seen = Arrays.copyOf(seen, length);
        end = length;
        lieTo = Math.min(lieTo, length);
    }

    void force() {
        byte[] next = seen.clone();
        for (int i = Math.max(lieFrom, 0); i < lieTo; i++) {
            next[i] = i < durable.length ? durable[i] : 0;
        }
        durable = next;
        uncut = null;
    }

    /** The kernel could not write the pages, says so once, and calls them clean. */
    void failForce() {
        int from = commonPrefix();
        lieFrom = lieFrom < 0 ? from : Math.min(lieFrom, from);
        lieTo = Math.max(lieTo, seen.length);
    }

    /** What is found after the power has gone: for the bytes never forced, anything. */
    SimFile afterPowerLoss(RandomGenerator random) {
        SimFile file = new SimFile();
        file.seen = Arrays.equals(seen, durable) && uncut == null ? durable : remains(random);
        file.durable = file.seen;
        file.end = file.seen.length;
        return file;
    }

    /** What is found after the power has gone, when that is told. */
    SimFile afterPowerLoss(SimOutcome.Fate fate) {
        SimFile file = new SimFile();
        file.seen = Arrays.equals(seen, durable) ? durable : remains(fate);
        file.durable = file.seen;
        file.end = file.seen.length;
        return file;
    }

    private byte[] remains(SimOutcome.Fate fate) {
        int safe = commonPrefix();
        int middle = safe + (seen.length - safe) / 2;
        byte[] written = seen.clone();
        if (fate == SimOutcome.Fate.LOST || safe == seen.length) {
            return durable;
        }
        switch (fate) {
            case HALF -> written = Arrays.copyOf(written, middle);
            case ZEROS -> Arrays.fill(written, middle, written.length, (byte) 0);
            case GARBAGE -> Arrays.fill(written, safe, middle + 1, (byte) 0xA5);
            case ONE_BIT_WRONG -> written[middle] ^= 1;
            default -> {}
        }
        return written;
    }

    private byte[] remains(RandomGenerator random) {
        if (uncut != null && random.nextBoolean()) {
            return uncut.clone();
        }
        int safe = commonPrefix();
        byte[] written = random.nextInt(8) == 0 && durable.length > safe ? durable.clone() : seen.clone();
        for (int i = Math.max(lieFrom, 0); i < Math.min(lieTo, written.length); i++) {
            written[i] = i < durable.length ? durable[i] : 0;
        }
        int unsafe = written.length - safe;
        if (unsafe <= 0) {
            return durable;
        }
        return switch (random.nextInt(8)) {
            case 0 -> durable;
            case 1 -> written;
            case 2 -> Arrays.copyOf(written, safe + random.nextInt(unsafe + 1));
            case 3 -> lostSectors(written, safe, random, false);
            case 4 -> lostSectors(written, safe, random, true);
            case 5 -> staleSectors(written, safe, random);
            case 6 -> zeros(written, safe + random.nextInt(unsafe));
            default -> wrongBytes(written, safe, random);
        };
    }

    private static byte[] lostSectors(byte[] bytes, int safe, RandomGenerator random, boolean garbage) {
        for (int start = safe; start < bytes.length; start += SECTOR) {
            if (random.nextBoolean()) {
                for (int i = start; i < Math.min(start + SECTOR, bytes.length); i++) {
                    bytes[i] = garbage ? (byte) random.nextInt() : 0;
                }
            }
        }
        return bytes;
    }

    /** Some sectors are still what they were, such as line feeds that were there to be written over. */
    private byte[] staleSectors(byte[] bytes, int safe, RandomGenerator random) {
        for (int start = safe; start < bytes.length; start += SECTOR) {
            if (random.nextBoolean()) {
                for (int i = start; i < Math.min(start + SECTOR, bytes.length); i++) {
                    bytes[i] = i < durable.length ? durable[i] : 0;
                }
            }
        }
        return bytes;
    }

    private static byte[] zeros(byte[] bytes, int from) {
        Arrays.fill(bytes, from, bytes.length, (byte) 0);
        return bytes;
    }

    private static byte[] wrongBytes(byte[] bytes, int safe, RandomGenerator random) {
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            bytes[safe + random.nextInt(bytes.length - safe)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private int commonPrefix() {
        int end = Math.min(seen.length, durable.length);
        int different = Arrays.mismatch(seen, 0, end, durable, 0, end);
        return different < 0 ? end : different;
    }
}
