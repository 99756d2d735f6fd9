package dev.gembind.app.config;

import dev.gembind.core.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that was checked as a whole.
 *
 * @param server where the servers listen
 * @param security what protects the site
 * @param dataFolder where data is kept
 * @param database which database, if data is kept in one
 * @param backups when and where it is backed up
 * @param checkpoints when its ledger is signed
 * @param discord the application registered with Discord, or null when Discord is off
 * @param telegram the bot registered with Telegram, or null when Telegram is off
 * @param payments what is sold, and who reports payments
 * @param limits how much is allowed
 * @param log what is logged
 * @param alertWebhook where alerts are sent to, or null; the address itself may be a secret
 */
public record AppConfig(
        ServerConfig server,
        SecurityConfig security,
        Path dataFolder,
        DatabaseConfig database,
        BackupConfig backups,
        CheckpointConfig checkpoints,
        @Nullable DiscordSettings discord,
        @Nullable TelegramSettings telegram,
        PaymentSettings payments,
        LimitsConfig limits,
        LogConfig log,
        @Nullable Secret alertWebhook) {}
