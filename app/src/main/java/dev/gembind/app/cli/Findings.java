package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.adapters.csv.CsvProblem;
import java.nio.file.Path;
import java.util.List;

/** Prints what a check found. */
record Findings(Surroundings surroundings, JsonOption json) {
    void print(String what, Path folder, List<CsvProblem> problems) {
        if (json.isOn()) {
            surroundings.out().println(asJson(folder, problems));
            return;
        }
        problems.forEach(
                problem -> surroundings.out().println(problem.file() + ", " + problem.place() + ": " + problem.rule()));
        surroundings.out().println(what + (problems.isEmpty() ? ": all is well" : ": " + problems.size() + " found"));
    }

    private static ObjectNode asJson(Path folder, List<CsvProblem> problems) {
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("folder", folder.toString())
                .put("ok", problems.isEmpty());
        ArrayNode all = answer.putArray("problems");
        problems.forEach(problem -> all.addObject()
                .put("file", problem.file())
                .put("place", problem.place())
                .put("rule", problem.rule()));
        return answer;
    }
}
