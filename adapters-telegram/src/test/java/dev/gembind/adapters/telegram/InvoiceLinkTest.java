package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.CoreWorld.ALICE;
import static dev.gembind.adapters.telegram.ScriptedBotApi.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Checkout;
import dev.gembind.core.payments.OrderWish;
import dev.gembind.core.payments.PlaceOutcome;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Links under which an order is paid with stars. */
class InvoiceLinkTest extends UnaskedBot {
    private static final OrderWish WISH = new OrderWish(ALICE, "gems-100", Channel.TELEGRAM, "k1");
    private static final String LINK = "https://t.me/$abc";

    private Checkout.Answer open() {
        PlaceOutcome.Placed placed = (PlaceOutcome.Placed) core.payments.place(WISH);
        return bot.checkout()
                .open(new Checkout.Bill(placed.order(), placed.payload(), "A title of more than thirty-two letters"));
    }

    @Test
    @Tag("A-04")
    void theLinkAsksForThePriceAndNamesTheOrder() {
        telegram.on("createInvoiceLink", ScriptedBotApi.ok("\"" + LINK + "\""));

        assertThat(open()).isEqualTo(new Checkout.Answer.Opened(URI.create(LINK)));

        PlaceOutcome.Placed placed = (PlaceOutcome.Placed) core.payments.place(WISH);
        JsonNode sent = telegram.received("createInvoiceLink").get(0).body();
        assertThat(sent.path("currency").asText()).isEqualTo("XTR");
        assertThat(sent.path("payload").asText()).isEqualTo(placed.payload());
        assertThat(sent.at("/prices/0/amount").asLong())
                .isEqualTo(placed.order().price().amount());
        assertThat(sent.path("title").asText()).hasSize(32);
        assertThat(sent.has("subscription_period")).isFalse();
    }

    @Test
    void aLimitAFailureAndWhatIsNoLinkMayPass() {
        telegram.on(
                "createInvoiceLink",
                ScriptedBotApi.tooMany(7),
                error(500, "Internal Server Error"),
                ScriptedBotApi.cut(),
                ScriptedBotApi.ok("\"javascript:alert(1)\""),
                ScriptedBotApi.ok("\"no link\""));

        assertThat(((Checkout.Answer.Unavailable) open()).notBefore()).isEqualTo(Duration.ofSeconds(7));
        for (int i = 0; i < 4; i++) {
            assertThat(open()).isInstanceOf(Checkout.Answer.Unavailable.class);
        }
    }

    @Test
    void aNoIsARefusal() {
        telegram.on("createInvoiceLink", error(400, "Bad Request: STARS_INVOICE_INVALID"));

        assertThat(open()).isEqualTo(new Checkout.Answer.Refused("Bad Request: STARS_INVOICE_INVALID"));
    }
}
