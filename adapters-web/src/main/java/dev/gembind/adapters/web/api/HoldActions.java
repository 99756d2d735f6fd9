package dev.gembind.adapters.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.adapters.web.edge.Problem;
import dev.gembind.adapters.web.edge.ProblemKind;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Hold;
import dev.gembind.core.ledger.OpenHold;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.TransferKey;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Sets gems aside, spends them, or gives them back. Holds that wait for a refund are no host site's business. */
final class HoldActions {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int MAX_DURATION_TEXT = 32;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    private final UserActions users;
    private final GemService gems;
    private final GemCalls calls;

    HoldActions(UserActions users, GemService gems, InstantSource clock) {
        this.users = users;
        this.gems = gems;
        this.calls = new GemCalls(clock);
    }

    void open(ApiCall call) {
        UserId user = call.user();
        TransferKey key = new TransferKey("hold:" + user, GemCalls.requireKey(call));
        JsonFields body = call.body("gems", "reason", "expires_in");
        OpenHold wanted = new OpenHold(user, body.requireGems("gems"), duration(body.requireText("expires_in")), null);
        Request request = calls.request(call, key, GemCalls.requireReason(body));
        users.require(user);
        GemAnswers.answer(call, CREATED, gems.hold(request, wanted), this::opened);
    }

    void capture(ApiCall call) {
        String key = GemCalls.requireKey(call);
        Optional<Gems> some =
                call.hasNoBody() ? Optional.empty() : call.body("gems").gems("gems");
        Hold hold = require(call);
        Request request = request(call, new TransferKey("capture:" + hold.id(), key), hold);
        GemAnswers.answer(call, OK, gems.capture(request, hold.id(), some.orElse(null)), HoldActions::captured);
    }

    void release(ApiCall call) {
        String key = GemCalls.requireKey(call);
        call.requireNoBody();
        Hold hold = require(call);
        Request request = request(call, new TransferKey("release:" + hold.id(), key), hold);
        GemAnswers.answer(call, OK, gems.release(request, hold.id()), HoldActions::released);
    }

    /** What ends a hold happens for the reason it was opened for. */
    private Request request(ApiCall call, TransferKey key, Hold hold) {
        String reason =
                gems.find(hold.id()).map(opening -> opening.why().reason()).orElse("");
        return calls.request(call, key, reason);
    }

    private Hold require(ApiCall call) {
        return call.pathId("id")
                .flatMap(gems::findHold)
                .filter(hold -> !hold.isForRefund())
                .orElseThrow(HoldActions::unknown);
    }

    private static Duration duration(String text) {
        try {
            Duration sent = text.length() > MAX_DURATION_TEXT ? Duration.ZERO : Duration.parse(text);
            if (sent.compareTo(SHORTEST) >= 0 && sent.compareTo(LONGEST) <= 0) {
                return sent;
            }
        } catch (DateTimeParseException e) {
            throw noDuration();
        }
        throw noDuration();
    }

    private static RuntimeException noDuration() {
        return Problem.field(
                        JsonFields.pointer("expires_in"),
                        "must be an ISO 8601 duration from " + SHORTEST + " to " + LONGEST + ", such as PT10M")
                .raise();
    }

    private ObjectNode opened(Transfer transfer) {
        Hold hold = gems.findHold(transfer.id()).orElseThrow();
        return BindingJson.object()
                .put("hold", hold.id())
                .put("amount", hold.gems().units())
                .put("expires_at", hold.expiresAt() == null ? null : BindingJson.time(hold.expiresAt()))
                .put("gems", GemJson.moved(transfer).after().gems().units());
    }

    private static ObjectNode captured(Transfer transfer) {
        return released(transfer).put("captured", transfer.intent().gems().units());
    }

    private static ObjectNode released(Transfer transfer) {
        Transfer.Moved moved = GemJson.moved(transfer);
        return GemJson.transfer(transfer)
                .put("hold", transfer.intent().target())
                .put("returned", moved.postings().of(Book.GEMS));
    }

    static RuntimeException unknown() {
        return Problem.of(ProblemKind.NOT_FOUND, "There is no such hold.").raise();
    }
}
