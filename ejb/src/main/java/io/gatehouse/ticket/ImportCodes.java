package io.gatehouse.ticket;

import io.gatehouse.common.Secrets;

/** Makes the codes of an import's tickets. */
final class ImportCodes {

    private static final int CODE_CHARACTERS = 26;
    private static final String CODES = "ticket-code";

    private final Secrets secrets;

    ImportCodes(Secrets secrets) {
        this.secrets = secrets;
    }

    ImportCode of(ImportRow row) {
        String code = row.code() == null ? Secrets.code(CODE_CHARACTERS) : row.code();
        return new ImportCode(Secrets.hash(code), secrets.encrypt(CODES, code));
    }
}
