package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.adapters.web.edge.Routes;
import java.util.HashMap;
import java.util.Map;

/** The front page and the page to sign in. */
final class HomePages implements RouteGroup {
    private final Surroundings around;
    private final Screen screen;

    HomePages(Surroundings around) {
        this.around = around;
        this.screen = around.screen();
    }

    @Override
    public void register(Routes routes) {
        routes.get(Ways.HOME, around.door().open(visit -> screen.show(visit, "home.jte", values(visit))));
        routes.get(Ways.SIGN_IN, around.door().open(this::signIn));
    }

    private void signIn(Visit visit) {
        if (visit.signedIn()) {
            screen.go(visit, Ways.ACCOUNT);
        } else {
            screen.show(visit, "signin.jte", values(visit));
        }
    }

    private Map<String, Object> values(Visit visit) {
        Map<String, Object> values = new HashMap<>();
        values.put("platforms", around.offer().platforms());
        values.put("signUp", around.services().signIns().isSignUpOpen());
        visit.takeNote().ifPresent(message -> values.put("message", message));
        return values;
    }
}
