package dev.gembind.adapters.web.pages;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.adapters.web.edge.Problem;
import dev.gembind.adapters.web.edge.ProblemKind;
import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.adapters.web.edge.Routes;
import dev.gembind.adapters.web.pages.view.AccountName;
import dev.gembind.adapters.web.pages.view.Card;
import dev.gembind.adapters.web.pages.view.Underway;
import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The account page, the same for programs, and the way out. */
final class AccountPages implements RouteGroup {
    private static final String JSON = "application/json; charset=utf-8";

    private final Door door;
    private final Screen screen;
    private final AccountCards cards;
    private final ObjectMapper mapper = new ObjectMapper();

    AccountPages(Surroundings around) {
        this.door = around.door();
        this.screen = around.screen();
        this.cards = new AccountCards(around);
    }

    @Override
    public void register(Routes routes) {
        routes.get(
                Ways.ACCOUNT, door.signedIn(this::show, visit -> screen.go(visit, Ways.SIGN_IN, Note.SIGN_IN_FIRST)));
        routes.get("/bind/status", door.signedIn(this::status, AccountPages::refuse));
        routes.post("/logout", door.open(this::signOut));
    }

    private void show(Visit visit, UserId user) {
        List<Card> shown = cards.of(user, visit);
        Map<String, Object> values = new HashMap<>(Map.of("user", user.value(), "cards", shown));
        visit.takeNote().ifPresent(message -> values.put("message", message));
        if (arrived(visit, shown)) {
            values.put("message", Note.LINKED.message(Platform.TELEGRAM));
            Kept.forgetBind(visit);
        }
        boolean moving = shown.stream().anyMatch(Card::movesByItself);
        screen.show(visit, "account.jte", values, moving ? CodeViews.AGAIN : Duration.ZERO);
    }

    // the code this browser shows was confirmed in the chat since it was shown last
    private static boolean arrived(Visit visit, List<Card> shown) {
        return Kept.findBind(visit).isPresent()
                && shown.stream()
                        .anyMatch(card -> card.platform() == Platform.TELEGRAM && card.state() == Card.State.LINKED);
    }

    private void status(Visit visit, UserId user) {
        ObjectNode json = mapper.createObjectNode();
        ArrayNode platforms = json.putArray("platforms");
        cards.of(user, visit).forEach(card -> describe(platforms.addObject(), card));
        visit.context().contentType(JSON).result(json.toString());
    }

    private static void describe(ObjectNode json, Card card) {
        json.put("platform", card.platform().key()).put("state", card.state().key());
        AccountName account = card.account();
        if (account != null) {
            json.put("handle", account.handle());
        }
        Underway underway = card.underway();
        if (underway != null) {
            json.put("expires_at", underway.expiry().instant().toString());
        }
    }

    private static void refuse(Visit visit) {
        throw Problem.of(ProblemKind.UNAUTHORIZED, "Sign in and try again.").raise();
    }

    private void signOut(Visit visit) {
        door.letOut(visit);
        Kept.forgetBind(visit);
        Kept.forgetSignIn(visit);
        screen.go(visit, Ways.HOME, Note.SIGNED_OUT);
    }
}
