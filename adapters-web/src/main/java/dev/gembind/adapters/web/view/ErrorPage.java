package dev.gembind.adapters.web.view;

import dev.gembind.adapters.web.edge.Problem;
import dev.gembind.adapters.web.edge.ProblemKind;
import dev.gembind.adapters.web.edge.ProblemWriter;
import dev.gembind.adapters.web.edge.RequestInfo;
import java.util.Map;

/** The page of a request that failed: what happened, what to do, and the id to name when asking for help. */
public final class ErrorPage implements ProblemWriter.ProblemPage {
    private static final int STARTING_REFRESH_SECONDS = 3;

    private final Templates templates;
    private final Frames frames;

    public ErrorPage(Templates templates, Frames frames) {
        this.templates = templates;
        this.frames = frames;
    }

    @Override
    public String render(Problem problem, RequestInfo info) {
        int refresh = problem.kind() == ProblemKind.STARTING ? STARTING_REFRESH_SECONDS : 0;
        Frame frame = frames.refreshing(info, false, refresh);
        return templates.render("error.jte", Map.of("frame", frame, "problem", problem));
    }
}
