package dev.gembind.adapters.web.edge;

import dev.gembind.core.GembindException;

/** Ends the handling of a request with a {@link Problem}. */
public final class ProblemException extends GembindException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.kind().code(), problem.detail(), null);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
