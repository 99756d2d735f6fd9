package dev.gembind.app.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the typed records of values that were checked. */
final class ConfigReader {
    private static final String BACKUP_FOLDER = "backup";

    private final Values values;

    ConfigReader(Values values) {
        this.values = values;
    }

    AppConfig read() {
        return new AppConfig(
                server(),
                security(),
                values.get(StorageKeys.CSV_DATA_DIR),
                database(),
                backups(),
                new CheckpointConfig(
                        values.get(StorageKeys.CHECKPOINT_EVERY),
                        values.find(StorageKeys.CHECKPOINT_FILE).orElse(null)),
                discord(),
                telegram(),
                payments(),
                limits(),
                new LogConfig(values.get(LimitKeys.LOG_LEVEL), values.get(LimitKeys.LOG_FORMAT)),
                values.find(LimitKeys.ALERT_WEBHOOK_URL).orElse(null));
    }

    private ServerConfig server() {
        return new ServerConfig(
                AddressRules.site(values).orElse(null),
                values.get(SiteKeys.HOST),
                values.get(SiteKeys.PORT),
                values.get(SiteKeys.MANAGEMENT_PORT),
                values.find(SiteKeys.TRUSTED_PROXIES).orElse(List.of()));
    }

    private DatabaseConfig database() {
        return new DatabaseConfig(
                values.get(StorageKeys.STORAGE) == StorageKeys.Kind.JDBC,
                values.find(StorageKeys.DATABASE_URL).orElse(null),
                values.find(StorageKeys.DATABASE_USER).orElse(null),
                values.find(StorageKeys.DATABASE_PASSWORD).orElse(null),
                values.get(StorageKeys.DATABASE_POOL_SIZE));
    }

    private BackupConfig backups() {
        return new BackupConfig(
                values.find(StorageKeys.BACKUP_DIR)
                        .orElseGet(() -> values.get(StorageKeys.CSV_DATA_DIR).resolve(BACKUP_FOLDER)),
                values.get(StorageKeys.BACKUP_EVERY),
                values.get(StorageKeys.BACKUP_KEEP),
                values.get(StorageKeys.BACKUP_KEEP_ALL));
    }

    private SecurityConfig security() {
        return new SecurityConfig(
                values.get(SiteKeys.ENVIRONMENT),
                values.find(SiteKeys.SECRET_KEY).orElse(null),
                values.find(SiteKeys.SECRET_KEY_PREVIOUS).orElse(List.of()),
                values.get(SiteKeys.SIGNUP));
    }

    private @Nullable DiscordSettings discord() {
        return Feature.DISCORD.isOn(values)
                ? new DiscordSettings(
                        values.get(PlatformKeys.DISCORD_CLIENT_ID),
                        values.get(PlatformKeys.DISCORD_CLIENT_SECRET),
                        values.get(PlatformKeys.DISCORD_REDIRECT_URI),
                        values.get(PlatformKeys.DISCORD_API_BASE))
                : null;
    }

    private @Nullable TelegramSettings telegram() {
        return Feature.TELEGRAM.isOn(values)
                ? new TelegramSettings(
                        values.get(PlatformKeys.TELEGRAM_BOT_TOKEN),
                        values.get(PlatformKeys.TELEGRAM_BOT_USERNAME),
                        values.get(PlatformKeys.TELEGRAM_API_BASE),
                        values.get(PlatformKeys.TELEGRAM_MODE) == PlatformKeys.TelegramMode.WEBHOOK
                                ? values.get(PlatformKeys.TELEGRAM_WEBHOOK_SECRET)
                                : null)
                : null;
    }

    private PaymentSettings payments() {
        return new PaymentSettings(
                PaymentRules.catalogue(values),
                values.find(ServiceKeys.PAYMENT_WEBHOOK_SECRETS).orElse(List.of()),
                stripe());
    }

    private @Nullable StripeSettings stripe() {
        return Feature.STRIPE.isOn(values)
                ? new StripeSettings(
                        values.get(ServiceKeys.STRIPE_SECRET_KEY),
                        values.get(ServiceKeys.STRIPE_WEBHOOK_SECRETS),
                        values.get(ServiceKeys.STRIPE_API_BASE))
                : null;
    }

    private LimitsConfig limits() {
        return new LimitsConfig(
                values.get(LimitKeys.LINK_CODE_TTL),
                values.get(LimitKeys.AUTH_PER_IP_PER_MINUTE),
                values.get(LimitKeys.BINDS_PER_USER_PER_HOUR),
                values.get(LimitKeys.HTTP_TIMEOUT));
    }
}
