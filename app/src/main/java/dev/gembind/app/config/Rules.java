package dev.gembind.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks every value by itself, and whether the keys of each feature are complete. */
final class Rules {
    private static final int SHOWN = 60;

    private final Values values;
    private final List<Problem> problems = new ArrayList<>();

    private Rules(Values values) {
        this.values = values;
    }

    /** Returns everything that is wrong with the values. */
    static List<Problem> broken(Values values) {
        Rules rules = new Rules(values);
        AllKeys.all().forEach(rules::checkForm);
        Feature.all().forEach(rules::checkComplete);
        rules.checkPorts();
        rules.checkVersion();
        rules.problems.addAll(AddressRules.broken(values));
        rules.problems.addAll(PaymentRules.broken(values));
        return rules.problems;
    }

    private void checkForm(Key<?> key) {
        values.setting(key)
                .filter(setting -> key.form().read(setting.value()).isEmpty())
                .ifPresent(setting ->
                        add(key, shown(key, setting), "Set it to " + key.form().words() + "."));
    }

    private static String shown(Key<?> key, Setting setting) {
        String from = " (from " + setting.origin() + ")";
        if (key.isSecret()) {
            return from.strip() + " has the wrong form";
        }
        String value = setting.value();
        String start = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
        return "is \"" + printable(start) + "\"" + from;
    }

    private static String printable(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void checkComplete(Feature feature) {
        if (!feature.isTouched(values) || feature.isOn(values)) {
            return;
        }
        String set = Stream.concat(feature.needed().stream(), feature.extras().stream())
                .filter(values::isSet)
                .map(Key::name)
                .collect(Collectors.joining(", "));
        feature.needed().stream()
                .filter(key -> !values.isSet(key))
                .forEach(key -> add(
                        key,
                        "is missing, but " + set + " is set",
                        "Set it to " + key.form().words() + ", or remove " + set + " to turn " + feature.title()
                                + " off."));
    }

    private void checkPorts() {
        int port = values.find(SiteKeys.PORT).orElse(0);
        boolean same = port != 0
                && values.find(SiteKeys.MANAGEMENT_PORT).filter(p -> p == port).isPresent();
        if (same) {
            add(SiteKeys.MANAGEMENT_PORT, "is " + port + ", the same as PORT", "Choose another port for one of them.");
        }
    }

    private void checkVersion() {
        boolean jdbc = values.find(StorageKeys.STORAGE)
                .filter(kind -> kind == StorageKeys.Kind.JDBC)
                .isPresent();
        if (jdbc && !values.isSet(StorageKeys.DATABASE_URL)) {
            add(
                    StorageKeys.DATABASE_URL,
                    "is missing, but STORAGE is jdbc",
                    "Set it to " + StorageKeys.DATABASE_URL.form().words() + ", or set STORAGE to csv.");
        }
        if (values.find(PlatformKeys.TELEGRAM_MODE)
                .filter(m -> m == PlatformKeys.TelegramMode.WEBHOOK)
                .isPresent()) {
            checkWebhook();
        }
    }

    private void checkWebhook() {
        if (!values.isSet(PlatformKeys.TELEGRAM_WEBHOOK_SECRET)) {
            add(
                    PlatformKeys.TELEGRAM_WEBHOOK_SECRET,
                    "is missing, but TELEGRAM_MODE is webhook",
                    "Set it to " + PlatformKeys.TELEGRAM_WEBHOOK_SECRET.form().words()
                            + ", or set TELEGRAM_MODE to polling.");
        }
        problems.addAll(AddressRules.unreachableForTelegram(values));
    }

    private void add(Key<?> key, String message, String fix) {
        problems.add(new Problem(key.name(), message, fix));
    }
}
