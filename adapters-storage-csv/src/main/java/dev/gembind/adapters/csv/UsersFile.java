package dev.gembind.adapters.csv;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.PlatformAccount;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table of users and their accounts as earlier programs kept it: a column of user ids and columns of platform ids, in
 * any order and with any others beside them.
 */
final class UsersFile {
    private static final Set<String> USER_COLUMNS = Set.of("userid", "user", "id");
    private static final Map<String, Platform> PLATFORM_COLUMNS = Map.of(
            "discordid", Platform.DISCORD,
            "discord", Platform.DISCORD,
            "telegramid", Platform.TELEGRAM,
            "telegram", Platform.TELEGRAM,
            "twitterid", Platform.TWITTER,
            "twitter", Platform.TWITTER,
            "xid", Platform.TWITTER,
            "x", Platform.TWITTER);
    private static final Set<String> ABSENT = Set.of("", "null", "none", "nil", "-");

    private final List<Entry> entries = new ArrayList<>();
    private final List<ImportProblem> problems = new ArrayList<>();
    private final Map<Platform, Integer> platformColumns = new EnumMap<>(Platform.class);
    private final Map<UserId, Long> userLines = new HashMap<>();
    private final Map<PlatformAccount, Long> accountLines = new HashMap<>();
    private int userColumn = -1;

    private UsersFile() {}

    /** One user and the accounts it had. */
    record Entry(long line, UserId user, List<PlatformAccount> accounts) {
        Entry {
            accounts = List.copyOf(accounts);
        }
    }

    /** Reads all lines and notes every problem, so that they can be mended in one go. */
    static UsersFile read(byte[] bytes) {
        UsersFile file = new UsersFile();
        try {
            List<ForeignCsv.Row> rows = ForeignCsv.read(bytes);
            if (file.readHeader(rows)) {
                rows.subList(1, rows.size()).forEach(file::readRow);
            }
        } catch (MalformedException e) {
            file.problem(1, String.valueOf(e.getMessage()));
        }
        return file;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    List<ImportProblem> problems() {
        return List.copyOf(problems);
    }

    private boolean readHeader(List<ForeignCsv.Row> rows) {
        if (rows.isEmpty()) {
            problem(1, "the file has no header line");
            return false;
        }
        List<String> names = rows.get(0).cells();
        for (int i = 0; i < names.size(); i++) {
            column(normal(names.get(i)), i);
        }
        if (userColumn < 0) {
            problem(1, "no column is named user_id");
        }
        if (platformColumns.isEmpty()) {
            problem(1, "no column is named discord_id, telegram_id or twitter_id");
        }
        return problems.isEmpty();
    }

    private void column(String name, int index) {
        Platform platform = PLATFORM_COLUMNS.get(name);
        boolean again = false;
        if (platform != null) {
            again = platformColumns.put(platform, index) != null;
        } else if (USER_COLUMNS.contains(name)) {
            again = userColumn >= 0;
            userColumn = index;
        }
        if (again) {
            problem(1, "two columns mean " + name);
        }
    }

    private void readRow(ForeignCsv.Row row) {
        if (row.cells().size() <= lastColumn()) {
            problem(row.line(), "the line has only " + row.cells().size() + " cells");
            return;
        }
        String id = row.cells().get(userColumn).strip();
        if (!UserId.isValid(id)) {
            problem(row.line(), "the user id is not 1 to 64 characters of A-Z a-z 0-9 . _ : -");
            return;
        }
        UserId user = new UserId(id);
        Long before = userLines.putIfAbsent(user, row.line());
        if (before != null) {
            problem(row.line(), "user " + user + " is already in line " + before);
            return;
        }
        List<PlatformAccount> accounts = new ArrayList<>();
        platformColumns.forEach((platform, column) -> {
            PlatformAccount account =
                    account(row, platform, row.cells().get(column).strip());
            if (account != null) {
                accounts.add(account);
            }
        });
        entries.add(new Entry(row.line(), user, accounts));
    }

    private @Nullable PlatformAccount account(ForeignCsv.Row row, Platform platform, String id) {
        if (ABSENT.contains(id.toLowerCase(Locale.ROOT))) {
            return null;
        }
        if (!PlatformAccount.isValid(platform, id)) {
            problem(row.line(), "the " + platform.title() + " id is not a numeric id of that platform");
            return null;
        }
        PlatformAccount account = new PlatformAccount(platform, id);
        Long before = accountLines.putIfAbsent(account, row.line());
        if (before != null) {
            problem(row.line(), "the " + platform.title() + " account is already in line " + before);
            return null;
        }
        return account;
    }

    private int lastColumn() {
        return platformColumns.values().stream().mapToInt(Integer::intValue).reduce(userColumn, Math::max);
    }

    private void problem(long line, String message) {
        problems.add(new ImportProblem(line, message));
    }

    private static String normal(String name) {
        StringBuilder letters = new StringBuilder();
        name.toLowerCase(Locale.ROOT).chars().filter(Character::isLetterOrDigit).forEach(c -> letters.append((char) c));
        return letters.toString();
    }
}
