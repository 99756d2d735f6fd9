package dev.gembind.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PostingsTest {
    private static final Gems FIVE = new Gems(5);

    @Test
    void case9_whatMovesInAndOutOfOneBookIsOneAmount() {
        Postings there = Postings.move(Book.GEMS, Book.HELD, FIVE).and(Book.HELD, Book.GEMS, new Gems(2));

        assertThat(there.amounts()).isEqualTo(Map.of(Book.GEMS, -3L, Book.HELD, 3L));
        assertThat(there.and(Book.HELD, Book.GEMS, new Gems(3)))
                .as("what returns")
                .isEqualTo(Postings.NONE);
    }

    @Test
    void case8_aMoveFromABookToItselfIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Postings.move(Book.GEMS, Book.GEMS, FIVE));
    }

    @Test
    void amountsThatDoNotBalanceAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Postings(Map.of(Book.GEMS, -5L, Book.REVENUE, 4L)))
                .withMessageContaining("must balance");
    }

    @Test
    void amountsThatOverflowAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Postings(Map.of(Book.GEMS, Long.MAX_VALUE, Book.HELD, Long.MAX_VALUE, Book.DEBT, 2L)))
                .withMessageContaining("too large");
    }
}
