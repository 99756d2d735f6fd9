package dev.gembind.adapters.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.core.payments.Catalogue;
import dev.gembind.core.payments.GemPackage;
import dev.gembind.core.payments.SubscriptionOffer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Writes one catalogue; names are sorted, so that equal catalogues are equal texts. */
final class CatalogueWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CatalogueWriter() {}

    static ObjectNode tree(Catalogue catalogue) {
        ObjectNode document = NODES.objectNode().put("version", catalogue.version());
        ArrayNode packages = document.putArray("packages");
        catalogue.packages().forEach(offer -> packages.add(gemPackage(offer)));
        ArrayNode subscriptions = document.putArray("subscriptions");
        catalogue.subscriptions().forEach(offer -> subscriptions.add(subscription(offer)));
        ObjectNode actions = document.putObject("actions");
        new TreeMap<>(catalogue.actions()).forEach((name, gems) -> actions.put(name, gems.units()));
        return document;
    }

    private static ObjectNode gemPackage(GemPackage offer) {
        ObjectNode node = NODES.objectNode()
                .put("id", offer.id())
                .put("gems", offer.gems().units());
        node.set("prices", prices(offer.prices()));
        ObjectNode titles = node.putObject("title");
        new TreeMap<>(offer.titles()).forEach(titles::put);
        return node;
    }

    private static ObjectNode subscription(SubscriptionOffer offer) {
        ObjectNode node = NODES.objectNode()
                .put("id", offer.id())
                .put("gems_per_period", offer.gemsPerPeriod().units())
                .put("period", period(offer.period()));
        node.set("prices", prices(offer.prices()));
        return node;
    }

    private static ObjectNode prices(Map<String, Long> prices) {
        ObjectNode node = NODES.objectNode();
        new TreeMap<>(prices).forEach((currency, amount) -> node.put(currency, amount));
        return node;
    }

    /** The library would write 30 days as 720 hours. */
    private static String period(Duration period) {
        return period.equals(Duration.ofDays(period.toDays())) ? "P" + period.toDays() + "D" : period.toString();
    }
}
