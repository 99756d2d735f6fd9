package dev.gembind.core.ledger;

import dev.gembind.core.storage.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks what a wallet is made of: its lots against the transfers that brought them, its holds against what is held. */
final class WalletCheck {
    private final LedgerStore store;
    private final Snapshot view;
    private final Wallet wallet;

    WalletCheck(LedgerStore store, Snapshot view, Wallet wallet) {
        this.store = store;
        this.view = view;
        this.wallet = wallet;
    }

    Optional<LedgerFault> fault() {
        return lots().or(this::holds).map(rule -> new LedgerFault(wallet.owner(), wallet.revision(), rule));
    }

    private Optional<String> lots() {
        Set<String> ids = new HashSet<>();
        long free = 0;
        for (Lot lot : wallet.lots()) {
            if (!ids.add(lot.id())) {
                return Optional.of("the wallet has lot " + lot.id() + " twice");
            }
            if (store.find(view, lot.id()).filter(grant -> brought(grant, lot)).isEmpty()) {
                return Optional.of("no transfer brought lot " + lot.id() + " as it is");
            }
            free += lot.free().units();
        }
        return free == wallet.balance().gems().units()
                ? Optional.empty()
                : Optional.of("the wallet's free lots are not its gems");
    }

    private boolean brought(Transfer grant, Lot lot) {
        Lot.Origin origin = lot.origin();
        boolean same = grant.owner().equals(wallet.owner())
                && grant.moved()
                        .filter(moved -> moved.postings().of(Book.GEMS)
                                == origin.granted().units())
                        .isPresent()
                && grant.intent().target().equals(origin.charge() == null ? "" : origin.charge());
        return switch (grant.kind()) {
            case CREDIT -> same && grant.intent().terms().startsWith(origin.source() + " " + lot.priority() + " ");
            case REINSTATE -> same && origin.source() == LotSource.PURCHASE;
            default -> false;
        };
    }

    private Optional<String> holds() {
        List<Hold> open = store.openHolds(view, wallet.owner());
        Map<String, Long> heldOfLots = new HashMap<>();
        long held = 0;
        for (Hold hold : open) {
            if (store.find(view, hold.id())
                    .filter(opened -> opened(opened, hold))
                    .isEmpty()) {
                return Optional.of("no transfer opened hold " + hold.id() + " as it is");
            }
            held += hold.gems().units();
            hold.uses()
                    .forEach(use -> heldOfLots.merge(use.lot().id(), use.gems().units(), Long::sum));
        }
        if (held != wallet.balance().held().units()) {
            return Optional.of("the wallet's open holds are " + held + " gems, but it holds "
                    + wallet.balance().held());
        }
        return wallet.lots().stream()
                .filter(lot ->
                        heldOfLots.getOrDefault(lot.id(), 0L) != lot.held().units())
                .findFirst()
                .map(lot -> "holds have set aside other gems of lot " + lot.id());
    }

    private boolean opened(Transfer transfer, Hold hold) {
        return transfer.kind() == TransferKind.HOLD
                && transfer.owner().equals(hold.owner())
                && transfer.intent().gems().equals(hold.gems())
                && transfer.moved()
                        .filter(moved -> moved.uses().equals(hold.uses()))
                        .isPresent();
    }
}
