package dev.gembind.bench;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures what a journal would gain by being filled with line feeds ahead of what is written: then a forced append changes no
 * length and takes no new blocks. One thread appends and forces, as the commit thread does; both files take turns in short
 * rounds, and filling counts to the append that has to wait for it.
 */
final class FilledFileBench {
    private static final int FILL = 8 << 20;
    private static final int APPENDS = 500;
    private static final int[] SIZES = {256, 12_000, 48_000}; // what one, 64 and 256 clients make a batch of

    private final Path folder;
    private final int rounds;
    private final Report report = new Report(System.out);

    private FilledFileBench(Path folder, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
    }

    /** Arguments: a folder on the disk to measure, rounds. */
    public static void main(String[] args) throws IOException {
        Path parent = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/bench"));
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 15;
        Path folder = Files.createTempDirectory(parent, "filled");
        try {
            new FilledFileBench(folder, rounds).run();
        } finally {
            Folders.delete(folder);
        }
    }

    private void run() throws IOException {
        for (int size : SIZES) {
            compare(size);
        }
        report.table();
    }

    private void compare(int size) throws IOException {
        List<Double> ratios = new ArrayList<>();
        List<Round> growing = new ArrayList<>();
        List<Round> filled = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            growing.add(round(size, false));
            filled.add(round(size, true));
            ratios.add(growing.get(i).p50 / filled.get(i).p50);
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("bench", "filled-file");
        row.put("bytes", size);
        row.put(
                "growing_p50_us",
                Math.round(Medians.of(growing.stream().map(Round::p50).toList())));
        row.put(
                "filled_p50_us",
                Math.round(Medians.of(filled.stream().map(Round::p50).toList())));
        row.put(
                "growing_p99_us",
                Math.round(Medians.of(growing.stream().map(Round::p99).toList())));
        row.put(
                "filled_p99_us",
                Math.round(Medians.of(filled.stream().map(Round::p99).toList())));
        row.put(
                "growing_mean_us",
                Math.round(Medians.of(growing.stream().map(Round::mean).toList())));
        row.put(
                "filled_mean_us",
                Math.round(Medians.of(filled.stream().map(Round::mean).toList())));
        row.put("p50_ratio", Math.round(Medians.of(ratios) * 100) / 100.0);
        report.row(row);
    }

    /** What the appends of one file took, in microseconds. */
    private record Round(double p50, double p99, double mean) {}

    private Round round(int size, boolean fill) throws IOException {
        Path file = folder.resolve("journal");
        ByteBuffer bytes = ByteBuffer.allocateDirect(size);
        ByteBuffer lineFeeds = ByteBuffer.allocateDirect(FILL);
        while (lineFeeds.hasRemaining()) {
            lineFeeds.put((byte) '\n');
        }
        long[] times = new long[APPENDS];
        try (FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE)) {
            channel.force(true);
            long filledTo = 0;
            for (int i = 0; i < APPENDS; i++) {
                long at = (long) i * size;
                long start = System.nanoTime();
                if (fill && at + size > filledTo) {
                    write(channel, lineFeeds, filledTo);
                    channel.force(true);
                    filledTo += FILL;
                }
                write(channel, bytes, at);
                channel.force(false);
                times[i] = System.nanoTime() - start;
            }
        }
        Files.delete(file);
        Arrays.sort(times);
        return new Round(
                times[APPENDS / 2] / 1e3,
                times[APPENDS * 99 / 100] / 1e3,
                Arrays.stream(times).average().orElseThrow() / 1e3);
    }

    private static void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        bytes.clear();
        long position = at;
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
    }
}
