package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
    @Test
    void partsAreClosedOnceInReverseThoughOneFails() {
        List<String> closed = new ArrayList<>();
        Closing closing = new Closing();
        AutoCloseable broken = () -> {
            closed.add("second");
            throw new IllegalStateException("stuck");
        };
        assertThat(closing.opened((AutoCloseable) () -> closed.add("first"))).isNotNull();
        assertThat(closing.opened(broken)).isSameAs(broken);
        assertThat(closing.opened((AutoCloseable) () -> closed.add("third"))).isNotNull();

        closing.close();
        closing.close();

        assertThat(closed).containsExactly("third", "second", "first");
    }
}
