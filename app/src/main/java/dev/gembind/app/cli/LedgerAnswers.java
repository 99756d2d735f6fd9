package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.app.operator.LedgerCommands;

/** Reads answers about gems. */
final class LedgerAnswers {
    private LedgerAnswers() {}

    /** Returns the answer, or ends the command with why nothing was done. */
    static JsonNode require(JsonNode answer, String user) {
        String problem = answer.path(LedgerCommands.PROBLEM).asText();
        if (!problem.isEmpty()) {
            throw new CommandException(ExitCode.FAILED, "nothing was done for the user " + user + ": " + problem, null);
        }
        return answer;
    }
}
