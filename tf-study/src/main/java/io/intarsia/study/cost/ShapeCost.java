package io.intarsia.study.cost;

/**
 * What a pretraining of a shape costs on this machine, seconds.
 *
 * @param start of process, graph, last checkpoint and judgement
 * @param step of each step
 * @param export of the model
 */
record ShapeCost(double start, double step, double export) {}
