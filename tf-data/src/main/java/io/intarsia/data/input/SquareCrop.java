package io.intarsia.data.input;

/**
 * A random square of a resized photo, lengths in pixels after the resize.
 *
 * @param resize short side of the resized photo; 0 keeps the photo's own size, or enlarges it to
 *     the crop where it is smaller
 * @param side side of the square
 */
record SquareCrop(int resize, int side) {}
