/** Container images from nothing: a Java runtime, the libraries it needs, our jars. */
@NullMarked
package dev.holdfast.images;

import org.jspecify.annotations.NullMarked;
