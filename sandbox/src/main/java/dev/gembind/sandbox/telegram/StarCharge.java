package dev.gembind.sandbox.telegram;

/**
 * Stars that a person paid.
 *
 * @param id the number of the charge
 * @param person who paid
 * @param title what for
 * @param amount how many Stars
 * @param given whether they went back
 */
public record StarCharge(String id, long person, String title, long amount, boolean given) {}
