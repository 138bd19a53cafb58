package io.intarsia.core.graph;

/** What a variable is for; decides whether it is trained and whether it decays. */
public enum VariableRole {
  /** A convolution's or matrix product's weights: trained, decays. */
  KERNEL,
  /** An additive term of a layer: trained, decays only where the optimiser says so. */
  BIAS,
  /** Scale or shift of a normalisation: trained, never decays. */
  NORMALIZATION,
  /** A running statistic of batch normalisation: follows the batches, has no gradient. */
  STATISTIC,
  /** State of the optimiser: saved in checkpoints, never exported. */
  SLOT;

  /** Whether the optimiser moves variables of this role. */
  public boolean isTrained() {
    return this == KERNEL || this == BIAS || this == NORMALIZATION;
  }

  /** Whether variables of this role belong to a published model. */
  public boolean isPublished() {
    return this != SLOT;
  }
}
