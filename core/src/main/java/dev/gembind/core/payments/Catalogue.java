package dev.gembind.core.payments;

import dev.gembind.core.ledger.Gems;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is sold, and what things cost: the one source of prices for pages, invoices and checks. Immutable.
 *
 * @param version counts its changes; orders note it
 * @param packages gems that are sold, in the order they are shown
 * @param subscriptions gems that come again and again
 * @param actions what each use of the companion costs, by name
 */
public record Catalogue(
        int version, List<GemPackage> packages, List<SubscriptionOffer> subscriptions, Map<String, Gems> actions) {
    /**
     * @throws IllegalArgumentException if two offers have the same id
     */
    public Catalogue {
        packages = List.copyOf(packages);
        subscriptions = List.copyOf(subscriptions);
        actions = Map.copyOf(actions);
        Set<String> ids = new HashSet<>();
        packages.forEach(offer -> requireNew(ids, offer.id()));
        subscriptions.forEach(offer -> requireNew(ids, offer.id()));
    }

    /** Finds a package. */
    public Optional<GemPackage> findPackage(String id) {
        return packages.stream().filter(offer -> offer.id().equals(id)).findFirst();
    }

    /** Finds a subscription. */
    public Optional<SubscriptionOffer> findSubscription(String id) {
        return subscriptions.stream().filter(offer -> offer.id().equals(id)).findFirst();
    }

    private static void requireNew(Set<String> ids, String id) {
        if (!ids.add(id)) {
            throw new IllegalArgumentException("the catalogue has two offers with the id " + id);
        }
    }
}
