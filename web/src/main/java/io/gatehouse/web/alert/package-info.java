/** What looks wrong, over the API and on the event's page. */
@NullMarked
package io.gatehouse.web.alert;

import org.jspecify.annotations.NullMarked;
