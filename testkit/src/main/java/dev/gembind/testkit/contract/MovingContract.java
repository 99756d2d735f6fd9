package dev.gembind.testkit.contract;

import dev.gembind.core.storage.MovableRows;
import dev.gembind.testkit.junit.StoreSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Moving data: what {@link MovableRows} promise, and copies made of them. */
@Tag("G-12")
public abstract class MovingContract extends StoreSource<OpenMovable> {
    @Nested
    class Rows extends MovableRowsContract {}

    @Nested
    class Copies extends CopyContract {}
}
