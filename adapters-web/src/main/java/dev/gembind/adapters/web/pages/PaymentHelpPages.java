package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.adapters.web.edge.Routes;
import dev.gembind.core.UserId;
import java.util.HashMap;
import java.util.Map;

/** What a purchase is, and what to do when something is wrong with one. */
final class PaymentHelpPages implements RouteGroup {
    private static final int SHOWN = 5;

    private final Receipts receipts;
    private final Door door;
    private final Screen screen;

    PaymentHelpPages(Surroundings around) {
        this.receipts = new Receipts(around.services().shop().payments());
        this.door = around.door();
        this.screen = around.screen();
    }

    @Override
    public void register(Routes routes) {
        routes.get("/terms", door.open(visit -> screen.show(visit, "terms.jte", Map.of())));
        routes.get("/paysupport", door.open(this::support));
    }

    /** What support needs to know is listed, for people cannot find it themselves. */
    private void support(Visit visit) {
        Map<String, Object> values = new HashMap<>();
        UserId user = visit.user();
        if (user != null) {
            values.put("user", user.value());
            values.put("receipts", receipts.of(user, SHOWN));
        }
        screen.show(visit, "paysupport.jte", values);
    }
}
