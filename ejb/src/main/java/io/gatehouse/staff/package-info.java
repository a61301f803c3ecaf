/**
 * People: their accounts, roles and sessions. An account begins with an invitation, by which its owner chooses a
 * password. Passwords are kept as PBKDF2 hashes by Jakarta Security's own means, at most two reckoned at once;
 * invitations as HMACs of their codes; sessions as hashes of their tokens, looked up on every call with the person's
 * role, so that ending one, or changing a role, holds at once. Wrong passwords are counted by account and address before
 * the hash is reckoned, so that guessing costs us nothing. Changes that could leave nobody in charge take a lock on all
 * administrators first.
 */
@NullMarked
package io.gatehouse.staff;

import org.jspecify.annotations.NullMarked;
