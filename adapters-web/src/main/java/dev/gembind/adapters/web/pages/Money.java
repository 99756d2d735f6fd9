package dev.gembind.adapters.web.pages;

import dev.gembind.core.payments.Price;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/** Puts amounts into words. */
final class Money {
    private static final String STARS = "XTR";

    private Money() {}

    static String words(Price price) {
        if (price.currency().equals(STARS)) {
            return number(price.amount()) + (price.amount() == 1 ? " Star" : " Stars");
        }
        return BigDecimal.valueOf(price.amount(), decimals(price.currency())).toPlainString() + " " + price.currency();
    }

    static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** What nobody has heard of is shown in its smallest unit. */
    private static int decimals(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            return 0; // not an ISO 4217 code
        }
    }
}
