package dev.gembind.sandbox.telegram;

/**
 * An invoice as the bot sent it. The checks are those of the Bot API, "sendInvoice".
 *
 * @param title 1 to 32 characters
 * @param description 1 to 255 characters
 * @param payload 1 to 128 bytes; comes back with the payment
 * @param currency XTR: only Stars are paid here
 * @param amount whole Stars
 * @param period for how many seconds a payment lasts that is made again and again; 0 for one that is made once
 * @param startParameter what a forwarded copy opens the bot with; when it is empty, the copy can be paid
 */
public record Invoice(
        String title,
        String description,
        String payload,
        String currency,
        long amount,
        long period,
        String startParameter) {
    /** Returns what its button says. */
    public String payLabel() {
        return "Pay ⭐" + amount;
    }
}
