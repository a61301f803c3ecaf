/** Where this installation is and that it is this one, as clients ask before they trust an address. */
@NullMarked
package io.gatehouse.web.network;

import org.jspecify.annotations.NullMarked;
