package dev.gembind.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;

/** The methods by which the bot sells for Stars. */
final class StarMethods {
    private static final int MOST_ROWS = 100;

    private final Stars stars;
    private final Roster roster;
    private final Chats chats;
    private final Shapes shapes;

    StarMethods(Stars stars, Behaviour.Stage stage) {
        this.stars = stars;
        this.roster = stage.roster();
        this.chats = stage.chats();
        this.shapes = stage.shapes();
    }

    Map<String, BotMethod> methods() {
        return Map.of(
                "sendinvoice", this::send,
                "createinvoicelink", params -> TextNode.valueOf(stars.link(InvoiceCheck.check(params))),
                "answerprecheckoutquery", this::answer,
                "refundstarpayment", this::refund,
                "edituserstarsubscription", this::edit,
                "getstartransactions", this::transactions);
    }

    private JsonNode send(Params params) {
        long chat = params.number("chat_id", 0);
        if (roster.find(chat).isEmpty()) {
            throw BotApiException.badRequest("chat not found");
        }
        if (roster.blocking(chat)) {
            throw BotApiException.forbidden("bot was blocked by the user");
        }
        if (!roster.started(chat)) {
            throw BotApiException.forbidden("bot can't initiate conversation with a user");
        }
        Invoice invoice = InvoiceCheck.check(params);
        String text = invoice.title() + "\n" + invoice.description();
        List<List<Button>> keys = List.of(List.of(new Button(invoice.payLabel(), "pay", null)));
        return stars.change(() -> {
            ChatMessage message = chats.add(chat, null, new FormattedText(text, List.of()), keys);
            stars.show(message, invoice);
            return shape(message, invoice);
        });
    }

    private ObjectNode shape(ChatMessage message, Invoice invoice) {
        ObjectNode node = shapes.message(message);
        node.remove("text");
        node.remove("reply_markup");
        node.putObject("invoice")
                .put("title", invoice.title())
                .put("description", invoice.description())
                .put("start_parameter", invoice.startParameter())
                .put("currency", invoice.currency())
                .put("total_amount", invoice.amount());
        return node;
    }

    private JsonNode answer(Params params) {
        boolean approved = params.flag("ok");
        String error = params.text("error_message");
        if (!approved && error.isEmpty()) {
            throw BotApiException.badRequest("error message must be non-empty");
        }
        stars.answer(params.text("pre_checkout_query_id"), approved, error);
        return BooleanNode.TRUE;
    }

    private JsonNode refund(Params params) {
        String charge = params.text("telegram_payment_charge_id");
        long person = params.number("user_id", 0);
        if (charge.isEmpty()) {
            throw BotApiException.badRequest("CHARGE_ID_EMPTY");
        }
        boolean known = stars.look(ledger ->
                ledger.find(charge, false).filter(row -> row.person() == person).isPresent());
        if (!known) {
            throw BotApiException.badRequest("USER_ID_INVALID");
        }
        if (!stars.change(() -> stars.giveBack(charge))) {
            throw BotApiException.badRequest("CHARGE_ALREADY_REFUNDED");
        }
        return BooleanNode.TRUE;
    }

    private JsonNode edit(Params params) {
        if (!params.has("is_canceled")) {
            throw BotApiException.badRequest("parameter \"is_canceled\" is required");
        }
        stars.subscriptions()
                .edit(
                        params.number("user_id", 0),
                        params.text("telegram_payment_charge_id"),
                        params.flag("is_canceled"));
        return BooleanNode.TRUE;
    }

    private JsonNode transactions(Params params) {
        long offset = params.number("offset", 0);
        long limit = params.number("limit", MOST_ROWS);
        if (offset < 0 || limit < 1 || limit > MOST_ROWS) {
            throw BotApiException.badRequest("wrong offset or limit");
        }
        return stars.look(ledger -> ledger.page(offset, limit, shapes, roster));
    }
}
