package io.intarsia.eval.detector;

import io.intarsia.core.boxes.Box;

/**
 * An object that a detector sees.
 *
 * @param category name of its class
 * @param score probability
 * @param box where, in pixels of the picture
 */
public record Finding(String category, float score, Box box) {}
