package io.gatehouse.web.staff;

/** Where to choose a password. The code stands behind the {@code #}, which browsers keep to themselves. */
final class InvitationLink {

    private InvitationLink() {}

    static String of(String origin, String code) {
        return origin + "/console/welcome.xhtml#code=" + code;
    }
}
