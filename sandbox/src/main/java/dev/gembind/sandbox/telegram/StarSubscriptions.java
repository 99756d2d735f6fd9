package dev.gembind.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.web.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Subscriptions in Stars, by the charges that began them: time does not pass here, so a person says when the next payment is
 * due. Thread-safe.
 */
public final class StarSubscriptions {
    private final Stars stars;
    private final Scene scene;
    private final Behaviour.Stage stage;
    private final Map<String, Running> running = new LinkedHashMap<>();

    StarSubscriptions(Stars stars, Behaviour.Stage stage, Scene scene) {
        this.stars = stars;
        this.stage = stage;
        this.scene = scene;
    }

    /**
     * A subscription.
     *
     * @param last its last charge
     * @param until until when it is paid
     * @param endedByPerson whether the person canceled it
     * @param endedByBot whether the bot did, so that the person cannot turn it on again
     */
    private record Running(
            long person, Invoice invoice, String last, Instant until, boolean endedByPerson, boolean endedByBot) {
        boolean renews() {
            return !endedByPerson && !endedByBot;
        }

        Running ended(boolean byPerson, boolean byBot) {
            return new Running(person, invoice, last, until, byPerson, byBot);
        }
    }

    /** Returns every subscription, by the charges that began them. */
    public List<StarSubscription> all() {
        return scene.look(() -> running.entrySet().stream()
                .map(entry -> shown(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static StarSubscription shown(String first, Running now) {
        return new StarSubscription(
                first,
                now.person(),
                now.invoice().title(),
                now.invoice().amount(),
                now.until(),
                now.renews(),
                now.endedByBot());
    }

    /**
     * Lets the next payment be due and fail, however many Stars the person has; the bot is told.
     *
     * @throws IllegalStateException if the subscription does not renew
     */
    public void fail(String first) {
        scene.change(() -> {
            Running now = get(first);
            if (!now.renews()) {
                throw new IllegalStateException("the subscription does not renew");
            }
            tell(now, "failed");
            return first;
        });
    }

    /** Tells whether the subscription that a charge began goes on by itself. */
    public boolean renews(String first) {
        return scene.look(() -> get(first).renews());
    }

    /** Returns until when the subscription that a charge began is paid. */
    public Instant paidUntil(String first) {
        return scene.look(() -> get(first).until());
    }

    /**
     * Lets the next payment be due: the person pays, or is too poor, which the bot is told.
     *
     * @param first the charge that began the subscription
     * @return the new charge; empty when nothing was paid
     * @throws IllegalStateException if the subscription does not renew
     */
    public Optional<String> renew(String first) {
        return scene.change(() -> {
            Running now = get(first);
            if (!now.renews()) {
                throw new IllegalStateException("the subscription does not renew");
            }
            if (!stars.canPay(now.person(), now.invoice())) {
                tell(now, "failed");
                return Optional.<String>empty();
            }
            Instant until = now.until().plusSeconds(now.invoice().period());
            String charge = stars.charge(stage.roster().get(now.person()), now.invoice(), details(until, false));
            running.put(first, new Running(now.person(), now.invoice(), charge, until, false, false));
            return Optional.of(charge);
        });
    }

    /**
     * Acts as the person who cancels in Telegram's settings, or turns it on again.
     *
     * @throws IllegalStateException if the bot canceled it and has not taken that back
     */
    public void setRenewing(String first, boolean renews) {
        scene.change(() -> {
            Running now = get(first);
            if (now.endedByBot()) {
                throw new IllegalStateException("the bot canceled it");
            }
            running.put(first, now.ended(!renews, false));
            tell(now, renews ? "active" : "canceled");
            return renews;
        });
    }

    /** The fields of the first payment of a subscription; nothing for others. */
    ObjectNode begin(Invoice invoice) {
        return invoice.period() == 0
                ? Json.object()
                : details(stage.clock().instant().plusSeconds(invoice.period()), true);
    }

    void begun(String charge, long person, Invoice invoice) {
        if (invoice.period() > 0) {
            Instant until = stage.clock().instant().plusSeconds(invoice.period());
            running.put(charge, new Running(person, invoice, charge, until, false, false));
        }
    }

    /** The bot cancels, or lets the person turn it on again; by any of the charges. */
    void edit(long person, String charge, boolean canceled) {
        scene.change(() -> {
            String first = running.entrySet().stream()
                    .filter(entry -> entry.getKey().equals(charge)
                            || entry.getValue().last().equals(charge))
                    .filter(entry -> entry.getValue().person() == person)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> BotApiException.badRequest("CHARGE_ID_INVALID"));
            Running now = get(first);
            // what the bot ended stays ended until the person turns it on
            running.put(first, now.ended(now.endedByPerson() || now.endedByBot(), canceled));
            return first;
        });
    }

    private Running get(String first) {
        Running found = running.get(first);
        if (found == null) {
            throw new IllegalArgumentException("no subscription began with " + first);
        }
        return found;
    }

    private static ObjectNode details(Instant until, boolean first) {
        ObjectNode details = Json.object()
                .put("subscription_expiration_date", until.getEpochSecond())
                .put("is_recurring", true);
        return first ? details.put("is_first_recurring", true) : details;
    }

    private void tell(Running subscription, String state) {
        ObjectNode update = Json.object()
                .put("invoice_payload", subscription.invoice().payload())
                .put("state", state);
        update.set("user", stage.shapes().user(stage.roster().get(subscription.person())));
        stars.tell("subscription", update);
    }
}
