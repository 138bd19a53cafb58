package io.intarsia.eval.detection;

import io.intarsia.eval.metrics.AveragePrecision;
import io.intarsia.proto.BoxScoringConfig;
import io.intarsia.proto.ChanceScores;
import io.intarsia.proto.ClassDetections;
import io.intarsia.proto.DetectionScores;
import io.intarsia.proto.ObjectSize;
import io.intarsia.proto.ScoreInterval;
import io.intarsia.proto.SizeScores;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Average precision of detections: of each class, by size, with interval and chance. */
public final class DetectionScorer {
  private static final Map<SizeRange, ObjectSize> SIZES =
      Map.of(
          SizeRange.SMALL, ObjectSize.SMALL_OBJECTS,
          SizeRange.MEDIUM, ObjectSize.MEDIUM_OBJECTS,
          SizeRange.LARGE, ObjectSize.LARGE_OBJECTS);

  private final GroundTruth truth;
  private final BoxScoringConfig config;
  private final AveragePrecision rule;

  /** With every default of the config filled in. */
  public DetectionScorer(GroundTruth truth, BoxScoringConfig config) {
    this.truth = truth;
    this.config = config;
    this.rule = ruleOf(config);
  }

  /** The rule of average precision that a config asks for. */
  static AveragePrecision ruleOf(BoxScoringConfig config) {
    return switch (config.getAveragePrecision()) {
      case AREA -> AveragePrecision.AREA;
      case ELEVEN_POINT -> AveragePrecision.ELEVEN_POINT;
      case NON_INTERPOLATED -> AveragePrecision.NON_INTERPOLATED;
    };
  }

  /** Scores detections of the ground truth's pictures and classes. */
  public DetectionScores score(List<Detection> detections) {
    List<ClassResult> results = judge(detections, SizeRange.ANY);
    ImageBootstrap bootstrap =
        new ImageBootstrap(results, truth.images(), rule, config.getResamples(), config.getSeed());
    DetectionScores.Builder scores = DetectionScores.newBuilder();
    for (int i = 0; i < results.size(); i++) {
      scores.addClasses(ofClass(results.get(i), bootstrap.of(i)));
    }
    mean(results, rule).ifPresent(scores::setScore);
    mean(results, AveragePrecision.ELEVEN_POINT).ifPresent(scores::setScore11Point);
    mean(results, AveragePrecision.AREA).ifPresent(scores::setScoreArea);
    scores.setInterval(bootstrap.ofMean());
    SIZES.keySet().stream().sorted().forEach(size -> addSize(detections, size, scores));
    return scores.setChance(chance(detections)).build();
  }

  /** Judges the detections of every class. */
  List<ClassResult> judge(List<Detection> detections, SizeRange size) {
    VocMatching matching = new VocMatching(config.getIou(), size);
    Map<String, List<Detection>> byClass =
        detections.stream().collect(Collectors.groupingBy(Detection::category));
    return truth.classes().stream()
        .map(
            category ->
                ClassResult.of(
                    category, byClass.getOrDefault(category, List.of()), truth, matching))
        .toList();
  }

  /** Judges all detections, each in the order of its class. */
  public List<JudgedDetection> judge(List<Detection> detections) {
    return judge(detections, SizeRange.ANY).stream()
        .map(ClassResult::judged)
        .flatMap(Collection::stream)
        .toList();
  }

  private ClassDetections ofClass(ClassResult result, ScoreInterval interval) {
    ClassDetections.Builder scores =
        ClassDetections.newBuilder()
            .setName(result.category())
            .setPositives(result.positiveCount())
            .setDifficult(result.difficult())
            .setDetections(result.judged().size());
    result.score(rule).ifPresent(scores::setScore);
    result.score(AveragePrecision.ELEVEN_POINT).ifPresent(scores::setScore11Point);
    result.score(AveragePrecision.AREA).ifPresent(scores::setScoreArea);
    if (interval.hasLow()) {
      scores.setInterval(interval);
    }
    return scores.build();
  }

  private static OptionalDouble mean(List<ClassResult> results, AveragePrecision rule) {
    return results.stream()
        .map(each -> each.score(rule))
        .flatMapToDouble(OptionalDouble::stream)
        .average();
  }

  private void addSize(List<Detection> detections, SizeRange size, DetectionScores.Builder scores) {
    List<ClassResult> results = judge(detections, size);
    SizeScores.Builder found =
        SizeScores.newBuilder()
            .setSize(SIZES.get(size))
            .setPositives(results.stream().mapToLong(ClassResult::positiveCount).sum());
    mean(results, rule).ifPresent(found::setScore);
    scores.addSizes(found);
    for (int i = 0; i < results.size(); i++) {
      SizeScores.Builder ofClass =
          SizeScores.newBuilder()
              .setSize(SIZES.get(size))
              .setPositives(results.get(i).positiveCount());
      results.get(i).score(rule).ifPresent(ofClass::setScore);
      scores.getClassesBuilder(i).addSizes(ofClass);
    }
  }

  private ChanceScores chance(List<Detection> detections) {
    List<Double> means = new ArrayList<>();
    IntStream.range(0, config.getShuffles())
        .mapToObj(i -> new ShuffledImages(truth.images(), config.getSeed() + i))
        .map(shuffle -> mean(judge(shuffle.of(detections), SizeRange.ANY), rule))
        .forEach(mean -> mean.ifPresent(means::add));
    ChanceScores.Builder chance = ChanceScores.newBuilder().addAllScores(means);
    means.stream().mapToDouble(Double::doubleValue).average().ifPresent(chance::setMean);
    return chance.build();
  }
}
