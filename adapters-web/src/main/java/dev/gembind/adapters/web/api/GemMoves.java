package dev.gembind.adapters.web.api;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Credit;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Grant;
import dev.gembind.core.ledger.LotSource;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Spend;
import dev.gembind.core.ledger.TransferKey;
import java.time.InstantSource;

/** Gives gems and spends them. What a host site gives counts as a gift: it knows itself what was paid for it. */
final class GemMoves {
    private static final int CREATED = 201;

    private final UserActions users;
    private final GemService gems;
    private final GemCalls calls;

    GemMoves(UserActions users, GemService gems, InstantSource clock) {
        this.users = users;
        this.gems = gems;
        this.calls = new GemCalls(clock);
    }

    private record Wish(UserId user, Gems gems, Request request) {}

    void credit(ApiCall call) {
        Wish wish = read(call, "credit:");
        Credit credit = new Credit(wish.user(), wish.gems(), Grant.of(LotSource.PROMO));
        GemAnswers.answer(call, CREATED, gems.credit(wish.request(), credit), GemJson::transfer);
    }

    void spend(ApiCall call) {
        Wish wish = read(call, "spend:");
        Spend spend = new Spend(wish.user(), wish.gems());
        GemAnswers.answer(call, CREATED, gems.spend(wish.request(), spend), GemJson::transfer);
    }

    private Wish read(ApiCall call, String scope) {
        UserId user = call.user();
        TransferKey key = new TransferKey(scope + user, GemCalls.requireKey(call));
        JsonFields body = call.body("gems", "reason");
        Gems some = body.requireGems("gems");
        Request request = calls.request(call, key, GemCalls.requireReason(body));
        users.require(user);
        return new Wish(user, some, request);
    }
}
