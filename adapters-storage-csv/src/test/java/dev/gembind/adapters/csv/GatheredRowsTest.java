package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Rows of a table file that cannot be there together are damage, though each of them can be read. */
class GatheredRowsTest {
    private final SimWorld world = new SimWorld();

    @Test
    void twoRowsWithOneKeyAreTold() throws MalformedException {
        gather("k1,one");
        gather("k2,two");
        gather("k1,three");

        assertThatThrownBy(world.left::settle)
                .isInstanceOf(MalformedException.class)
                .hasMessage("row k1 of left_rows is there twice");
    }

    @Test
    void twoRowsWithOneUniqueValueAreTold() throws MalformedException {
        gather("k1,same");
        gather("k2,other");
        gather("k3,same");

        assertThatThrownBy(world.left::settle)
                .isInstanceOf(MalformedException.class)
                .message()
                .matches("row k[13] of left_rows clashes with row k[13]")
                .contains("k1", "k3");
    }

    private void gather(String line) throws MalformedException {
        world.left.gather(line.getBytes(StandardCharsets.UTF_8));
    }
}
