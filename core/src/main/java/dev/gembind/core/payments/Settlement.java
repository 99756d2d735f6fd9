package dev.gembind.core.payments;

/** What became of something a provider told of a charge. */
public sealed interface Settlement {
    /**
     * It was news, and all that follows from it is stored.
     *
     * @param charge as it is now
     */
    record Settled(Charge charge) implements Settlement {}

    /**
     * It was known before as other money: with another price, order or payer. What was told first stays; a person should look.
     *
     * @param charge as it is
     */
    record Contradicted(Charge charge) implements Settlement {}

    /**
     * It was known before.
     *
     * @param charge as it is
     */
    record Known(Charge charge) implements Settlement {}
}
