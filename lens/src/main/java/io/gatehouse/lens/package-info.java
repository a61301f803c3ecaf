/**
 * Reads QR codes in pictures of a camera, with the library that proves each code readable when it is drawn. Compiled for
 * browsers: no server is asked what a camera sees.
 *
 * <p>A browser's Java lacks most of the library and is silent about some of it: nothing is used here but arrays, numbers,
 * strings and zxing, and the tests run on the JVM what pages run.
 */
@NullMarked
package io.gatehouse.lens;

import org.jspecify.annotations.NullMarked;
