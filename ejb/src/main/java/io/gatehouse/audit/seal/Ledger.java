package io.gatehouse.audit.seal;

import java.util.List;
import java.util.Optional;

/** Where seals and rows are read from: a database that runs, or a dump of one. */
public interface Ledger {

    /** The seals after that number in their order: as many as are well checked together, none when there are no more. */
    List<Seal> sealsAfter(long no);

    /** The highest seal below that number. */
    Optional<Seal> sealBefore(long no);

    /** What is stored now in the turns {@code [fromTurn, uptoTurn)}, in order of turns. */
    List<Row> rows(long fromTurn, long uptoTurn);

    /** How many rows there are from that turn on. */
    long countFrom(long turn);

    /** Whether there is such a row, in whatever turn. */
    boolean has(Kind kind, long number);

    /** Ordered by how far they go. */
    List<Truncation> truncations();
}
