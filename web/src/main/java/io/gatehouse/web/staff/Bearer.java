package io.gatehouse.web.staff;

/** The token of a call that was found to bear one. */
final class Bearer {

    private Bearer() {}

    static String token(String authorization) {
        return authorization.substring(authorization.indexOf(' ') + 1).strip();
    }
}
