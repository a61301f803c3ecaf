package io.gatehouse.audit.seal;

/**
 * Something that is not as it was sealed.
 *
 * @param seal in which seal
 * @param kind what it is: audit, scan, seal or truncation
 * @param number its number: an audit record's id, a scan's seq, a seal's no
 * @param problem changed, removed, added, unsigned or cut-off
 */
public record Broken(long seal, String kind, long number, String problem) {

    public String sentence() {
        String what = switch (kind) {
            case "audit" -> "audit record " + number + " (seal " + seal + ")";
            case "scan" -> "scan " + number + " (seal " + seal + ")";
            default -> kind + " " + number;
        };
        return switch (problem) {
            case "added" -> what + " was added afterwards";
            case "unsigned" -> what + " is not signed with this installation's key";
            case "cut-off" -> "everything from " + what + " on was cut off";
            default -> what + " was " + problem;
        };
    }
}
