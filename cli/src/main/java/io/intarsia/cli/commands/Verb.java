package io.intarsia.cli.commands;

import io.intarsia.proto.EvaluationConfig.KindCase;

/**
 * What the command line says of one evaluation.
 *
 * @param word after {@code evaluate}
 * @param kind what its config must ask for
 * @param summary a line for the list of commands
 * @param explanation for its own help
 * @param data name of the data set in the example
 * @param config name of the shipped config in the example
 * @param keepsFeatures whether features can be kept for another evaluation
 */
record Verb(
    String word,
    KindCase kind,
    String summary,
    String explanation,
    String data,
    String config,
    boolean keepsFeatures) {

  static Verb svm() {
    return new Verb(
        "svm",
        KindCase.LINEAR_SVM,
        "score every layer of a model by linear SVMs, beside its random twin",
        """
        Trains linear support vector machines on the features of each layer, as Goyal et al. 2019 do \
        on VOC07, and does the same with the network's random twins.""",
        "voc",
        "voc07_subset_svm",
        true);
  }

  static Verb lowShot() {
    return new Verb(
        "low-shot",
        KindCase.LOW_SHOT,
        "score every layer of a model by linear SVMs on k images of each class",
        """
        Trains linear support vector machines on 1, 2, 4 ... 96 images of each class, several samples of \
        each, as Goyal et al. 2019 do, and does the same with the network's random twins. The cost is \
        chosen twice: by the authors' rule, which looks at the test split, and by cross-validation on \
        the sample. The page shows the curves over k.""",
        "voc",
        "voc07_subset_low_shot",
        true);
  }

  static Verb linear() {
    return new Verb(
        "linear",
        KindCase.LINEAR_PROBE,
        "score every layer of a model by linear classifiers, trained all at once",
        """
        Trains one linear classifier on each layer of the frozen backbone, all at once by stochastic \
        gradient descent, as Goyal et al. 2019 do on Places205 and ImageNet, and does the same with \
        the network's random twins. Needs class folders. With linear_probe.cached it learns from \
        features of the images' centres, which --features keeps and finds; with \
        linear_probe.augmented there are none to keep.""",
        "scenes",
        "scenes_linear",
        true);
  }

  static Verb finetune() {
    return new Verb(
        "finetune",
        KindCase.FINE_TUNE,
        "train a whole model further on labels, and score it beside its random twin",
        """
        Trains the whole backbone further with a classifier on top, as Goyal et al. 2019 do on VOC07, \
        and does the same with the network's random twins. Runs lie in OUT/runs with their logs and \
        TensorBoard files; one that was stopped goes on when the command is given again. Prints which \
        variables were taken from the model.""",
        "voc",
        "voc07_subset_finetune",
        false);
  }

  static Verb knn() {
    return new Verb(
        "knn",
        KindCase.KNN,
        "score every layer of a model by votes of the nearest training images",
        """
        Lets the training images that lie nearest to a test image vote on its class, as Wu et al. 2018 \
        do, with the features of each layer and with those of the network's random twins. Nothing is \
        trained.""",
        "objects10",
        "objects10_knn",
        true);
  }
}
