@NullMarked
package io.gatehouse.micro.tls;

import org.jspecify.annotations.NullMarked;
