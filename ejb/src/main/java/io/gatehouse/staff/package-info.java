/**
 * People: their accounts, roles and sessions. Passwords are kept as PBKDF2 hashes by Jakarta Security's own means, at
 * most two reckoned at once; sessions as hashes of their tokens, looked up on every call, so that ending one ends it at
 * once. Wrong passwords are counted by account and address before the hash is reckoned, so that guessing costs us nothing.
 */
@NullMarked
package io.gatehouse.staff;

import org.jspecify.annotations.NullMarked;
