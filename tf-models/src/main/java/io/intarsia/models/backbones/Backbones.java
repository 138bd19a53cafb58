package io.intarsia.models.backbones;

/** placeholder for the skeleton */
final class Backbones {
  private Backbones() {}
}
