package dev.gembind.adapters.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.payments.Catalogue;
import dev.gembind.core.payments.GemPackage;
import dev.gembind.core.payments.Price;
import dev.gembind.core.payments.SubscriptionOffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Reads one catalogue. The rules of core are asked here one by one, for core itself stops at the first that is broken.
 * Not thread-safe.
 */
final class CatalogueReader {
    private static final Set<String> DOCUMENT = inOrder("version", "packages", "subscriptions", "actions");
    private static final Set<String> PACKAGE = inOrder("id", "gems", "prices", "title");
    private static final Set<String> SUBSCRIPTION = inOrder("id", "gems_per_period", "period", "prices");
    private static final String STARS = "XTR";
    /** More could be paid for and not be given. */
    private static final long MOST_GEMS = LedgerPolicy.USUAL.mostAtOnce().units();

    private final Problems problems = new Problems();
    private final Set<String> ids = new HashSet<>();

    private static Set<String> inOrder(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }

    Catalogue read(JsonNode tree) {
        Fields fields = Fields.of(problems, "", tree, DOCUMENT);
        long version = fields.wholeNumber("version", 1, Integer.MAX_VALUE);
        List<GemPackage> packages = offers(fields, "packages", this::gemPackage);
        List<SubscriptionOffer> subscriptions =
                fields.has("subscriptions") ? offers(fields, "subscriptions", this::subscription) : List.of();
        Map<String, Gems> actions = fields.has("actions") ? actions(fields) : Map.of();
        problems.raise();
        return new Catalogue(Math.toIntExact(version), packages, subscriptions, actions);
    }

    private <T> List<T> offers(Fields fields, String name, BiFunction<String, JsonNode, Optional<T>> reader) {
        List<T> all = new ArrayList<>();
        int index = 0;
        for (JsonNode node : fields.list(name)) {
            reader.apply(fields.pointer(name) + "/" + index, node).ifPresent(all::add);
            index++;
        }
        return all;
    }

    private Optional<GemPackage> gemPackage(String path, JsonNode node) {
        int before = problems.count();
        Fields fields = Fields.of(problems, path, node, PACKAGE);
        String id = id(fields);
        long gems = fields.wholeNumber("gems", 1, MOST_GEMS);
        Map<String, Long> prices = prices(fields);
        Map<String, String> titles = fields.texts("title", Forms::isLanguage, Forms.LANGUAGE);
        if (fields.isObject("title") && !titles.containsKey("en")) {
            problems.add(fields.pointer("title"), "must have an English one, by the name en");
        }
        return problems.count() == before
                ? Optional.of(new GemPackage(id, new Gems(gems), prices, titles))
                : Optional.empty();
    }

    private Optional<SubscriptionOffer> subscription(String path, JsonNode node) {
        int before = problems.count();
        Fields fields = Fields.of(problems, path, node, SUBSCRIPTION);
        String id = id(fields);
        long gems = fields.wholeNumber("gems_per_period", 1, MOST_GEMS);
        String text = fields.text("period", Forms::isPeriod, Forms.PERIOD);
        Duration period = Forms.period(text).orElse(SubscriptionOffer.TELEGRAM_PERIOD);
        Map<String, Long> prices = prices(fields);
        if (prices.containsKey(STARS) && !period.equals(SubscriptionOffer.TELEGRAM_PERIOD)) {
            problems.add(
                    fields.pointer("period"),
                    "must be P30D where there is a price in XTR, for Telegram sells no other, but is " + text);
        }
        return problems.count() == before
                ? Optional.of(new SubscriptionOffer(id, new Gems(gems), period, prices))
                : Optional.empty();
    }

    private String id(Fields fields) {
        String id = fields.text("id", Forms::isId, Forms.ID);
        if (!id.isEmpty() && !ids.add(id)) {
            problems.add(fields.pointer("id"), "is " + id + ", as an offer before it is");
        }
        return id;
    }

    private Map<String, Long> prices(Fields fields) {
        Map<String, Long> prices = fields.wholeNumbers("prices", Price::isCurrency, Forms.CURRENCY, 1);
        if (fields.isObject("prices") && prices.isEmpty()) {
            problems.add(fields.pointer("prices"), "must have a price in one currency at least");
        }
        return prices;
    }

    private Map<String, Gems> actions(Fields fields) {
        Map<String, Gems> all = new LinkedHashMap<>();
        fields.wholeNumbers("actions", Forms::isAction, Forms.ACTION, 0)
                .forEach((name, gems) -> all.put(name, new Gems(gems)));
        return all;
    }
}
