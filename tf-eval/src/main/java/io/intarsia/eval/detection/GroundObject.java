package io.intarsia.eval.detection;

import io.intarsia.core.boxes.Box;

/**
 * An object that annotators marked.
 *
 * @param image name of the picture
 * @param category its class
 * @param box where, in pixels of the upright picture
 * @param difficult whether they marked it as hard to recognise: it is not asked for
 */
public record GroundObject(String image, String category, Box box, boolean difficult) {}
