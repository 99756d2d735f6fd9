package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.app.operator.LedgerCommands;

/** Reads answers about gems. */
final class LedgerAnswers {
    private LedgerAnswers() {}

    /** Returns the answer about something else than a user, or ends the command with why nothing was done. */
    static JsonNode requireOf(JsonNode answer, String what) {
        String problem = answer.path(LedgerCommands.PROBLEM).asText();
        if (!problem.isEmpty()) {
            String spent = answer.has("spent") ? " (" + answer.path("spent") + " gems)" : "";
            throw new CommandException(ExitCode.FAILED, "nothing was done for " + what + ": " + problem + spent, null);
        }
        return answer;
    }

    /** Returns the answer, or ends the command with why nothing was done. */
    static JsonNode require(JsonNode answer, String user) {
        String problem = answer.path(LedgerCommands.PROBLEM).asText();
        if (!problem.isEmpty()) {
            throw new CommandException(ExitCode.FAILED, "nothing was done for the user " + user + ": " + problem, null);
        }
        return answer;
    }
}
