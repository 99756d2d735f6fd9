package dev.gembind.core.ledger;

/** How a lot of gems came to a user. Names are stored and never change. */
public enum LotSource {
    /** Given away. Spent before what was paid for. */
    PROMO(Book.ISSUANCE_PROMO),
    /** Given by an operator. */
    ADJUST(Book.ISSUANCE_PROMO),
    /** Part of a subscription. */
    SUBSCRIPTION(Book.ISSUANCE_PURCHASE),
    /** Bought. */
    PURCHASE(Book.ISSUANCE_PURCHASE);

    private final Book book;

    LotSource(Book book) {
        this.book = book;
    }

    Book book() {
        return book;
    }

    /** Tells whether money was paid for it. */
    public boolean isPaid() {
        return book == Book.ISSUANCE_PURCHASE;
    }
}
