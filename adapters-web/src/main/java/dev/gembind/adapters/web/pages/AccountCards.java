package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.pages.view.AccountName;
import dev.gembind.adapters.web.pages.view.Card;
import dev.gembind.adapters.web.pages.view.Moment;
import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.AttemptState;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.BindOutcome;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.VerifiedIdentity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out what the account page shows of each platform. Thread-safe. */
final class AccountCards {
    private static final String EXPIRED = "The time for the last code has passed. Nothing was changed.";
    private static final String CANCELLED = "The last code was cancelled in the chat. Nothing was changed.";
    private static final String PUBLIC =
            "The last code was posted where others could read it, so it was withdrawn. Nothing was changed.";

    private final PagesServices services;
    private final Offer offer;
    private final CodeViews codes;

    AccountCards(Surroundings around) {
        this.services = around.services();
        this.offer = around.offer();
        this.codes = new CodeViews(around.offer());
    }

    /** Returns a card for each platform that is offered here or bound already. */
    List<Card> of(UserId user, Visit visit) {
        List<Binding> bindings = services.bindings().bindingsOf(user);
        List<Platform> offered = offer.platforms();
        return Arrays.stream(Platform.values())
                .flatMap(platform -> {
                    Optional<Binding> binding = bindings.stream()
                            .filter(b -> b.platform() == platform)
                            .findFirst();
                    return binding.isPresent() || offered.contains(platform)
                            ? Optional.of(card(user, visit, platform, binding.orElse(null))).stream()
                            : Optional.<Card>empty().stream();
                })
                .toList();
    }

    private Card card(UserId user, Visit visit, Platform platform, @Nullable Binding binding) {
        if (binding != null && binding.status() != BindingStatus.STALE) {
            return bound(binding);
        }
        Card resting = binding == null ? Card.empty(platform) : bound(binding);
        Optional<Kept> kept = offer.byCode(platform) ? Kept.findBind(visit) : Optional.empty();
        return services.links()
                .findLive(user, platform)
                .map(live -> underWay(resting, live, kept))
                .or(() -> kept.flatMap(last -> services.links().find(last.attempt()))
                        .filter(last -> user.equals(last.user()))
                        .map(last -> ended(resting, last)))
                .orElse(resting);
    }

    private static Card bound(Binding binding) {
        Card.State state = switch (binding.status()) {
            case ACTIVE -> Card.State.LINKED;
            case STALE -> Card.State.STALE;
            case SUSPENDED -> Card.State.SUSPENDED;
            case UNLINKED -> Card.State.NOT_LINKED;
        };
        Moment since = Moments.day(binding.boundAt());
        return new Card(binding.platform(), state, AccountName.of(binding.identity()), since, null, null, null);
    }

    private Card underWay(Card resting, LinkAttempt live, Optional<Kept> kept) {
        boolean proven = live.state() == AttemptState.VERIFIED;
        VerifiedIdentity identity = live.identity();
        if (live.method() == BindMethod.OAUTH && !proven) {
            // the person is at the platform's page, or came back without an answer and may start again
            return resting;
        }
        Card.State waiting = proven ? Card.State.ANSWERED : Card.State.WAITING;
        return new Card(
                live.platform(),
                live.method() == BindMethod.OAUTH ? Card.State.PROVEN : waiting,
                identity == null ? resting.account() : AccountName.of(identity),
                null,
                CodeViews.underway(live, now()),
                kept.filter(mine -> !proven && mine.attempt().equals(live.id()))
                        .map(codes::code)
                        .orElse(null),
                null);
    }

    private Card ended(Card resting, LinkAttempt last) {
        AttemptState state = last.state().isLive() ? AttemptState.EXPIRED : last.state();
        return switch (state) {
            case REJECTED -> refused(resting, last);
            case EXPIRED -> resting.saying(resting.state(), EXPIRED);
            case CANCELLED -> resting.saying(resting.state(), CANCELLED);
            case FAILED -> resting.saying(resting.state(), PUBLIC);
            default -> resting;
        };
    }

    private Card refused(Card resting, LinkAttempt last) {
        VerifiedIdentity identity = last.identity();
        boolean another = identity != null
                && services.bindings()
                        .findByAccount(identity.account())
                        .filter(holder -> !holder.user().equals(last.user()))
                        .isPresent();
        return another
                ? resting.saying(Card.State.CONFLICT, new BindOutcome.BoundToAnother(last.platform()).message())
                : resting;
    }

    private Instant now() {
        return services.time().instant();
    }
}
