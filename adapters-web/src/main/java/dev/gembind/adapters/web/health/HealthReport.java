package dev.gembind.adapters.web.health;

import java.util.List;

/**
 * What all checks said at one moment.
 *
 * @param results in the order of the checks
 */
record HealthReport(List<Result> results) {
    record Result(String name, boolean required, boolean up, String detail) {}

    HealthReport {
        results = List.copyOf(results);
    }

    boolean isReady() {
        return results.stream().allMatch(result -> result.up() || !result.required());
    }

    String status() {
        if (!isReady()) {
            return "down";
        }
        return results.stream().allMatch(Result::up) ? "up" : "degraded";
    }
}
