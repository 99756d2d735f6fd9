package dev.gembind.adapters.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.adapters.web.edge.Problem;
import dev.gembind.adapters.web.edge.ProblemKind;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Transfer;
import java.util.List;
import java.util.OptionalLong;

/** Shows gems: what a user has, had, and how that came. */
final class GemActions {
    private static final int OK = 200;
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private final UserActions users;
    private final GemService gems;

    GemActions(UserActions users, GemService gems) {
        this.users = users;
        this.gems = gems;
    }

    void show(ApiCall call) {
        UserId user = call.user();
        OptionalLong asked = call.queryNumber("at_version", 0, Gems.MAX_UNITS);
        users.require(user);
        if (asked.isPresent()) {
            Balance then = gems.at(user, asked.getAsLong()).orElseThrow(GemActions::noSuchVersion);
            call.answer(OK, GemJson.balance(user, then, asked.getAsLong()));
        } else {
            GemService.View now = gems.view(user);
            call.answer(OK, GemJson.balance(user, now.balance(), now.revision()));
        }
    }

    /** The cursor is the version of the last entry that was shown: what comes in meanwhile moves nothing. */
    void entries(ApiCall call) {
        UserId user = call.user();
        int limit = (int) call.queryNumber("limit", 1, LARGEST_PAGE).orElse(USUAL_PAGE);
        long below = call.queryNumber("cursor", 1, Gems.MAX_UNITS).orElse(Long.MAX_VALUE);
        users.require(user);
        List<Transfer> found = gems.history(user, below, limit + 1);
        List<Transfer> page = found.subList(0, Math.min(limit, found.size()));
        ObjectNode body = BindingJson.object();
        ArrayNode items = body.putArray("items");
        page.forEach(transfer -> items.add(GemJson.entry(transfer)));
        if (found.size() > limit) {
            body.put(
                    "next_cursor",
                    Long.toString(GemJson.moved(page.get(limit - 1)).revision()));
        } else {
            body.putNull("next_cursor");
        }
        call.answer(OK, body);
    }

    private static RuntimeException noSuchVersion() {
        return Problem.of(ProblemKind.NOT_FOUND, "There is no such version of these gems.")
                .raise();
    }
}
