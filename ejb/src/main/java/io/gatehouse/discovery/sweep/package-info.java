/**
 * One look at who is on the LAN: which addresses answer, by which evidence, with which hardware address, vendor and name.
 * It needs no root and no native code, and it never writes: it sends a packet to each address and sees what the system
 * learned from it. What it may look at is said by who calls it; what it finds is a list of facts, not of states.
 *
 * <p>The system's own table of neighbours remembers hosts that left. So a host counts as seen only by proof made during
 * this very sweep; an entry that was there before and couldn't be proven anew is told as {@link
 * io.gatehouse.discovery.sweep.Evidence#UNCONFIRMED}, which nobody may take for presence. docs/adr/0018 says how far the
 * kernel can be asked.
 */
@NullMarked
package io.gatehouse.discovery.sweep;

import org.jspecify.annotations.NullMarked;
