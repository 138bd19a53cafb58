package io.intarsia.eval.suite;

import io.intarsia.core.savedmodel.IdentifiedModel;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * One network that stands for a model of a suite, alone or beside others with other seeds.
 *
 * @param model what is published of it
 * @param place its own directory below the suite's directories for reports or features
 * @param seed of random weights
 */
record SuiteNetwork(IdentifiedModel model, Path place, OptionalLong seed) {}
