package io.intarsia.data.input;

import org.tensorflow.ndarray.Shape;

/**
 * The layout of a sample's random numbers: every draw that a transform makes has its own place in
 * one vector, so that no two draws can share a number and a new one at the end moves none.
 */
final class RandomSlots {
  private int size;

  /** The place of one draw. */
  record Slot(int first, Shape shape) {
    int length() {
      return Math.toIntExact(shape.size());
    }
  }

  /** A place for as many numbers as the shape has elements; no dimensions make a scalar. */
  Slot add(long... shape) {
    Slot slot = new Slot(size, Shape.of(shape));
    size += slot.length();
    return slot;
  }

  /** Length of the vector. */
  int size() {
    return size;
  }
}
