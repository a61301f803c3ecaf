package io.gatehouse.staff;

/** The password that holds, and the one that shall. */
public record PasswordChange(String current, String password) {

    @Override
    public String toString() {
        return "PasswordChange[…]";
    }
}
