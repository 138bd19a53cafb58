package io.intarsia.eval.detection;

/**
 * A detection and what it is worth.
 *
 * @param detection what was said
 * @param outcome what it is
 * @param iou largest intersection over union with an object of its class in its picture
 */
public record JudgedDetection(Detection detection, Outcome outcome, double iou) {}
