package io.gatehouse.web.staff;

/** A sign-in through the provider that came to nothing: what its owner is told, and what stands in the log. */
final class OpenIdFailure extends Exception {

    private final OpenIdProblem problem;

    OpenIdFailure(OpenIdProblem problem, String detail) {
        super(detail);
        this.problem = problem;
    }

    OpenIdFailure(OpenIdProblem problem, String detail, Throwable cause) {
        super(detail + ": " + cause.getMessage(), cause);
        this.problem = problem;
    }

    OpenIdProblem problem() {
        return problem;
    }
}
