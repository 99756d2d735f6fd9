package dev.gembind.core.bindings;

import dev.gembind.core.audit.Alert;
import dev.gembind.core.audit.QuietAlerts;
import dev.gembind.core.limits.Decision;
import dev.gembind.core.limits.Limit;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds back those who guess codes, and alerts when wrong ones pile up: a hundred within ten minutes, whoever sends them. */
final class GuessWatch {
    private static final Logger LOG = LoggerFactory.getLogger(GuessWatch.class);

    // a limit lets this many pass in silence; the one after it is an alert
    private static final Limit IN_ALL = new Limit("wrong-codes-in-all", 99, Duration.ofMinutes(10));

    private final BindingContext context;
    private final BindingAudit audit;
    private final QuietAlerts alerts;

    GuessWatch(BindingContext context, BindingAudit audit) {
        this.context = context;
        this.audit = audit;
        this.alerts = new QuietAlerts(context.limiter(), context.alerts());
    }

    Decision admit(VerifiedIdentity sender) {
        return context.limiter()
                .tryAcquire(
                        LinkService.TRIES_PER_ACCOUNT,
                        sender.platform().key() + ":" + sender.account().id());
    }

    /** Notes a code or token that opened nothing. */
    void refused(VerifiedIdentity sender) {
        String platform = sender.platform().key();
        LOG.info("link code refused: platform={} account={}", platform, audit.fingerprint(sender.account()));
        alerts.countOne(
                IN_ALL, new Alert("wrong-codes", platform, "a hundred wrong link codes came within ten minutes"));
    }
}
