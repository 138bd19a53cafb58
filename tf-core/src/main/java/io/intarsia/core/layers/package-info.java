/**
 * The layers that networks are made of, one to a file. Maps are {@code [batch, height, width,
 * channels]}; every layer has a gradient check with the attributes that the models use.
 */
@NullMarked
package io.intarsia.core.layers;

import org.jspecify.annotations.NullMarked;
