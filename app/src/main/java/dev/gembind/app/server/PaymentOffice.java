package dev.gembind.app.server;

import dev.gembind.adapters.payments.StripePayments;
import dev.gembind.adapters.telegram.TelegramStars;
import dev.gembind.app.config.AppConfig;
import dev.gembind.app.operator.PaymentCommands;
import dev.gembind.app.stores.Data;
import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.payments.OrderPayload;
import dev.gembind.core.payments.PaymentContext;
import dev.gembind.core.payments.PaymentProvider;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.ReconcileReport;
import dev.gembind.core.payments.Reconciler;
import dev.gembind.core.payments.RefundService;
import dev.gembind.core.payments.SubscriptionService;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Payments without a server: for commands on data that nobody else has open. Refunds are asked for when a server runs again. */
public final class PaymentOffice implements AutoCloseable {
    private static final int KEY_BYTES = 32;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Optional<TelegramStars> stars;
    private final Optional<StripePayments> stripe;
    private final PaymentCommands commands;

    private PaymentOffice(AppConfig config, Data data, Chance chance) {
        this.stars = Accounts.stars(config, meters);
        this.stripe = Accounts.stripe(config, meters, chance.clock());
        LedgerContext ledger = LedgerContext.usual(chance.clock(), chance.random());
        PaymentContext context = new PaymentContext(
                ledger,
                new OrderPayload(keys(config, chance.random())),
                config.payments().catalogue());
        Map<String, PaymentProvider> providers = Stream.concat(
                        stars.map(TelegramStars::refunds).stream(), stripe.map(StripePayments::refunds).stream())
                .collect(Collectors.toUnmodifiableMap(PaymentProvider::name, Function.identity()));
        Optional<Supplier<ReconcileReport>> reconcile = stars.map(TelegramStars::statement)
                .map(source -> new Reconciler(data.payments(), context, source))
                .map(reconciler -> reconciler::run);
        this.commands = new PaymentCommands(new PaymentCommands.Needs(
                data.stores(),
                new PaymentService(data.payments(), context),
                new RefundService(data.payments(), context, providers),
                new SubscriptionService(data.payments(), context, Map.of()),
                reconcile,
                chance.clock(),
                ledger.ids()));
    }

    /**
     * What is not decided here.
     *
     * @param clock tells the time
     * @param random makes ids
     */
    public record Chance(InstantSource clock, SecureRandom random) {}

    /** Opens the accounts at providers; nobody is called before a command needs it. */
    public static PaymentOffice open(AppConfig config, Data data, Chance chance) {
        return new PaymentOffice(config, data, chance);
    }

    /** Without a key no order was ever given to a provider, and any key reads none. */
    private static SecretKeys keys(AppConfig config, SecureRandom random) {
        byte[] nobodys = new byte[KEY_BYTES];
        random.nextBytes(nobodys);
        return SecretKeyFile.find(config.security(), config.dataFolder())
                .orElseGet(() -> new SecretKeys(Secret.of(HexFormat.of().formatHex(nobodys)), List.of()));
    }

    /** Returns every command by its name. */
    public Map<String, UnaryOperator<String>> commands() {
        return commands.byName();
    }

    @Override
    public void close() {
        stars.ifPresent(TelegramStars::close);
        stripe.ifPresent(StripePayments::close);
        meters.close();
    }
}
