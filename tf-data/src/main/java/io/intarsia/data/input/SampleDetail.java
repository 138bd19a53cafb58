package io.intarsia.data.input;

/** How much a sample tells. */
enum SampleDetail {
  /** What the network needs. */
  TRAINING,
  /** Also where the sample comes from and what was drawn, for people to look at. */
  EXPLAINED
}
