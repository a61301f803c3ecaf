/**
 * What all sockets have in common. Who opens one is a stranger until its first message has named it by a token; strangers
 * are few for each address and are not waited for. What is sent goes out in order and never makes a thread wait: who does
 * not read is closed before what is kept for it grows. Any origin may open a socket, for nothing is read from a cookie.
 */
@NullMarked
package io.gatehouse.web.socket;

import org.jspecify.annotations.NullMarked;
