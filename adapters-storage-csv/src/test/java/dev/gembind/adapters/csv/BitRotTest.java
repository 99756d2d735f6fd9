package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.csv.BitRotRun.Ending;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Collections;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One bit of a store at rest turns over. What is kept twice is got around, all else is noticed, and nothing is ever lost
 * silently: edge cases 26 to 29.
 */
@Tag("A-12")
@Tag("B-07")
class BitRotTest {
    private static final int STORES = 3000;

    @Test
    void oneDamagedBitNeverLosesAnythingSilently() throws IOException {
        Collection<Ending> endings = play(UnaryOperator.identity());

        System.out.printf(
                "bit rot: %d stores, %d refused, 0 silent losses%n",
                STORES, Collections.frequency(endings, Ending.REFUSED));
        assertThat(endings).containsOnly(Ending.GOT_AROUND, Ending.REFUSED);
    }

    @Test
    void withoutTheWatermarkTheLastChangesCouldVanish() throws IOException {
        assertThat(play(NoWatermark::new)).contains(Ending.LOST);
    }

    private static Collection<Ending> play(UnaryOperator<Disk> between) throws IOException {
        return BitRotRun.play(LongStream.rangeClosed(1, STORES), between).values();
    }

    /** A disk that swallows the lines by which an idle engine declares everything durable. */
    private static final class NoWatermark extends WrappedDisk {
        NoWatermark(Disk disk) {
            super(disk);
        }

        @Override
        public DiskFile create(String name) throws IOException {
            return new WrappedFile(super.create(name)) {
                @Override
                public void append(ByteBuffer bytes) throws IOException {
                    if (bytes.get(0) != '\n') {
                        super.append(bytes);
                    }
                }
            };
        }
    }
}
