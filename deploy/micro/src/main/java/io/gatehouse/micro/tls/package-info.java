/**
 * The certificate by which this server is known over HTTPS, and its change while the server runs. It is one that the
 * operator brings, or one that an authority of our own issues for the addresses that this machine has at the moment.
 *
 * <p>The own authority is made so that whoever steals its key gains little: the key of what people trust is forgotten as
 * soon as it has signed one issuer, and that issuer's certificate allows private addresses and local names only, in a
 * place where every client looks (of the rules in a trusted certificate itself, some take no notice). Nothing of this
 * touches what the server trusts, or how it shows itself, where it calls out.
 */
@NullMarked
package io.gatehouse.micro.tls;

import org.jspecify.annotations.NullMarked;
