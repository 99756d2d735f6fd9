package dev.gembind.app.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * When backups are made, and where and how long they are kept.
 *
 * @param folder where they go
 * @param every how much time passes between two
 * @param keep how long one of each day is kept
 * @param keepAll how long all of them are kept
 */
public record BackupConfig(Path folder, Duration every, Duration keep, Duration keepAll) {}
