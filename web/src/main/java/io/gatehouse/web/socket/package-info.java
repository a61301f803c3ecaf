/**
 * What all sockets have in common. Who opens one is a stranger until its first message has named it by a token; strangers
 * are few for each address and are not waited for. What is sent goes out in order and never makes a thread wait: who does
 * not read is closed before what is kept for it grows. Scanners and
 * guests may come from a page of any origin, for nothing is read from a cookie; who watches must come from ours.
 */
@NullMarked
package io.gatehouse.web.socket;

import org.jspecify.annotations.NullMarked;
